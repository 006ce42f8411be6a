using System.Collections.Immutable;
using System.Globalization;

namespace Sim.Scenarios.Exploration.Runs;

/// <summary>A node of a run and what its proxysql.cnf says.</summary>
internal sealed record RunNode
{
    /// <summary>The checks and thresholds that a node has when its file says nothing.</summary>
    public const int DefaultCheckIntervalMilliseconds = 1000;

    /// <summary>admin-cluster_X_diffs_before_sync when the file says nothing.</summary>
    public const int DefaultDiffsBeforeSync = 3;

    /// <summary>The user that the nodes log in to one another with.</summary>
    public const string ClusterUser = "cluster";

    /// <summary>Its password.</summary>
    public const string ClusterPassword = "secret";

    /// <summary>The node's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary>The addresses that its proxysql_servers lists.</summary>
    public required ImmutableArray<string> Peers { get; init; }

    /// <summary>admin-cluster_check_interval_ms.</summary>
    public int CheckIntervalMilliseconds { get; init; } = DefaultCheckIntervalMilliseconds;

    /// <summary>admin-cluster_X_diffs_before_sync of all modules.</summary>
    public int DiffsBeforeSync { get; init; } = DefaultDiffsBeforeSync;

    /// <summary>Whether it saves to disk what it pulls.</summary>
    public bool SavesToDisk { get; init; } = true;

    /// <summary>Whether its monitor checks the MySQL servers.</summary>
    public bool Monitors { get; init; }

    /// <summary>The file.</summary>
    public string Configuration
    {
        get
        {
            List<string> admin =
            [
                $"admin_credentials=\"admin:admin;{ClusterUser}:{ClusterPassword}\" mysql_ifaces=\"0.0.0.0:6032\"",
                $"cluster_username=\"{ClusterUser}\" cluster_password=\"{ClusterPassword}\"",
            ];
            if (CheckIntervalMilliseconds != DefaultCheckIntervalMilliseconds)
            {
                admin.Add(string.Create(CultureInfo.InvariantCulture, $"cluster_check_interval_ms={CheckIntervalMilliseconds}"));
            }

            if (DiffsBeforeSync != DefaultDiffsBeforeSync)
            {
                admin.Add(string.Join(' ', SyncedNames.Select(m => $"cluster_{m}_diffs_before_sync={DiffsBeforeSync}")));
            }

            if (!SavesToDisk)
            {
                admin.Add(string.Join(' ', SyncedNames.Select(m => $"cluster_{m}_save_to_disk=false")));
            }

            string monitor = Monitors ? "monitor_read_only_interval=500 monitor_read_only_timeout=300" : "monitor_enabled=false";
            string peers = string.Join(", ", Peers.Select(p => $"{{ hostname=\"{p}\" port=6032 }}"));
            return $"admin_variables = {{ {string.Join("\n  ", admin)} }}\nmysql_variables = {{ {monitor} }}\nproxysql_servers = ( {peers} )";
        }
    }

    private static string[] SyncedNames => ["mysql_query_rules", "mysql_servers", "mysql_users", "proxysql_servers"];
}
