using System.Collections.Immutable;
using System.Globalization;
using Sim.Engine.Profiles;

namespace Sim.Scenarios.Exploration.Runs;

/// <summary>A node of a run and what its proxysql.cnf says.</summary>
internal sealed record RunNode
{
    /// <summary>The checks and thresholds that a node has when its file says nothing.</summary>
    public const int DefaultCheckIntervalMilliseconds = 1000;

    /// <summary>admin-cluster_X_diffs_before_sync when the file says nothing.</summary>
    public const int DefaultDiffsBeforeSync = 3;

    /// <summary>admin-cluster_username.</summary>
    public const string ClusterUsername = "admin-cluster_username";

    /// <summary>admin-cluster_password.</summary>
    public const string ClusterPassword = "admin-cluster_password";

    /// <summary>admin-stats_credentials.</summary>
    public const string StatsCredentials = "admin-stats_credentials";

    private const string User = "cluster";
    private const string Password = "secret";

    private static readonly ImmutableDictionary<string, string> _drawnCredentials = ImmutableDictionary<string, string>.Empty
        .Add(ClusterUsername, User).Add(ClusterPassword, Password).Add(StatsCredentials, "stats:stats");

    /// <summary>The node's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary>Its admin port where it is not the usual one.</summary>
    public int? AdminPort { get; init; }

    /// <summary>Its address as features write it: with the admin port where that is not the usual one.</summary>
    public string AdminAddress => AdminPort is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Address}:{port}") : Address;

    /// <summary>The addresses that its proxysql_servers lists.</summary>
    public required ImmutableArray<string> Peers { get; init; }

    /// <summary>Its version.</summary>
    public Profile Profile { get; init; } = Profile.ProxySql146;

    /// <summary>admin-cluster_check_interval_ms.</summary>
    public int CheckIntervalMilliseconds { get; init; } = DefaultCheckIntervalMilliseconds;

    /// <summary>admin-cluster_X_diffs_before_sync of all modules.</summary>
    public int DiffsBeforeSync { get; init; } = DefaultDiffsBeforeSync;

    /// <summary>Whether it saves to disk what it pulls.</summary>
    public bool SavesToDisk { get; init; } = true;

    /// <summary>Whether its monitor checks the MySQL servers.</summary>
    public bool Monitors { get; init; }

    /// <summary>What its file says of the variables that hold credentials of the cluster, by the variable's name.</summary>
    public ImmutableDictionary<string, string> Credentials { get; init; } = _drawnCredentials;

    /// <summary>A file that was not drawn: its text, or nothing where the node has none.</summary>
    public GivenFile? File { get; init; }

    /// <summary>The text of its file, or null.</summary>
    public string? Configuration => File is { } given ? given.Text : Drawn;

    private string Drawn
    {
        get
        {
            List<string> admin =
            [
                $"admin_credentials=\"admin:admin;{User}:{Password}\" mysql_ifaces=\"0.0.0.0:6032\"",
                $"cluster_username=\"{User}\" cluster_password=\"{Password}\"",
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

/// <summary>A configuration file as somebody else wrote it.</summary>
/// <param name="Text">The text, or null for a node without a file.</param>
internal sealed record GivenFile(string? Text);
