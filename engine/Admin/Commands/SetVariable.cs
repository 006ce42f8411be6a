using Sim.Engine.Events;

namespace Sim.Engine.Admin.Commands;

/// <summary>What becomes of a SET.</summary>
[Branches("admin.set_variable")]
public enum SetBranch
{
    /// <summary>It is rewritten to an UPDATE.</summary>
    Rewritten,

    /// <summary>It is refused: mysql-init_connect cannot be set in this way.</summary>
    NotConfigurable,

    /// <summary>There is no such variable, which 1.4.6 says in an OK.</summary>
    Unknown,
}

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
            services.Events.Take(SetBranch.NotConfigurable);
            return Verdict.Fail(
                $"ERROR: Global variable '{name}' is not configurable using SET command. You must run UPDATE global_variables");
        }

        if (!services.Settings.IsVariable(name))
        {
            services.Events.Take(SetBranch.Unknown);
            string unknown = $"ERROR: Unknown global variable: '{name}'.";
            return services.Profile.AnswersOkToUnknownVariable ? Verdict.Answer(new AdminReply.Ok(0, unknown)) : Verdict.Fail(unknown);
        }

        services.Events.Take(SetBranch.Rewritten);
        return Verdict.Run($"UPDATE global_variables SET variable_value={value} WHERE variable_name='{name}'");
    }
}
