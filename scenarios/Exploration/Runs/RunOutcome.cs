using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Coverage;
using Sim.Scenarios.Exploration.Laws;

namespace Sim.Scenarios.Exploration.Runs;

/// <summary>What a run came to.</summary>
internal sealed record RunOutcome
{
    /// <summary>The laws that were broken, in the order in which they were.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>The acts of the script that could not be performed, by index: a node was not running, an answer was an error.</summary>
    public required ImmutableArray<int> Impossible { get; init; }

    /// <summary>How much of the world's time it took.</summary>
    public required TimeSpan VirtualTime { get; init; }

    /// <summary>The marks that it reached.</summary>
    public required MarkCounter Marks { get; init; }

    /// <summary>Where this program failed, or null.</summary>
    public string? Defect { get; init; }

    /// <summary>The sentences that show the violation that was asked for, each of them checked; empty when they do not show it.</summary>
    public ImmutableArray<Act> Proof { get; init; } = [];
}
