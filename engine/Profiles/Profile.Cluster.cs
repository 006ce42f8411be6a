using Sim.Engine.Seams;

namespace Sim.Engine.Profiles;

public sealed partial record Profile
{
    /// <summary>
    /// How many buckets the map of peers has at first, on which the order of peers in tables and in decisions depends when two of them share a
    /// bucket. It comes from the C++ library that a program was built with: 13 with today's libstdc++, 11 with that of GCC 4.
    /// </summary>
    public int PeerMapFirstBuckets { get; init; } = 13;

    /// <summary>Connect timeout to a peer, milliseconds (src: ProxySQL_Cluster.cpp, MYSQL_OPT_CONNECT_TIMEOUT).</summary>
    public int PeerConnectTimeoutMilliseconds { get; init; } = 1000;

    /// <summary>Read timeout on a peer connection, milliseconds: how long a silent peer freezes a pull.</summary>
    public int PeerReadTimeoutMilliseconds { get; init; } = 60_000;

    /// <summary>The timeouts of every connection to a peer.</summary>
    public PeerTimeouts PeerTimeouts => new(PeerConnectTimeoutMilliseconds, PeerReadTimeoutMilliseconds);

    /// <summary>How long a peer's thread sleeps while admin-cluster_username is empty, milliseconds.</summary>
    public int NoCredentialsSleepMilliseconds { get; init; } = 1000;

    /// <summary>How many readings of stats_mysql_global are kept per peer; only the latest is shown.</summary>
    public int PeerMetricsKept { get; init; } = 5;

    /// <summary>
    /// A warning about a version-1 peer is repeated every so many times diffs_before_sync checks.
    /// </summary>
    public int VersionOneWarningFactor { get; init; } = 10;

    /// <summary>
    /// The source of a pull must have a diff_check greater than diffs_before_sync, while the decision to pull is taken when it is equal:
    /// users see "Proceeding with remote sync" one check before anything is pulled.
    /// </summary>
    public bool SourceNeedsOneMoreCheck { get; init; } = true;

    /// <summary>
    /// While the source is looked for, the newest epoch seen is overwritten instead of maximised: with two candidates the outcome depends on
    /// the order of the peer map, and an older configuration may be pulled although a newer one is ripening.
    /// </summary>
    public bool NewestEpochIsOverwritten { get; init; } = true;

    /// <summary>
    /// After fetching users the log says "Saving to disk MySQL Query Rules", and admin-cluster_mysql_query_rules_save_to_disk decides it.
    /// The text was mended in 2.0.x, the variable in 2.2.0.
    /// </summary>
    public bool UsersAreSavedAsQueryRules { get; init; } = true;

    /// <summary>
    /// With admin-cluster_mysql_servers_save_to_disk=false a successful pull of servers ends with "Fetching checksum … failed".
    /// </summary>
    public bool UnsavedServersPullLooksFailed { get; init; } = true;

    /// <summary>
    /// An SQL error on a peer connection leaves a null connection behind, and the next connect crashes the process (fixed in 1.4.10):
    /// for instance when admin-cluster_username is a stats user of the peer.
    /// </summary>
    public bool PeerSqlErrorCrashesNode { get; init; } = true;

    /// <summary>
    /// A peer whose connection broke in a check, or that answered it with an error, is connected to again at once: one that lets in and closes is
    /// asked thousands of times a second.
    /// </summary>
    public bool FailedCheckIsRepeatedAtOnce { get; init; } = true;

    /// <summary>
    /// The new global checksum is stored before the rows behind it are read: a connection lost between the two queries makes the node miss
    /// that change until the peer's next one.
    /// </summary>
    public bool GlobalChecksumStoredBeforeRows { get; init; } = true;

    /// <summary>
    /// How long the angel waits before it starts a crashed node again that it had started in the same second, milliseconds; any other it
    /// starts at once.
    /// </summary>
    public int AngelRestartDelayMilliseconds { get; init; } = 1000;

    /// <summary>
    /// The source file and line that each warning of the cluster prints.
    /// </summary>
    public ClusterWarningPlaces ClusterPlaces { get; init; } = new();
}

/// <summary>Places in ProxySQL_Cluster.cpp that warnings carry, as <c>file:line:function()</c>; the defaults are those of 1.4.6.</summary>
public sealed record ClusterWarningPlaces
{
    /// <summary>unable to connect to peer.</summary>
    public string UnableToConnect { get; init; } = "ProxySQL_Cluster.cpp:180:ProxySQL_Cluster_Monitor_thread()";

    /// <summary>version 1 doesn't allow sync, by module in the order query rules, servers, users, proxysql_servers.</summary>
    public IReadOnlyList<string> VersionOne { get; init; } =
    [
        "ProxySQL_Cluster.cpp:488:set_checksums()",
        "ProxySQL_Cluster.cpp:509:set_checksums()",
        "ProxySQL_Cluster.cpp:530:set_checksums()",
        "ProxySQL_Cluster.cpp:551:set_checksums()",
    ];

    /// <summary>temporarily skipping sync, by module in the same order.</summary>
    public IReadOnlyList<string> SkippingSync { get; init; } =
    [
        "ProxySQL_Cluster.cpp:1168:get_peer_to_sync_mysql_query_rules()",
        "ProxySQL_Cluster.cpp:1218:get_peer_to_sync_mysql_servers()",
        "ProxySQL_Cluster.cpp:1268:get_peer_to_sync_mysql_users()",
        "ProxySQL_Cluster.cpp:1313:get_peer_to_sync_proxysql_servers()",
    ];
}
