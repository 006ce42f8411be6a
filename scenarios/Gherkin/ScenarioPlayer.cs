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
        var container = new ScenarioContainer(new ScenarioContext(world, scenario.Scenario.Place.File));
        var log = new LogCursor(world);
        StepFailure? failure = null;
        observer.ScenarioStarts(scenario.Scenario);
        foreach (BoundStep step in scenario.Steps)
        {
            DateTimeOffset start = world.Now;
            if (failure is not null)
            {
                observer.StepPlayed(new PlayedStep(step.Step, start, StepVerdict.Skipped, null, []));
                continue;
            }

            string? message = await Perform(step, container);
            failure = message is null ? null : new StepFailure(step.Step, message);

            // A step that sets the wall clock happens at the time that it sets; nothing has happened before it.
            DateTimeOffset at = world.Elapsed == TimeSpan.Zero ? world.Now : start;
            observer.StepPlayed(new PlayedStep(step.Step, at, message is null ? StepVerdict.Passed : StepVerdict.Failed, message, log.TakeNew()));
        }

        var outcome = new ScenarioOutcome(scenario.Scenario, failure, world.Elapsed);
        observer.ScenarioEnds(outcome, world);
        return outcome;
    }

    private static async Task<string?> Perform(BoundStep step, ScenarioContainer container)
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
        catch (Exception error) when (error is StepFailedException or StepArgumentException or WorldException)
        {
            return error.Message;
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // A defect of this program must not end the run: the other scenarios still tell something, and this one names its seed.
            return $"defect in sim, please report it with the feature: {defect.GetType().Name} at {FrameOf(defect)}: {defect.Message}";
        }
    }

    private static string FrameOf(Exception defect) => defect.StackTrace?.Split('\n')[0].Trim().Replace("at ", "", StringComparison.Ordinal) ?? "?";
}
