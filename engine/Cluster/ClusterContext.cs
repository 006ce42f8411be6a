using Sim.Engine.Checksums;
using Sim.Engine.Concurrency;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>What the watchers of a node share.</summary>
internal sealed record ClusterContext(
    Profile Profile,
    NodeSeams Seams,
    NodeLocks Locks,
    NodeThreads Threads,
    ModuleChecksums Checksums,
    Func<ClusterSettings> Settings,
    PeerTable Peers,
    Puller Puller,
    Action<string> Crash)
{
    /// <summary>True once the node stops: every loop ends at its next turn.</summary>
    public bool Stopping { get; set; }
}
