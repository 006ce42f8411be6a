namespace Sim.Engine.Admin.Commands;

/// <summary>SET variable=value, rewritten to an UPDATE of the memory layer (src: lib/ProxySQL_Admin.cpp, admin_handler_command_set).</summary>
internal static class SetVariable
{
    /// <summary>The only variable that SET refuses: its value may contain what SET cannot parse.</summary>
    private const string NotConfigurable = "mysql-init_connect";

    /// <summary>Takes a statement that begins with SET.</summary>
    public static Verdict Perform(AdminStatement statement, AdminServices services)
    {
        if (!statement.Begins("SET "))
        {
            return Verdict.NotMine;
        }

        if (!statement.Text.Contains("password", StringComparison.Ordinal))
        {
            services.Events.Emit(new AdminSetReceived(statement.Text));
        }

        (string name, string value) = CScanning.FirstTwoParts(statement.Text["SET ".Length..], '=');
        name = name.Trim(' ');
        if (name == NotConfigurable)
        {
            return Verdict.Fail(
                $"ERROR: Global variable '{name}' is not configurable using SET command. You must run UPDATE global_variables");
        }

        if (!services.Settings.IsVariable(name))
        {
            string unknown = $"ERROR: Unknown global variable: '{name}'.";
            return services.Profile.AnswersOkToUnknownVariable ? Verdict.Answer(new AdminReply.Ok(0, unknown)) : Verdict.Fail(unknown);
        }

        return Verdict.Run($"UPDATE global_variables SET variable_value={value} WHERE variable_name='{name}'");
    }
}
