using System.Text.Json;
using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>Of which variables the log says why a value is refused.</summary>
public enum InvalidValueText
{
    /// <summary>mysql-monitor_replication_lag_use_percona_heartbeat is no schema.table.</summary>
    HeartbeatTable,

    /// <summary>mysql-eventslog_filename is a directory.</summary>
    EventsLogFile,
}

/// <summary>A value is refused, and the log says why.</summary>
/// <param name="Variant">What it says.</param>
/// <param name="Message">The reason.</param>
public sealed record InvalidValue(InvalidValueText Variant, string Message) : NodeEvent, IVariantEvent<InvalidValueText>
{
    /// <inheritdoc/>
    public override string Kind => "configuration.invalid_value";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) =>
        log.Error($"MySQL_Thread.cpp:{(Variant == InvalidValueText.HeartbeatTable ? 1108 : 1729)}:set_variable()", Message);

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("message", Message);
}

/// <summary>A variable's row could not be loaded to runtime and shows the runtime value again.</summary>
/// <param name="Prefix"><c>admin</c> or <c>mysql</c>.</param>
/// <param name="Name">The name without its prefix, as written in the row.</param>
/// <param name="Value">The value that was refused.</param>
/// <param name="Current">The value at runtime.</param>
public sealed record VariableReset(string Prefix, string Name, string Value, string Current) : NodeEvent, IVariantEvent<VariableText>
{
    /// <inheritdoc/>
    public VariableText Variant => VariableTexts.Of(Prefix);

    /// <inheritdoc/>
    public override string Kind => "configuration.variable_reset";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Warning(
        Variant == VariableText.Admin
            ? "ProxySQL_Admin.cpp:3778:flush_admin_variables___database_to_runtime()"
            : "ProxySQL_Admin.cpp:3858:flush_mysql_variables___database_to_runtime()",
        $"Impossible to set variable {Name} with value \"{Value}\". Resetting to current \"{Current}\".");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("variable", $"{Prefix}-{Name}");
        json.WriteString("value", Value);
        json.WriteString("current", Current);
    }
}

/// <summary>A row named a variable that this version does not have; the row is gone.</summary>
/// <param name="Prefix"><c>admin</c> or <c>mysql</c>.</param>
/// <param name="Name">The name without its prefix, as written in the row.</param>
/// <param name="Value">The row's value.</param>
public sealed record UnknownVariableDeleted(string Prefix, string Name, string Value) : NodeEvent, IVariantEvent<VariableText>
{
    /// <inheritdoc/>
    public VariableText Variant => VariableTexts.Of(Prefix);

    /// <inheritdoc/>
    public override string Kind => "configuration.unknown_variable_deleted";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Warning(
        Variant == VariableText.Admin
            ? "ProxySQL_Admin.cpp:3787:flush_admin_variables___database_to_runtime()"
            : "ProxySQL_Admin.cpp:3868:flush_mysql_variables___database_to_runtime()",
        $"Impossible to set not existing variable {Name} with value \"{Value}\". Deleting. "
        + "If the variable name is correct, this version doesn't support it");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("variable", $"{Prefix}-{Name}");
        json.WriteString("value", Value);
    }
}

/// <summary>Which variables the log speaks of.</summary>
public enum VariableText
{
    /// <summary>Those of the admin interface.</summary>
    Admin,

    /// <summary>Those of the MySQL module.</summary>
    Mysql,
}

/// <summary>The variables by the prefix of their names.</summary>
internal static class VariableTexts
{
    public static VariableText Of(string prefix) => prefix == "admin" ? VariableText.Admin : VariableText.Mysql;
}
