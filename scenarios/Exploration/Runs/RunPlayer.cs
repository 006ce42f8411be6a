using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Coverage;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Runs;

/// <summary>Plays runs, each in a simulated world of its own, under the eyes of all laws.</summary>
internal static class RunPlayer
{
    /// <summary>Plays a run. With <paramref name="shown"/> it ends with the sentences that show that violation.</summary>
    /// <param name="run">The run.</param>
    /// <param name="shown">The violation to show, or null.</param>
    /// <param name="trace">Hears every event, or null.</param>
    public static async Task<RunOutcome> Play(Run run, ViolationKey? shown = null, Action<TraceEntry>? trace = null)
    {
        Chronicle? chronicle = null;
        var marks = new MarkCounter();
        void Hear(TraceEntry entry)
        {
            chronicle?.Hear(entry);
            marks.Hear(entry);
            trace?.Invoke(entry);
        }

        using var world = new SimWorld(run.WorldSeed, new WorldOptions { Trace = Hear, Branches = marks });
        chronicle = new Chronicle(world, run, AllLaws.ForOneRun());
        var stage = new Stage(world);
        ImmutableArray<int>.Builder impossible = ImmutableArray.CreateBuilder<int>();
        ImmutableArray<Act> proof = [];
        string? defect = null;
        try
        {
            ImmutableArray<Act> script = run.Script;
            for (int i = 0; i < script.Length; i++)
            {
                chronicle.Begin(i, script[i]);
                if (!await IsPossible(script[i], stage))
                {
                    impossible.Add(i);
                }

                chronicle.End(script[i]);
            }

            if (chronicle.Violations.FirstOrDefault(v => v.Key == shown) is { } violation)
            {
                proof = await Shows(violation.Proof(), stage);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A defect of this program must not end the exploration: the other runs still tell something, and this one names its seed.
            defect = Defects.PlaceOf(error);
        }

        return new RunOutcome
        {
            Violations = chronicle.Violations,
            Impossible = impossible.ToImmutable(),
            VirtualTime = world.Elapsed,
            Marks = marks,
            Defect = defect,
            Proof = proof,
        };
    }

    private static async Task<bool> IsPossible(Act act, Stage stage)
    {
        try
        {
            await act.Perform(stage);
            return true;
        }
        catch (Exception error) when (error is StepFailedException or WorldException)
        {
            return false;
        }
    }

    private static async Task<ImmutableArray<Act>> Shows(ImmutableArray<Act> proof, Stage stage)
    {
        foreach (Act act in proof)
        {
            if (!await IsPossible(act, stage))
            {
                return [];
            }
        }

        return proof;
    }
}
