using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Shrinking;

namespace Sim.Scenarios.Reports;

/// <summary>What an exploration came to.</summary>
internal sealed record Explored
{
    /// <summary>The runs.</summary>
    public required Tally Tally { get; init; }

    /// <summary>The findings, with the runs that they were shrunk to.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>How long the runs took on the machine's clock.</summary>
    public required TimeSpan Exploring { get; init; }

    /// <summary>How long shrinking took; null where nothing was shrunk.</summary>
    public required TimeSpan? Shrinking { get; init; }

    /// <summary>Whether it was told to end before it was over.</summary>
    public required bool IsInterrupted { get; init; }

    /// <summary>The command that plays the run of a seed again.</summary>
    public required Func<ulong, string> CommandOf { get; init; }
}
