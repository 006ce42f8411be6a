using System.Globalization;
using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>What a load of proxysql_servers does with one peer.</summary>
[Branches("cluster.peer_list")]
public enum PeerBranch
{
    /// <summary>It is new: it is watched from now on.</summary>
    Added,

    /// <summary>It was there: what is known of it stays, and so does its connection.</summary>
    Kept,

    /// <summary>It is not listed any more: what is known of it is forgotten.</summary>
    Removed,
}

/// <summary>
/// The module proxysql_servers: its runtime is the set of peers that are being watched, so loading it starts and ends their threads
/// (src: lib/ProxySQL_Admin.cpp, load_proxysql_servers_to_runtime; lib/ProxySQL_Cluster.cpp, load_servers_list).
/// </summary>
public sealed class ProxysqlServers : IConfigurationModule
{
    private const string Table = "proxysql_servers";

    private readonly AdminDatabase _database;
    private readonly ClusterContext _context;

    internal ProxysqlServers(AdminDatabase database, ClusterContext context)
    {
        _database = database;
        _context = context;
    }

    /// <inheritdoc/>
    public string CommandName => "PROXYSQL SERVERS";

    /// <inheritdoc/>
    public void DiskToMemory() => LayerCopy.Replace(_database, LayerCopy.Disk, LayerCopy.Memory, Table);

    /// <inheritdoc/>
    public void MemoryToDisk() => LayerCopy.Replace(_database, LayerCopy.Memory, LayerCopy.Disk, Table);

    /// <inheritdoc/>
    public async ValueTask<string?> MemoryToRuntime()
    {
        await _context.Locks.Peers.Enter();
        try
        {
            LoadToRuntime();
        }
        finally
        {
            _context.Locks.Peers.Exit();
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask RuntimeToMemory() => Dump(Table);

    /// <inheritdoc/>
    public ValueTask RefreshRuntimeTables() => Dump("runtime_" + Table);

    /// <inheritdoc/>
    public int? FileToMemory(ConfigurationFile file) => ConfigurationFileLoader.ReadProxysqlServers(_database, file, _context.Seams.Events);

    /// <summary>Memory → runtime; the caller holds the lock of the peer table.</summary>
    public void LoadToRuntime()
    {
        ResultSet rows = _database.Query("SELECT hostname, port, weight, comment FROM proxysql_servers ORDER BY hostname, port");
        List<PeerEndpoint> created = [];
        HashSet<PeerEndpoint> wanted = [];
        foreach (string?[] row in rows.Rows)
        {
            // ProxySQL keeps the port in 16 bits.
            var endpoint = new PeerEndpoint(row[0] ?? "", (ushort)CText.Atoll(row[1]));
            ulong weight = CText.Atoll(row[2]);
            string comment = row[3] ?? "";
            wanted.Add(endpoint);
            if (_context.Peers.Find(endpoint) is { } known)
            {
                _context.Seams.Events.Take(PeerBranch.Kept);
                known.Update(weight, comment);
                continue;
            }

            _context.Seams.Events.Take(PeerBranch.Added);
            _context.Peers.Add(new Peer(endpoint, weight, comment, _context.Profile.PeerMetricsKept));
            _context.Seams.Events.Emit(new PeerCreated(endpoint));
            created.Add(endpoint);
        }

        StartThreads(created);
        foreach (Peer removed in _context.Peers.RemoveAllBut(wanted))
        {
            _context.Seams.Events.Take(PeerBranch.Removed);
            _context.Seams.Events.Emit(new PeerDestroyed(removed.Endpoint));
        }

        _context.Checksums.Publish(Module.ProxysqlServers, RowsHash.Of(rows.Rows));
    }

    /// <summary>Rows of stats_proxysql_servers_checksums: six a peer.</summary>
    public async ValueTask<IReadOnlyList<string?[]>> ChecksumRows()
    {
        await _context.Locks.Peers.Enter();
        List<string?[]> rows = [];
        foreach (Peer peer in _context.Peers.InMapOrder)
        {
            for (Module module = 0; (int)module < ModuleNames.Count; module++)
            {
                RemoteModule remote = peer[module];
                rows.Add(
                [
                    peer.Endpoint.Hostname, Text(peer.Endpoint.Port), module.Name(), Text(remote.Version), Text(remote.Epoch), remote.Checksum,
                    Text(remote.LastChangedSeconds), Text(peer.LastCheckedSeconds), Text(remote.DiffCheck),
                ]);
            }
        }

        _context.Locks.Peers.Exit();
        return rows;
    }

    /// <summary>Rows of stats_proxysql_servers_metrics: one a peer, with its latest reading.</summary>
    public async ValueTask<IReadOnlyList<string?[]>> MetricsRows()
    {
        await _context.Locks.Peers.Enter();
        long now = _context.Seams.Clock.MonotonicMicroseconds;
        List<string?[]> rows = [];
        foreach (Peer peer in _context.Peers.InMapOrder)
        {
            PeerMetrics metrics = peer.Metrics;
            rows.Add(
            [
                peer.Endpoint.Hostname, Text(peer.Endpoint.Port), Text(peer.Weight), peer.Comment, Text(metrics.ResponseTimeMicroseconds / 1000),
                Text(metrics.UptimeSeconds), Text((now - metrics.ReadAtMicroseconds) / 1000), Text(metrics.Questions),
                Text(metrics.ClientConnectionsConnected), Text(metrics.ClientConnectionsCreated),
            ]);
        }

        _context.Locks.Peers.Exit();
        return rows;
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private void StartThreads(List<PeerEndpoint> created)
    {
        foreach (PeerEndpoint endpoint in created)
        {
            _context.Threads.Start(new PeerWatcher(_context, endpoint).Run());
        }
    }

    private async ValueTask Dump(string table)
    {
        _database.Execute($"DELETE FROM main.{table}");
        await _context.Locks.Peers.Enter();
        try
        {
            foreach (Peer peer in _context.Peers.InMapOrder)
            {
                _ = _database.RunBound(
                    $"INSERT INTO {table} VALUES (?1, ?2, ?3, ?4)", peer.Endpoint.Hostname, Text(peer.Endpoint.Port), Text(peer.Weight), peer.Comment);
            }
        }
        finally
        {
            _context.Locks.Peers.Exit();
        }
    }
}
