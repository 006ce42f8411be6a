using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Laws;

namespace Sim.Scenarios.Exploration.Findings;

/// <summary>All runs that broke a law in the same way.</summary>
/// <param name="Key">The law and the way.</param>
/// <param name="Runs">How many runs did.</param>
/// <param name="FirstSeed">The first seed that did.</param>
/// <param name="Smallest">The runs that did with the fewest acts, the smallest first; not all of them.</param>
internal sealed record Finding(ViolationKey Key, int Runs, ulong FirstSeed, ImmutableArray<SizedRun> Smallest)
{
    /// <summary>Not every run can be shown by sentences at its end, so that more than one is kept.</summary>
    private const int KeptRuns = 10;

    /// <summary>The seed that did with the fewest acts.</summary>
    public ulong SmallestSeed => Smallest[0].Seed;

    /// <summary>Two parts of one finding, together.</summary>
    public Finding With(Finding other) => this with
    {
        Runs = Runs + other.Runs,
        FirstSeed = Math.Min(FirstSeed, other.FirstSeed),
        Smallest = [.. Smallest.Concat(other.Smallest).OrderBy(run => run.Size).ThenBy(run => run.Seed).Take(KeptRuns)],
    };
}

/// <summary>A run and its size.</summary>
/// <param name="Seed">The seed that it is drawn from.</param>
/// <param name="Size">How many acts it took.</param>
internal readonly record struct SizedRun(ulong Seed, int Size);
