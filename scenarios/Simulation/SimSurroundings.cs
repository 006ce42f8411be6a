using Sim.Engine.Events;

namespace Sim.Scenarios.Simulation;

/// <summary>What all processes of a world share.</summary>
internal sealed record SimSurroundings(
    ulong Seed, EventLoop Loop, Machines Machines, Network Network, BackendStates Backends, Dictionary<string, string> Scripts)
{
    /// <summary>Hears which branches the decisions of all nodes take, or null.</summary>
    public IBranchSink? Branches { get; init; }
}
