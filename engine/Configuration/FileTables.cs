using static Sim.Engine.Configuration.FileColumn;

namespace Sim.Engine.Configuration;

/// <summary>The lists of a configuration file, as 1.4.6 reads them (src: lib/ProxySQL_Admin.cpp, Read_*_from_configfile).</summary>
internal static class FileTables
{
    /// <summary>Users are always frontend and backend users.</summary>
    public static FileTable MysqlUsers { get; } = new("mysql_users",
    [
        NeededText("username", "username"), Text("password", ""), Number("active", 1), Number("default_hostgroup", 0), Text("default_schema", ""),
        Number("schema_locked", 0), Number("transaction_persistent", 1), Number("fast_forward", 0), Number("max_connections", 10000),
    ]);

    /// <summary>An unknown status counts as ONLINE.</summary>
    public static FileTable MysqlServers { get; } = new("mysql_servers",
    [
        NeededText("hostname", "address", "hostname") with { Quote = DoubleQuote }, Number("port", 3306), NeededNumber("hostgroup_id", "hostgroup"),
        Number("compression", 0), Number("weight", 1),
        new("status", row => row.TryText("status", out string? status) ? KnownStatus(status) : Online, Quote: DoubleQuote),
        Number("max_connections", 1000), Number("max_replication_lag", 0), Number("use_ssl", 0), Number("max_latency_ms", 0), Text("comment", ""),
    ]);

    /// <summary>Replication hostgroups; there is no section for group replication in 1.4.6.</summary>
    public static FileTable ReplicationHostgroups { get; } = new("mysql_replication_hostgroups",
    [
        NeededNumber("writer_hostgroup", "writer_hostgroup"), NeededNumber("reader_hostgroup", "reader_hostgroup"), Text("comment", ""),
    ]);

    /// <summary>Query rules.</summary>
    public static FileTable QueryRules { get; } = new("mysql_query_rules",
    [
        NeededNumber("rule_id", "rule_id"), Number("active", 1), Text("username"), Text("schemaname"), Optional("flagIN", 0), Text("client_addr"),
        Text("proxy_addr"), Optional("proxy_port"), Text("digest"), Text("match_digest"), Text("match_pattern"), Flag("negate_match_pattern"),
        Text("re_modifiers", "CASELESS"), Optional("flagOUT"), Text("replace_pattern"), Optional("destination_hostgroup"), Optional("cache_ttl"),
        Optional("reconnect"), Optional("timeout"), Optional("retries"), Optional("delay"), Optional("next_query_flagIN"),
        Optional("mirror_flagOUT"), Optional("mirror_hostgroup"), Text("error_msg"), Text("OK_msg"), Optional("sticky_conn"),
        Optional("multiplex"), Optional("log"), Flag("apply"), Text("comment"),
    ]);

    /// <summary>The scheduler.</summary>
    public static FileTable Scheduler { get; } = new("scheduler",
    [
        NeededNumber("id", "id"), Number("active", 1), Number("interval_ms", 0), NeededText("filename", "filename"), Text("arg1"), Text("arg2"),
        Text("arg3"), Text("arg4"), Text("arg5"), Text("comment", ""),
    ]);

    /// <summary>Peers. A row without a port is skipped without a word.</summary>
    public static FileTable ProxysqlServers { get; } = new("proxysql_servers",
    [
        NeededText("hostname", "address", "hostname") with { Quote = DoubleQuote }, NeededNumber("port", "port"), Number("weight", 0), Text("comment", ""),
    ]);

    private const string Online = "ONLINE";
    private const string DoubleQuote = "\"";

    private static string KnownStatus(string status) =>
        status.ToUpperInvariant() is Online or "SHUNNED" or "OFFLINE_SOFT" or "OFFLINE_HARD" ? status : Online;
}
