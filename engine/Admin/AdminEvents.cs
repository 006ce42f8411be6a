using System.Text.Json;
using Sim.Engine.Events;

namespace Sim.Engine.Admin;

/// <summary>A command that moves configuration, or a PROXYSQL command, was received.</summary>
public sealed record AdminCommandReceived(string Command) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.command";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info($"Received {Command} command");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("command", Command);
}

/// <summary>A SET was received whose text does not contain <c>password</c>.</summary>
public sealed record AdminSetReceived(string Command) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.set";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info($"Received command {Command}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("command", Command);
}

/// <summary>LOAD MYSQL USER x TO RUNTIME with a name that may be one.</summary>
public sealed record MysqlUserLoading(string Username) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.user_loading";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info($"Loading user {Username}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("username", Username);
}

/// <summary>LOAD MYSQL USER x TO RUNTIME with characters that no name has.</summary>
public sealed record InvalidMysqlUserNamed(string Username) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.user_invalid";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Info($"Tried to load invalid user {Username}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("username", Username);
}

/// <summary>PROXYSQL START came to a node that runs already.</summary>
public sealed record NodeAlreadyStarted : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.already_started";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Warning(
        "ProxySQL_Admin.cpp:549:admin_handler_command_proxysql()", "ProxySQL was already started when received PROXYSQL START command");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
    }
}

/// <summary>PROXYSQL FLUSH CONFIGDB takes whatever file lies in the place of proxysql.db.</summary>
public sealed record ConfigurationDatabaseFlushed : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.configdb_flushed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Warning(
        "ProxySQL_Admin.cpp:666:admin_handler_command_proxysql()", "A misconfigured configdb will cause undefined behaviors");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
    }
}

/// <summary>A puller got the dump of servers or replication hostgroups.</summary>
public sealed record PullServed(string Table) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.pull_served";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        if (log.Profile.SaysHelloToPullers)
        {
            log.Raw("hello\n");
        }
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("table", Table);
}

/// <summary>A stats session asked for PRAGMA or ATTACH.</summary>
public sealed record StatsCommandRefused(string Command) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.stats_command_refused";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error(
        "ProxySQL_Admin.cpp:2932:admin_session_handler()",
        $"[WARNING]: Commands executed from stats interface in Admin Module: \"{Command}\"");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("command", Command);
}

/// <summary>CHECKSUM of a table that cannot be read.</summary>
public sealed record ChecksumFailed(string Error) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.checksum_failed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error("ProxySQL_Admin.cpp:2701:admin_session_handler()", $"Error: {Error}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("error", Error);
}

/// <summary>For what the columns of a table were needed.</summary>
public enum TableInfoText
{
    /// <summary>SHOW TABLE STATUS.</summary>
    Status,

    /// <summary>SHOW FIELDS.</summary>
    Fields,
}

/// <summary>The columns of a table could not be listed.</summary>
/// <param name="Variant">For what they were needed.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Error">SQLite's message.</param>
public sealed record TableInfoFailed(TableInfoText Variant, string Sql, string Error) : NodeEvent, IVariantEvent<TableInfoText>
{
    /// <inheritdoc/>
    public override string Kind => "admin.table_info_failed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error(
        Variant == TableInfoText.Status
            ? "ProxySQL_Admin.cpp:2133:generate_show_table_status()"
            : "ProxySQL_Admin.cpp:2064:generate_show_fields_from()",
        $"Error on {Sql} : {Error}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("sql", Sql);
        json.WriteString("error", Error);
    }
}

/// <summary>A statement of the node's own failed: somebody changed its tables or left a transaction open, or the disk is full.</summary>
public sealed record OwnStatementFailed(string Sql, string Error) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.own_statement_failed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error("sqlite3db.cpp:60:execute()", $"SQLITE error: {Error} --- {Sql}");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("sql", Sql);
        json.WriteString("error", Error);
    }
}

/// <summary>A command could not be carried out because somebody dropped or altered tables that it needs.</summary>
public sealed record TablesUnusable(string Command) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "admin.tables_unusable";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("command", Command);
}
