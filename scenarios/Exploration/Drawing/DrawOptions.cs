using System.Collections.Immutable;
using Sim.Engine.Profiles;

namespace Sim.Scenarios.Exploration.Drawing;

/// <summary>What a user allows the drawing to draw from.</summary>
internal sealed record DrawOptions
{
    /// <summary>The fewest nodes of a run when the user does not say how many.</summary>
    public const int LeastNodes = 2;

    /// <summary>The most nodes of a run when the user does not say how many.</summary>
    public const int MostNodes = 4;

    /// <summary>The most nodes that a user may ask for.</summary>
    public const int NodesLimit = 16;

    /// <summary>How many nodes each run has; null: drawn.</summary>
    public int? NodeCount { get; init; }

    /// <summary>The versions of which each node has one.</summary>
    public ImmutableArray<Profile> Profiles { get; init; } = [.. Profile.All];

    /// <summary>The faults that may be drawn.</summary>
    public ImmutableArray<FaultKind> Faults { get; init; } = [.. Enum.GetValues<FaultKind>()];

    /// <summary>What operators may do.</summary>
    public ImmutableArray<WorkloadKind> Workloads { get; init; } = [.. Enum.GetValues<WorkloadKind>()];

    /// <summary>Whether nothing is left out that could be drawn.</summary>
    public bool AllowsAll => Faults.Length == Enum.GetValues<FaultKind>().Length && Workloads.Length == Enum.GetValues<WorkloadKind>().Length;
}
