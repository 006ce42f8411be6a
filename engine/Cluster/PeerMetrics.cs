using Sim.Engine.Admin;

namespace Sim.Engine.Cluster;

/// <summary>One reading of a peer's stats_mysql_global (src: ProxySQL_Node_Metrics). All zero before the first reading.</summary>
/// <param name="ReadAtMicroseconds">Monotonic time of the reading.</param>
/// <param name="ResponseTimeMicroseconds">How long the peer took to answer.</param>
/// <param name="UptimeSeconds">ProxySQL_Uptime.</param>
/// <param name="Questions">Questions.</param>
/// <param name="ClientConnectionsCreated">Client_Connections_created.</param>
/// <param name="ClientConnectionsConnected">Client_Connections_connected.</param>
/// <param name="ServersTableVersion">Servers_table_version.</param>
public readonly record struct PeerMetrics(
    long ReadAtMicroseconds,
    long ResponseTimeMicroseconds,
    ulong UptimeSeconds,
    ulong Questions,
    ulong ClientConnectionsCreated,
    ulong ClientConnectionsConnected,
    ulong ServersTableVersion)
{
    /// <summary>Picks the values that a peer uses from the rows of stats_mysql_global.</summary>
    public static PeerMetrics Read(ResultSet rows, long nowMicroseconds, long responseTimeMicroseconds)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var metrics = new PeerMetrics { ReadAtMicroseconds = nowMicroseconds, ResponseTimeMicroseconds = responseTimeMicroseconds };
        foreach (string?[] row in rows.Rows.Where(row => row.Length > 1))
        {
            ulong value = WireNumber.Read(row[1]);
            metrics = row[0] switch
            {
                "ProxySQL_Uptime" => metrics with { UptimeSeconds = value },
                "Questions" => metrics with { Questions = value },
                "Client_Connections_created" => metrics with { ClientConnectionsCreated = value },
                "Client_Connections_connected" => metrics with { ClientConnectionsConnected = value },
                "Servers_table_version" => metrics with { ServersTableVersion = value },
                _ => metrics,
            };
        }

        return metrics;
    }
}
