using Sim.Engine.Cluster;
using Sim.Engine.Concurrency;
using Sim.Engine.Events;

namespace Sim.Engine.Seams;

/// <summary>Everything that a host gives a node: the only ways in which a node touches the world.</summary>
public sealed record NodeSeams(IClock Clock, IPeers Peers, IBackends Backends, IDisk Disk, IScripts Scripts, IEventSink Events)
{
    /// <summary>Hears which branches the rules take, or null. It is for whoever measures what was tried; a node does not depend on it.</summary>
    public IBranchSink? Branches { get; init; }

    /// <summary>
    /// Makes the node's mutexes, by ProxySQL's names of them. Hosts leave this as it is: only the tests of the laws that mutexes keep give a node wrong
    /// ones, to see those laws broken.
    /// </summary>
    public Func<string, IMutex> Mutexes { get; init; } = static name => new AsyncMutex(name);
}

/// <summary>
/// Hears which branch a rule took. Most branches lead to nothing at all, so they are no events; a check must cost nothing to tell.
/// </summary>
public interface IBranchSink
{
    /// <summary>A check found a difference, and the rules took this branch.</summary>
    void Take(SyncBranch branch);
}
