namespace Sim.Engine.HostGroups;

/// <summary>The state of a backend server in one hostgroup, with ProxySQL's numbers (src: include/MySQL_HostGroups_Manager.h, MySerStatus).</summary>
public enum ServerStatus
{
    /// <summary>In use.</summary>
    Online = 0,

    /// <summary>Temporarily out of use, by its errors or by the operator.</summary>
    Shunned = 1,

    /// <summary>Takes no new connections.</summary>
    OfflineSoft = 2,

    /// <summary>Removed, or treated as removed.</summary>
    OfflineHard = 3,

    /// <summary>Temporarily out of use because it replicates too far behind.</summary>
    ShunnedReplicationLag = 4,
}

/// <summary>The words for <see cref="ServerStatus"/>.</summary>
public static class ServerStatusText
{
    /// <summary>As runtime_mysql_servers and the log show it: both ways of being shunned look alike.</summary>
    public static string Of(ServerStatus status) => status switch
    {
        ServerStatus.Online => "ONLINE",
        ServerStatus.OfflineSoft => "OFFLINE_SOFT",
        ServerStatus.OfflineHard => "OFFLINE_HARD",
        _ => "SHUNNED",
    };

    /// <summary>As stats_mysql_connection_pool shows it.</summary>
    public static string InConnectionPool(ServerStatus status) =>
        status == ServerStatus.ShunnedReplicationLag ? "SHUNNED_REPLICATION_LAG" : Of(status);

    /// <summary>Reads a status of mysql_servers in any case; what is unknown counts as online.</summary>
    public static ServerStatus Parse(string? text) => text?.ToUpperInvariant() switch
    {
        "SHUNNED" => ServerStatus.Shunned,
        "OFFLINE_SOFT" => ServerStatus.OfflineSoft,
        "OFFLINE_HARD" => ServerStatus.OfflineHard,
        _ => ServerStatus.Online,
    };
}
