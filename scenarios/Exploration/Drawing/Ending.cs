using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.Exploration.Drawing;

/// <summary>The second phase of a run: the faults are taken back, and the nodes have time to agree and then to show that they rest.</summary>
internal static class Ending
{
    private const double LastFaultChance = 0.5;

    /// <summary>Adds it; faults around one node may stay, and that node is named.</summary>
    public static ImmutableArray<string> Add(Sketch sketch, ImmutableArray<FaultKind> faults)
    {
        // What got lost with the last change is not mended by a later one.
        FaultKind[] silencing = [.. faults.Where(kind => kind is FaultKind.Cut or FaultKind.OneWay or FaultKind.Pause)];
        if (faults.Contains(FaultKind.Isolate) && sketch.Dice.Chance(LastFaultChance))
        {
            sketch.Isolated.Clear();
            Faults.Befall(sketch, FaultKind.Isolate);
        }
        else if (silencing.Length > 0 && sketch.Dice.Chance(LastFaultChance))
        {
            Faults.Befall(sketch, sketch.OneOf(silencing));
        }

        string[] candidates = [.. sketch.Nodes.Select(n => n.Name).Where(n => sketch.Isolated.Count == 0 || sketch.Isolated.Contains(n))];
        ImmutableArray<string> outside = sketch.Nodes.Length > 2 && sketch.Dice.Chance(sketch.Isolated.Count == 0 ? 0.2 : 0.8) ? [sketch.OneOf(candidates)] : [];
        sketch.Add([.. Healing.Of(sketch.State, sketch.Nodes, outside)]);
        sketch.Add(new Settle(TimeSpan.Zero), new Acts.Rest(sketch.Check * 20));
        return outside;
    }

    /// <summary>Each of several kinds with that chance.</summary>
    public static ImmutableArray<T> Some<T>(this SeedStream dice, ImmutableArray<T> kinds, double chance) => [.. kinds.Where(_ => dice.Chance(chance))];
}
