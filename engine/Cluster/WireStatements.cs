namespace Sim.Engine.Cluster;

/// <summary>
/// The statements that cross the wire between nodes, to the letter: a real 1.4.6 recognises two of them by their text
/// (src: include/ProxySQL_Cluster.hpp, lib/ProxySQL_Cluster.cpp).
/// </summary>
public static class WireStatements
{
    /// <summary>The light check.</summary>
    public const string GlobalChecksum = "SELECT GLOBAL_CHECKSUM()";

    /// <summary>Asked when the global checksum changed.</summary>
    public const string Checksums = "SELECT * FROM runtime_checksums_values ORDER BY name";

    /// <summary>Asked every admin-cluster_check_status_frequency checks.</summary>
    public const string Metrics = "SELECT * FROM stats_mysql_global ORDER BY Variable_Name";

    /// <summary>Rules of a pull.</summary>
    public const string QueryRules = "SELECT " + QueryRuleColumns + " FROM runtime_mysql_query_rules";

    /// <summary>Users of a pull.</summary>
    public const string Users = "SELECT " + UserColumns + " FROM runtime_mysql_users";

    /// <summary>Servers of a pull; answered with the raw dump, whose columns come in another order than asked.</summary>
    public const string Servers =
        "SELECT hostgroup_id, hostname, port, status, weight, compression, max_connections, max_replication_lag, use_ssl, max_latency_ms, comment"
        + " FROM runtime_mysql_servers WHERE status<>'OFFLINE_HARD'";

    /// <summary>Replication hostgroups of a pull; answered with the raw dump.</summary>
    public const string ReplicationHostgroups =
        "SELECT writer_hostgroup, reader_hostgroup, COALESCE(comment,'') FROM runtime_mysql_replication_hostgroups";

    /// <summary>Asked after the servers, to be sure that the rows belong to the expected checksum.</summary>
    public const string ServersChecksum = "SELECT * FROM runtime_checksums_values WHERE name='mysql_servers' LIMIT 1";

    /// <summary>Peers of a pull.</summary>
    public const string ProxysqlServers = "SELECT " + PeerColumns + " FROM runtime_proxysql_servers";

    internal const string QueryRuleColumns =
        "rule_id, username, schemaname, flagIN, client_addr, proxy_addr, proxy_port, digest, match_digest, match_pattern, negate_match_pattern,"
        + " re_modifiers, flagOUT, replace_pattern, destination_hostgroup, cache_ttl, reconnect, timeout, retries, delay, next_query_flagIN,"
        + " mirror_flagOUT, mirror_hostgroup, error_msg, ok_msg, sticky_conn, multiplex, log, apply, comment";

    internal const string UserColumns =
        "username, password, active, use_ssl, default_hostgroup, default_schema, schema_locked, transaction_persistent, fast_forward, backend,"
        + " frontend, max_connections";

    internal const string PeerColumns = "hostname, port, weight, comment";
}
