using System.Text.Json;
using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>A peer was read from the configuration file into proxysql_servers.</summary>
/// <param name="Hostname">Its host name, as written.</param>
/// <param name="Port">Its admin port.</param>
public sealed record PeerAddedFromFile(string Hostname, string Port) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "configuration.peer_added_from_file";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info($"Cluster: Adding ProxySQL Servers {Hostname}:{Port} from config file");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("hostname", Hostname);
        json.WriteString("port", Port);
    }
}

/// <summary>A query rule of the configuration file has no rule_id and is skipped.</summary>
public sealed record RuleWithoutId : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "configuration.rule_without_id";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error(
        "ProxySQL_Admin.cpp:7179:Read_MySQL_Query_Rules_from_configfile()",
        "Admin: detected a mysql_query_rules in config file without a mandatory rule_id");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
    }
}

/// <summary>A table refused a row that the node itself wanted to store.</summary>
/// <param name="Error">SQLite's message.</param>
/// <param name="Statement">The statement with its values.</param>
public sealed record StatementFailed(string Error, string Statement) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "configuration.statement_failed";

    /// <summary>A value in the given quotes, which are doubled inside; nothing in NULL's and a number's place but themselves.</summary>
    /// <param name="value">The value; null is NULL.</param>
    /// <param name="quote">The quote; none for a number.</param>
    public static string Literal(string? value, string quote) =>
        value is null ? "NULL" : quote.Length == 0 ? value : $"{quote}{value.Replace(quote, quote + quote, StringComparison.Ordinal)}{quote}";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error("sqlite3db.cpp:60:execute()", $"SQLITE error: {Error} --- {Statement}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("error", Error);
        json.WriteString("statement", Statement);
    }
}

/// <summary><c>--initial</c>: the database file was renamed, the node starts with an empty one.</summary>
/// <param name="Path">The file's path.</param>
public sealed record DatabaseSetAside(string Path) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "configuration.database_set_aside";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Raw($"Renaming database file {Path}\n");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("path", Path);
}
