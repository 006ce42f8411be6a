using Sim.Engine.Events;

namespace Sim.Scenarios.World;

/// <summary>Makes a world for one scenario. A simulated world is the same for the same seed, to the last event; a real one has no seed.</summary>
public delegate IWorld WorldFactory(ulong seed, WorldOptions options);

/// <summary>What a world's user wants to hear from it.</summary>
public sealed record WorldOptions
{
    /// <summary>Called for every event of every node, at the moment it happens.</summary>
    public Action<TraceEntry>? Trace { get; init; }

    /// <summary>Hears which branches the decisions of all nodes take, or null.</summary>
    public IBranchSink? Branches { get; init; }

    /// <summary>What starts a node where nodes are processes; null: the node that comes with this program.</summary>
    public string? NodeCommand { get; init; }
}

/// <summary>One event of one node.</summary>
/// <param name="WorldMicroseconds">World time in microseconds since 1970-01-01 UTC.</param>
/// <param name="Node">The node's name in the scenario.</param>
/// <param name="Event">What happened.</param>
public readonly record struct TraceEntry(long WorldMicroseconds, string Node, NodeEvent Event);
