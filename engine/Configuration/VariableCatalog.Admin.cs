namespace Sim.Engine.Configuration;

internal sealed partial class VariableCatalog
{
    /// <summary>The name of the variable that shows the version; its default is the profile's.</summary>
    public const string VersionName = "version";

    /// <summary>
    /// The admin- variables of 1.4.6 in the order in which they are written to tables (src: lib/ProxySQL_Admin.cpp, admin_variables_names
    /// and set_variable).
    /// </summary>
    public static VariableCatalog Admin { get; } = new("admin",
    [
        new("admin_credentials", "admin:admin", ValueRules.SomeText),
        new("stats_credentials", "stats:stats", ValueRules.SomeText),
        new("stats_mysql_connections", "60", ValueRules.SamplingInterval(300)),
        new("stats_mysql_connection_pool", "60", ValueRules.SamplingInterval(300)),
        new("stats_mysql_query_cache", "60", ValueRules.SamplingInterval(300)),
        new("stats_system_cpu", "60", ValueRules.SamplingInterval(600)),
        new("stats_system_memory", "60", ValueRules.SamplingInterval(600)),
        new("mysql_ifaces", "0.0.0.0:6032", ValueRules.SomeText),
        new("telnet_admin_ifaces", null, ValueRules.SomeText),
        new("telnet_stats_ifaces", null, ValueRules.SomeText),
        Number("refresh_interval", 2_000, 101, 99_999),
        Switch("read_only", false),
        Switch("hash_passwords", true),
        new(VersionName, null, ValueRules.Version),
        new("cluster_username", "", ValueRules.TextOnceSet),
        new("cluster_password", "", ValueRules.TextOnceSet),
        Number("cluster_check_interval_ms", 1_000, 10, 300_000),
        Number("cluster_check_status_frequency", 10, 0, 10_000),
        Number("cluster_mysql_query_rules_diffs_before_sync", 3, 0, 1_000),
        Number("cluster_mysql_servers_diffs_before_sync", 3, 0, 1_000),
        Number("cluster_mysql_users_diffs_before_sync", 3, 0, 1_000),
        Number("cluster_proxysql_servers_diffs_before_sync", 3, 0, 1_000),
        Switch("cluster_mysql_query_rules_save_to_disk", true),
        Switch("cluster_mysql_servers_save_to_disk", true),
        Switch("cluster_mysql_users_save_to_disk", true),
        Switch("cluster_proxysql_servers_save_to_disk", true),
        Switch("checksum_mysql_query_rules", true),
        Switch("checksum_mysql_servers", true),
        Switch("checksum_mysql_users", true),
        Switch("web_enabled", false),
        Number("web_port", 6_080, 1, 65_534),
    ]);
}
