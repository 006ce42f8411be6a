using System.Collections.Immutable;
using Sim.Engine.Checksums;

namespace Sim.Engine.Cluster;

/// <summary>
/// The admin-cluster_* variables as they are at runtime (src: include/ProxySQL_Cluster.hpp). An immutable snapshot: LOAD ADMIN VARIABLES TO
/// RUNTIME replaces it.
/// </summary>
public sealed record ClusterSettings
{
    /// <summary>admin-cluster_username; empty: peers are not polled.</summary>
    public string Username { get; init; } = "";

    /// <summary>admin-cluster_password.</summary>
    public string Password { get; init; } = "";

    /// <summary>admin-cluster_check_interval_ms.</summary>
    public int CheckIntervalMilliseconds { get; init; } = 1000;

    /// <summary>admin-cluster_check_status_frequency: every how many checks the metrics are read; 0 never.</summary>
    public int CheckStatusFrequency { get; init; } = 10;

    /// <summary>The settings of mysql_query_rules.</summary>
    public SyncSettings MysqlQueryRules { get; init; } = new(3, true);

    /// <summary>The settings of mysql_servers.</summary>
    public SyncSettings MysqlServers { get; init; } = new(3, true);

    /// <summary>The settings of mysql_users.</summary>
    public SyncSettings MysqlUsers { get; init; } = new(3, true);

    /// <summary>The settings of proxysql_servers.</summary>
    public SyncSettings ProxysqlServers { get; init; } = new(3, true);

    /// <summary>The modules that a cluster of this version synchronises, in the order in which decisions are made.</summary>
    public static ImmutableArray<Module> SyncedModules { get; } =
        [Module.MysqlQueryRules, Module.MysqlServers, Module.MysqlUsers, Module.ProxysqlServers];

    /// <summary>The settings of one synchronised module.</summary>
    public SyncSettings For(Module module) => module switch
    {
        Module.MysqlQueryRules => MysqlQueryRules,
        Module.MysqlServers => MysqlServers,
        Module.MysqlUsers => MysqlUsers,
        Module.ProxysqlServers => ProxysqlServers,
        _ => throw new ArgumentOutOfRangeException(nameof(module), module, "not a synchronised module"),
    };
}

/// <summary>admin-cluster_X_diffs_before_sync (0: never) and admin-cluster_X_save_to_disk.</summary>
public readonly record struct SyncSettings(int DiffsBeforeSync, bool SaveToDisk);
