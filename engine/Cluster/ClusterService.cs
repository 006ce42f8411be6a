using Sim.Engine.Checksums;
using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>The cluster side of a node: its peers, the loops that watch them and the pulls.</summary>
public sealed class ClusterService
{
    private readonly ClusterContext _context;

    /// <summary>Puts the room together; nothing runs until proxysql_servers is loaded.</summary>
    /// <param name="profile">The version.</param>
    /// <param name="seams">The host's side.</param>
    /// <param name="locks">The node's mutexes.</param>
    /// <param name="threads">Where the watch loops run.</param>
    /// <param name="database">The admin database.</param>
    /// <param name="checksums">The node's own checksums.</param>
    /// <param name="settings">The admin-cluster_* variables of the moment.</param>
    /// <param name="targets">Where pulled rules, servers and users go.</param>
    /// <param name="crash">Ends the process as the real one crashes.</param>
    public ClusterService(
        Profile profile,
        NodeSeams seams,
        NodeLocks locks,
        NodeThreads threads,
        AdminDatabase database,
        ModuleChecksums checksums,
        Func<ClusterSettings> settings,
        IReadOnlyList<PullTarget> targets,
        Action<string> crash)
    {
        var peers = new PeerTable(profile.PeerMapFirstBuckets);
        ProxysqlServers? servers = null;
        var own = new PullTarget(Module.ProxysqlServers, () => servers!.LoadToRuntime(), () => servers!.MemoryToDisk());
        var puller = new Puller(profile, peers, settings, database, locks, seams, [.. targets, own]);
        _context = new ClusterContext(profile, seams, locks, threads, checksums, settings, peers, puller, crash);
        Servers = servers = new ProxysqlServers(database, _context);
    }

    /// <summary>The module proxysql_servers.</summary>
    public ProxysqlServers Servers { get; }

    /// <summary>Ends every watch loop at its next turn.</summary>
    public void Stop() => _context.Stop();
}
