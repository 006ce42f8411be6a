namespace Sim.Engine.Admin.Statistics;

/// <summary>What has to be filled before a statement runs, in the order in which it is filled (src: lib/ProxySQL_Admin.cpp, GenericRefreshStatistics).</summary>
[Flags]
internal enum Refresh
{
    /// <summary>The statement names nothing that is filled on demand.</summary>
    None = 0,

    /// <summary>stats_mysql_processlist.</summary>
    Processlist = 1 << 0,

    /// <summary>stats_mysql_query_digest.</summary>
    QueryDigest = 1 << 1,

    /// <summary>stats_mysql_query_digest_reset.</summary>
    QueryDigestReset = 1 << 2,

    /// <summary>stats_mysql_connection_pool and its copy _reset.</summary>
    ConnectionPoolReset = 1 << 3,

    /// <summary>stats_mysql_connection_pool.</summary>
    ConnectionPool = 1 << 4,

    /// <summary>stats_mysql_global.</summary>
    GlobalStatus = 1 << 5,

    /// <summary>stats_memory_metrics.</summary>
    MemoryMetrics = 1 << 6,

    /// <summary>stats_mysql_query_rules.</summary>
    QueryRuleHits = 1 << 7,

    /// <summary>stats_mysql_commands_counters.</summary>
    CommandsCounters = 1 << 8,

    /// <summary>stats_mysql_users.</summary>
    Users = 1 << 9,

    /// <summary>stats_proxysql_servers_metrics.</summary>
    PeerMetrics = 1 << 10,

    /// <summary>stats_proxysql_servers_checksums.</summary>
    PeerChecksums = 1 << 11,

    /// <summary>stats_mysql_prepared_statements_info.</summary>
    PreparedStatements = 1 << 12,

    /// <summary>runtime_global_variables.</summary>
    RuntimeVariables = 1 << 13,

    /// <summary>runtime_mysql_servers and the hostgroup tables.</summary>
    RuntimeMysqlServers = 1 << 14,

    /// <summary>runtime_proxysql_servers.</summary>
    RuntimeProxysqlServers = 1 << 15,

    /// <summary>runtime_mysql_users.</summary>
    RuntimeMysqlUsers = 1 << 16,

    /// <summary>runtime_mysql_query_rules.</summary>
    RuntimeMysqlQueryRules = 1 << 17,

    /// <summary>runtime_scheduler.</summary>
    RuntimeScheduler = 1 << 18,

    /// <summary>runtime_checksums_values.</summary>
    ChecksumsValues = 1 << 19,
}

/// <summary>Finds table names in a statement's text, comments and strings included: it is a search for substrings and case matters.</summary>
internal static class RefreshRules
{
    private static readonly (string Name, Refresh Refresh)[] _everywhere =
    [
        ("stats_mysql_query_digest", Refresh.QueryDigest),
        ("stats_mysql_query_digest_reset", Refresh.QueryDigestReset),
        ("stats_mysql_global", Refresh.GlobalStatus),
        ("stats_memory_metrics", Refresh.MemoryMetrics),
        ("stats_mysql_commands_counters", Refresh.CommandsCounters),
        ("stats_mysql_query_rules", Refresh.QueryRuleHits),
        ("stats_mysql_users", Refresh.Users),
        ("stats_proxysql_servers_checksums", Refresh.PeerChecksums),
        ("stats_proxysql_servers_metrics", Refresh.PeerMetrics),
        ("stats_mysql_prepared_statements_info", Refresh.PreparedStatements),
    ];

    private static readonly (string Name, Refresh Refresh)[] _forAdministrators =
    [
        ("runtime_mysql_servers", Refresh.RuntimeMysqlServers),
        ("runtime_mysql_replication_hostgroups", Refresh.RuntimeMysqlServers),
        ("runtime_mysql_group_replication_hostgroups", Refresh.RuntimeMysqlServers),
        ("runtime_mysql_users", Refresh.RuntimeMysqlUsers),
        ("runtime_mysql_query_rules", Refresh.RuntimeMysqlQueryRules),
        ("runtime_scheduler", Refresh.RuntimeScheduler),
        ("runtime_proxysql_servers", Refresh.RuntimeProxysqlServers),
        ("runtime_checksums_values", Refresh.ChecksumsValues),
    ];

    /// <summary>What the statement makes necessary.</summary>
    public static Refresh For(string text, bool isStats)
    {
        Refresh refresh = text.Contains("processlist", StringComparison.OrdinalIgnoreCase) ? Refresh.Processlist : Refresh.None;
        if (text.Contains("stats_", StringComparison.Ordinal))
        {
            refresh |= Named(text, _everywhere) | ConnectionPool(text);
        }

        if (isStats)
        {
            return refresh;
        }

        refresh |= text.Contains("global_variables", StringComparison.Ordinal) ? Refresh.RuntimeVariables : Refresh.None;
        return text.Contains("runtime_", StringComparison.Ordinal) ? refresh | Named(text, _forAdministrators) : refresh;
    }

    private static Refresh ConnectionPool(string text)
    {
        if (text.Contains("stats_mysql_connection_pool_reset", StringComparison.Ordinal))
        {
            return Refresh.ConnectionPoolReset;
        }

        return text.Contains("stats_mysql_connection_pool", StringComparison.Ordinal) ? Refresh.ConnectionPool : Refresh.None;
    }

    private static Refresh Named(string text, (string Name, Refresh Refresh)[] rules)
    {
        Refresh refresh = Refresh.None;
        foreach ((string name, Refresh needed) in rules)
        {
            refresh |= text.Contains(name, StringComparison.Ordinal) ? needed : Refresh.None;
        }

        return refresh;
    }
}
