using Sim.Engine.Events;

namespace Sim.Engine.Seams;

/// <summary>Everything that a host gives a node: the only ways in which a node touches the world.</summary>
public sealed record NodeSeams(IClock Clock, IPeers Peers, IBackends Backends, IDisk Disk, IScripts Scripts, IEventSink Events);
