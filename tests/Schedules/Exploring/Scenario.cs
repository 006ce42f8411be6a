using Sim.Schedules.World;

namespace Sim.Schedules.Exploring;

/// <summary>A story that Coyote plays with other schedules, and the law that every one of them has to keep.</summary>
/// <param name="Name">Its name, also that of the file that a failing schedule is saved in.</param>
/// <param name="Play">Plays it once, and asserts the law.</param>
internal sealed record Scenario(string Name, Action<Performance> Play)
{
    /// <summary>What is wrong with its nodes; null for the engine as it is.</summary>
    public Flaw? Flaw { get; init; }
}

/// <summary>One playing of a scenario.</summary>
/// <param name="Tally">Counts what happens.</param>
/// <param name="Story">Who is told what happens, if anybody.</param>
/// <param name="Flaw">What is wrong with the nodes, if anything.</param>
internal sealed record Performance(Tally Tally, Story? Story, Flaw? Flaw);

/// <summary>Counts what happened in all schedules of a scenario: a law says nothing about what never happened.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How often something happened.</summary>
    public int this[string what] => _counts.GetValueOrDefault(what);

    /// <summary>It happened so many times more.</summary>
    public void Add(string what, int times = 1) => _counts[what] = this[what] + times;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value} {count.Key}"));
}
