using System.Text.Json;
using Sim.Scenarios.Traces;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Gherkin;

/// <summary>Plays scenarios, each in a world of its own.</summary>
/// <param name="makeWorld">Makes the worlds.</param>
/// <param name="seed">The seed of every world; null: each scenario's own.</param>
internal sealed class ScenarioPlayer(WorldFactory makeWorld, ulong? seed = null)
{
    /// <summary>Plays one scenario to its end or its first failure and tells the observer. A failure is an outcome, never an exception.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="observer">Who is told.</param>
    /// <param name="trace">Takes the lines of the trace, if somebody wants them.</param>
    public async Task<ScenarioOutcome> Play(BoundScenario scenario, IPlayObserver observer, Action<string>? trace = null)
    {
        TraceLines? lines = trace is null ? null : new TraceLines(scenario.Scenario.Name, trace);
        await using IWorld world = MakeWorld(seed ?? scenario.Scenario.Seed, lines);
        var context = new ScenarioContext(world, scenario.Scenario.Place.File);
        var container = new ScenarioContainer(context);
        var log = new LogCursor(world);
        StepFailure? failure = null;
        string? notOfThisWorld = null;
        observer.ScenarioStarts(scenario.Scenario);
        foreach (BoundStep step in scenario.Steps)
        {
            DateTimeOffset start = world.Now;
            if (failure is not null || notOfThisWorld is not null)
            {
                observer.StepPlayed(new PlayedStep(step.Step, null, StepVerdict.Skipped, null, []));
                continue;
            }

            context.DocStringPlace = step.Step.DocStringPlace;
            try
            {
                failure = await Perform(step, container);
            }
            catch (NotOfThisWorldException reason)
            {
                notOfThisWorld = reason.Message;
                observer.StepPlayed(new PlayedStep(step.Step, null, StepVerdict.Skipped, null, log.TakeNew()));
                continue;
            }

            string? message = failure?.Message;
            lines?.Add(world.Now, null, "step", json => WriteOutcome(json, step.Step, message));

            // Until something happens, the world's time is only being set.
            DateTimeOffset? at = world.Elapsed == TimeSpan.Zero ? null : start;
            observer.StepPlayed(new PlayedStep(step.Step, at, message is null ? StepVerdict.Passed : StepVerdict.Failed, message, log.TakeNew()));
        }

        var outcome = new ScenarioOutcome(scenario.Scenario, failure, world.Elapsed) { NotOfThisWorld = notOfThisWorld };
        observer.ScenarioEnds(outcome, world);
        return outcome;
    }

    private IWorld MakeWorld(ulong worldSeed, TraceLines? lines) => lines is null
        ? makeWorld(worldSeed, new WorldOptions())
        : new TracedWorld(makeWorld(worldSeed, new WorldOptions { Trace = lines.Add }), lines);

    private static void WriteOutcome(Utf8JsonWriter json, ScenarioStep step, string? message)
    {
        json.WriteNumber("line", step.Place.Line);
        json.WriteString("text", $"{step.Keyword} {step.Text}");
        json.WriteBoolean("passed", message is null);
        if (message is not null)
        {
            json.WriteString("message", message);
        }
    }

    private static async Task<StepFailure?> Perform(BoundStep step, ScenarioContainer container)
    {
        try
        {
            await step.CarryOut(container);
            return null;
        }
        catch (StepFailedException difference)
        {
            return new StepFailure(step.Step, difference.Message, FailureKind.Untrue);
        }
        catch (Exception mistake) when (mistake is StepArgumentException or WorldException)
        {
            return new StepFailure(step.Step, mistake.Message, FailureKind.Unplayable);
        }
        catch (Exception defect) when (defect is not (OutOfMemoryException or NotOfThisWorldException))
        {
            // A defect of this program must not end the run: the other scenarios still tell something, and this one names its seed.
            return new StepFailure(step.Step, $"this is a defect of sim, not of the scenario: {Defects.PlaceOf(defect)}", FailureKind.Defect);
        }
    }
}
