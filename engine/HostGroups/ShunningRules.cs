namespace Sim.Engine.HostGroups;

/// <summary>The variables that decide about shunning.</summary>
/// <param name="ShunOnFailures">mysql-shun_on_failures: errors within one second.</param>
/// <param name="ConnectRetriesOnFailure">mysql-connect_retries_on_failure.</param>
/// <param name="RecoverySeconds">mysql-shun_recovery_time_sec; 0: shunned servers stay so while another one is usable.</param>
/// <param name="ConnectTimeoutServerMaxMilliseconds">mysql-connect_timeout_server_max.</param>
/// <param name="DefaultMaxLatencyMilliseconds">mysql-default_max_latency_ms.</param>
public readonly record struct ShunningSettings(
    int ShunOnFailures, int ConnectRetriesOnFailure, int RecoverySeconds, int ConnectTimeoutServerMaxMilliseconds, int DefaultMaxLatencyMilliseconds)
{
    /// <summary>Connection errors within one second that shun a server.</summary>
    public int MaxFailures => Math.Min(ShunOnFailures, ConnectRetriesOnFailure);
}

/// <summary>When servers are shunned and when they come back, as pure functions (src: lib/MySQL_HostGroups_Manager.cpp).</summary>
public static class ShunningRules
{
    /// <summary>
    /// Whether a connection error says something about the server: access denied (1044, 1045), an unknown database (1049) and exhausted limits
    /// of the user (1203, 1226) do not.
    /// </summary>
    public static bool CountsAsFailure(int mysqlError) => mysqlError is not (1044 or 1045 or 1049 or 1203 or 1226);

    /// <summary>What missed heartbeats do to a server: what the operator shunned, removed servers and lagging ones stay as they are.</summary>
    public static HeartbeatBranch AfterMissedHeartbeats(ServerStatus status, bool shunnedAutomatically) => status switch
    {
        ServerStatus.Online => HeartbeatBranch.Shuns,
        ServerStatus.OfflineSoft => HeartbeatBranch.KillsConnections,
        ServerStatus.Shunned when shunnedAutomatically => HeartbeatBranch.ShunsAgain,
        ServerStatus.Shunned => HeartbeatBranch.OperatorsWill,
        _ => HeartbeatBranch.OutOfUse,
    };

    /// <summary>
    /// Seconds that must have passed since a server's last error before it may come back. The recovery time is cut so that a client which
    /// waits for a connection still finds the server.
    /// </summary>
    public static int RecoveryWaitSeconds(ShunningSettings settings) =>
        Math.Max(1, IsCut(settings) ? (settings.ConnectTimeoutServerMaxMilliseconds / 1000) - 1 : settings.RecoverySeconds);

    /// <summary>
    /// The same, a tenth of it, for a hostgroup in which no server can be used. Where the time is cut it is ten times longer instead: with the
    /// defaults 99 seconds.
    /// </summary>
    public static int DesperateWaitSeconds(ShunningSettings settings) =>
        Math.Max(1, IsCut(settings) ? (settings.ConnectTimeoutServerMaxMilliseconds / 100) - 1 : settings.RecoverySeconds / 10);

    /// <summary>
    /// The status that a measured replication lag in seconds leads to; -2 means that replication lag no longer applies, -1 that it is unknown.
    /// </summary>
    public static ServerStatus AfterReplicationLag(ServerStatus status, int lagSeconds, int maxReplicationLagSeconds) =>
        LagBranchOf(status, lagSeconds, maxReplicationLagSeconds) switch
        {
            LagBranch.Shuns => ServerStatus.ShunnedReplicationLag,
            LagBranch.Enables => ServerStatus.Online,
            _ => status,
        };

    /// <summary>The branch that <see cref="AfterReplicationLag"/> takes for these values.</summary>
    public static LagBranch LagBranchOf(ServerStatus status, int lagSeconds, int maxReplicationLagSeconds) => status switch
    {
        ServerStatus.Online when lagSeconds >= 0 && lagSeconds > maxReplicationLagSeconds => LagBranch.Shuns,
        ServerStatus.ShunnedReplicationLag when (lagSeconds >= 0 && lagSeconds <= maxReplicationLagSeconds) || lagSeconds == -2 => LagBranch.Enables,
        _ => LagBranch.Stays,
    };

    private static bool IsCut(ShunningSettings settings) => settings.RecoverySeconds * 1000L >= settings.ConnectTimeoutServerMaxMilliseconds;
}
