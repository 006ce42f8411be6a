namespace Sim.Engine.HostGroups;

/// <summary>The rows of stats_mysql_connection_pool (src: SQL3_Connection_Pool).</summary>
internal static class ConnectionPoolStats
{
    public static IReadOnlyList<string?[]> Rows(RuntimeServers runtime, bool reset)
    {
        var rows = new List<string?[]>();
        foreach (BackendServer server in runtime.Servers)
        {
            DropSurplus(server);
            rows.Add(RowOf(server));
            if (reset)
            {
                server.Traffic.Reset();
            }
        }

        return rows;
    }

    // Reading the statistics is what drops the idle connections of servers that are not online or hold too many.
    private static void DropSurplus(BackendServer server)
    {
        ServerTraffic traffic = server.Traffic;
        int allowed = server.Status == ServerStatus.Online ? Math.Max(0, server.Row.MaxConnections - traffic.ConnectionsUsed) : 0;
        traffic.ConnectionsFree = Math.Min(traffic.ConnectionsFree, allowed);
    }

    private static string?[] RowOf(BackendServer server)
    {
        ServerTraffic traffic = server.Traffic;
        return
        [
            ServerRow.Text(server.Row.HostgroupId), server.Row.Hostname, ServerRow.Text(server.Row.Port),
            ServerStatusText.InConnectionPool(server.Status), ServerRow.Text(traffic.ConnectionsUsed), ServerRow.Text(traffic.ConnectionsFree),
            ServerRow.Text(traffic.ConnectOk), ServerRow.Text(traffic.ConnectErrors), ServerRow.Text(traffic.Queries), ServerRow.Text(traffic.BytesSent),
            ServerRow.Text(traffic.BytesReceived), ServerRow.Text(server.CurrentLatencyMicroseconds),
        ];
    }
}
