using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.Exploration.Stories;

/// <summary>
/// Draws runs around stories: nodes, files and steps are the story's, and between its steps something goes wrong. What operators do besides is
/// drawn only if it is asked for.
/// </summary>
internal static class StoryDrawing
{
    private const double KindChance = 0.3;
    private const double DeedChance = 0.3;

    // Rows of operators that are drawn must not be those of the story.
    private const int FirstRow = 101;

    /// <summary>The run of a seed around one of the stories.</summary>
    public static Run Draw(ulong seed, ImmutableArray<Story> stories, DrawOptions options)
    {
        var dice = new SeedStream(seed, "exploration");
        Story story = stories[(int)dice.Between(0, stories.Length)];
        FaultKind[] possible = [.. options.Faults.Where(kind => kind != FaultKind.Backend || !story.Backends.IsEmpty)];
        ImmutableArray<FaultKind> faults = AtLeastOne(dice, [.. possible]);
        ImmutableArray<WorkloadKind> workloads = AtLeastOne(dice, options.Workloads);
        var sketch = new Sketch(dice, story.Nodes, FirstRow) { Backends = story.Backends, HasOperators = !workloads.IsEmpty };
        if (faults.Contains(FaultKind.ClockSkew))
        {
            Faults.SetClock(sketch, sketch.OneOf(sketch.Nodes).Name);
        }

        foreach (Act act in story.Acts)
        {
            Interfere(sketch, faults, workloads);
            sketch.Add(act);
        }

        Interfere(sketch, faults, workloads);
        ImmutableArray<string> outside = Ending.Add(sketch, faults);
        var run = new Run
        {
            Seed = seed,
            WorldSeed = seed,
            Nodes = story.Nodes,
            Acts = [.. sketch.Acts],
            Facts = [new RunFact("story", story.Name), .. RunDrawing.Describe(story.Nodes, faults, workloads, outside)],
        };
        return run.WithBounds();
    }

    private static ImmutableArray<T> AtLeastOne<T>(SeedStream dice, ImmutableArray<T> kinds)
    {
        ImmutableArray<T> some = dice.Some(kinds, KindChance);
        return some.IsEmpty && !kinds.IsEmpty ? [kinds[(int)dice.Between(0, kinds.Length)]] : some;
    }

    private static void Interfere(Sketch sketch, ImmutableArray<FaultKind> faults, ImmutableArray<WorkloadKind> workloads)
    {
        if (sketch.Running.Length == 0 || !sketch.Dice.Chance(DeedChance))
        {
            return;
        }

        if (!faults.IsEmpty && (workloads.IsEmpty || sketch.Dice.Chance(0.6)))
        {
            Faults.Befall(sketch, sketch.OneOf(faults));
        }
        else if (!workloads.IsEmpty)
        {
            Operators.Act(sketch, sketch.OneOf(workloads));
        }

        sketch.WaitUpTo(sketch.OneOf(TimeSpan.Zero, sketch.Check, sketch.Check * 5, TimeSpan.FromSeconds(20)));
    }
}
