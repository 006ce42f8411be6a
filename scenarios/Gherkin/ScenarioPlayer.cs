using System.Globalization;
using System.Reflection;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Gherkin;

/// <summary>Plays scenarios, each in a world of its own made from the same seed.</summary>
internal sealed class ScenarioPlayer(WorldFactory makeWorld, ulong seed)
{
    /// <summary>Plays one scenario to its end or its first failure and tells the observer. A failure is an outcome, never an exception.</summary>
    public async Task<ScenarioOutcome> Play(BoundScenario scenario, IPlayObserver observer, Action<TraceEntry>? trace = null)
    {
        await using IWorld world = makeWorld(seed, new WorldOptions { Trace = trace });
        var context = new ScenarioContext(world, scenario.Scenario.Place.File);
        var container = new ScenarioContainer(context);
        var log = new LogCursor(world);
        StepFailure? failure = null;
        observer.ScenarioStarts(scenario.Scenario);
        foreach (BoundStep step in scenario.Steps)
        {
            DateTimeOffset start = world.Now;
            if (failure is not null)
            {
                observer.StepPlayed(new PlayedStep(step.Step, null, StepVerdict.Skipped, null, []));
                continue;
            }

            context.DocStringPlace = step.Step.DocStringPlace;
            failure = await Perform(step, container);
            string? message = failure?.Message;

            // Until something happens, the world's time is only being set.
            DateTimeOffset? at = world.Elapsed == TimeSpan.Zero ? null : start;
            observer.StepPlayed(new PlayedStep(step.Step, at, message is null ? StepVerdict.Passed : StepVerdict.Failed, message, log.TakeNew()));
        }

        var outcome = new ScenarioOutcome(scenario.Scenario, failure, world.Elapsed);
        observer.ScenarioEnds(outcome, world);
        return outcome;
    }

    private static async Task<StepFailure?> Perform(BoundStep step, ScenarioContainer container)
    {
        try
        {
            MethodInfo method = step.Definition.Method;
            object target = container.Resolve(method.DeclaringType!);
            object? result = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, [.. step.Arguments], CultureInfo.InvariantCulture);
            if (result is Task task)
            {
                await task;
            }

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
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // A defect of this program must not end the run: the other scenarios still tell something, and this one names its seed.
            return new StepFailure(step.Step, $"this is a defect of sim, not of the scenario: {Defects.PlaceOf(defect)}", FailureKind.Defect);
        }
    }
}
