using Sim.Engine.Concurrency;
using Sim.Engine.Events;

namespace Sim.Engine.Seams;

/// <summary>Everything that a host gives a node: the only ways in which a node touches the world.</summary>
public sealed record NodeSeams(IClock Clock, IPeers Peers, IBackends Backends, IDisk Disk, IScripts Scripts, IEventSink Events)
{
    /// <summary>
    /// Makes the node's mutexes, by ProxySQL's names of them. Hosts leave this as it is: only the tests of the laws that mutexes keep give a node wrong
    /// ones, to see those laws broken.
    /// </summary>
    public Func<string, IMutex> Mutexes { get; init; } = static name => new AsyncMutex(name);
}
