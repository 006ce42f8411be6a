using Sim.Engine.Admin;
using Sim.Engine.Configuration;

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
        ulong uptime = 0;
        ulong questions = 0;
        ulong created = 0;
        ulong connected = 0;
        ulong serversVersion = 0;
        for (int i = 0; i < rows.Rows.Count; i++)
        {
            if (rows.Rows[i] is not [var name, var value, ..])
            {
                continue;
            }

            switch (name)
            {
                case "ProxySQL_Uptime":
                    uptime = CText.Atoll(value);
                    break;
                case "Questions":
                    questions = CText.Atoll(value);
                    break;
                case "Client_Connections_created":
                    created = CText.Atoll(value);
                    break;
                case "Client_Connections_connected":
                    connected = CText.Atoll(value);
                    break;
                case "Servers_table_version":
                    serversVersion = CText.Atoll(value);
                    break;
                default:
                    break;
            }
        }

        return new PeerMetrics(nowMicroseconds, responseTimeMicroseconds, uptime, questions, created, connected, serversVersion);
    }
}
