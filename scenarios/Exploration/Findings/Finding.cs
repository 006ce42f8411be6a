using Sim.Scenarios.Exploration.Laws;

namespace Sim.Scenarios.Exploration.Findings;

/// <summary>All runs that broke a law in the same way.</summary>
/// <param name="Key">The law and the way.</param>
/// <param name="Runs">How many runs did.</param>
/// <param name="FirstSeed">The first seed that did.</param>
/// <param name="SmallestSeed">The seed that did with the fewest acts.</param>
/// <param name="SmallestSize">How many acts it took.</param>
internal sealed record Finding(ViolationKey Key, int Runs, ulong FirstSeed, ulong SmallestSeed, int SmallestSize)
{
    /// <summary>Two parts of one finding, together.</summary>
    public Finding With(Finding other)
    {
        bool isSmaller = (other.SmallestSize, other.SmallestSeed).CompareTo((SmallestSize, SmallestSeed)) < 0;
        return this with
        {
            Runs = Runs + other.Runs,
            FirstSeed = Math.Min(FirstSeed, other.FirstSeed),
            SmallestSeed = isSmaller ? other.SmallestSeed : SmallestSeed,
            SmallestSize = isSmaller ? other.SmallestSize : SmallestSize,
        };
    }
}
