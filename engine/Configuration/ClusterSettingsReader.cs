using Sim.Engine.Cluster;

namespace Sim.Engine.Configuration;

/// <summary>Turns the admin-cluster_* variables into the snapshot that the cluster room reads.</summary>
internal static class ClusterSettingsReader
{
    /// <summary>The snapshot of this moment.</summary>
    public static ClusterSettings Read(Variables variables) => new()
    {
        Username = variables.AdminText("cluster_username"),
        Password = variables.AdminText("cluster_password"),
        CheckIntervalMilliseconds = (int)variables.AdminNumber("cluster_check_interval_ms"),
        CheckStatusFrequency = (int)variables.AdminNumber("cluster_check_status_frequency"),
        MysqlQueryRules = ReadSync(variables, "mysql_query_rules"),
        MysqlServers = ReadSync(variables, "mysql_servers"),
        MysqlUsers = ReadSync(variables, "mysql_users"),
        ProxysqlServers = ReadSync(variables, "proxysql_servers"),
    };

    private static SyncSettings ReadSync(Variables variables, string module) => new(
        (int)variables.AdminNumber($"cluster_{module}_diffs_before_sync"),
        variables.AdminSwitch($"cluster_{module}_save_to_disk"));
}
