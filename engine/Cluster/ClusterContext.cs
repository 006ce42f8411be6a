using Sim.Engine.Checksums;
using Sim.Engine.Concurrency;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>What the watchers of a node share.</summary>
internal sealed class ClusterContext(
    Profile profile,
    NodeSeams seams,
    NodeLocks locks,
    NodeThreads threads,
    ModuleChecksums checksums,
    Func<ClusterSettings> settings,
    PeerTable peers,
    Puller puller,
    Action<string> crash)
{
    /// <summary>The version.</summary>
    public Profile Profile { get; } = profile;

    /// <summary>The host's side.</summary>
    public NodeSeams Seams { get; } = seams;

    /// <summary>The node's mutexes.</summary>
    public NodeLocks Locks { get; } = locks;

    /// <summary>Where the watch loops run.</summary>
    public NodeThreads Threads { get; } = threads;

    /// <summary>The node's own checksums.</summary>
    public ModuleChecksums Checksums { get; } = checksums;

    /// <summary>Reads the admin-cluster_* variables of the moment.</summary>
    public Func<ClusterSettings> Settings { get; } = settings;

    /// <summary>The peers.</summary>
    public PeerTable Peers { get; } = peers;

    /// <summary>Fetches what a peer has.</summary>
    public Puller Puller { get; } = puller;

    /// <summary>Ends the process as the real one crashes.</summary>
    public Action<string> Crash { get; } = crash;

    /// <summary>True once the node stops: every loop ends at its next turn.</summary>
    public bool Stopping { get; private set; }

    /// <summary>The node stops.</summary>
    public void Stop() => Stopping = true;
}
