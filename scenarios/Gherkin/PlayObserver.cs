using Sim.Scenarios.World;

namespace Sim.Scenarios.Gherkin;

/// <summary>What became of a step.</summary>
internal enum StepVerdict
{
    /// <summary>It did what it says, or what it says is true.</summary>
    Passed,

    /// <summary>It could not be done, or is not true.</summary>
    Failed,

    /// <summary>A step before it failed.</summary>
    Skipped,
}

/// <summary>A line that a node logged.</summary>
internal readonly record struct NodeLine(string Node, LogLine Line);

/// <summary>A step that was played.</summary>
/// <param name="Step">The step.</param>
/// <param name="At">The world's time when it began, or null while that time does not run yet.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Message">Why it failed, or null.</param>
/// <param name="Lines">What the nodes logged meanwhile, by time.</param>
internal sealed record PlayedStep(ScenarioStep Step, DateTimeOffset? At, StepVerdict Verdict, string? Message, IReadOnlyList<NodeLine> Lines);

/// <summary>The step that failed and why.</summary>
/// <param name="Step">The step.</param>
/// <param name="Message">Why, for the user.</param>
/// <param name="Kind">Who is to blame.</param>
internal sealed record StepFailure(ScenarioStep Step, string Message, FailureKind Kind);

/// <summary>Kinds of failure, the worse the later.</summary>
internal enum FailureKind
{
    /// <summary>It was done, but what the scenario expects is not so.</summary>
    Untrue,

    /// <summary>It cannot be done as it is written: an unknown node, a missing file, a node that does not run.</summary>
    Unplayable,

    /// <summary>This program has a defect.</summary>
    Defect,
}

/// <summary>A scenario that was played.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Failure">Its first failure, or null if it passed.</param>
/// <param name="VirtualTime">How much of the world's time it took.</param>
internal sealed record ScenarioOutcome(Scenario Scenario, StepFailure? Failure, TimeSpan VirtualTime);

/// <summary>Hears what is played, while it is.</summary>
internal interface IPlayObserver
{
    /// <summary>A scenario begins.</summary>
    void ScenarioStarts(Scenario scenario);

    /// <summary>A step was played or skipped.</summary>
    void StepPlayed(PlayedStep step);

    /// <summary>A scenario has ended; its world can still be asked for its logs.</summary>
    void ScenarioEnds(ScenarioOutcome outcome, IWorld world);
}

/// <summary>Passes everything on to several observers, in order.</summary>
internal sealed class PlayObservers(params IReadOnlyList<IPlayObserver> observers) : IPlayObserver
{
    /// <summary>Nobody listens.</summary>
    public static PlayObservers None { get; } = new();

    /// <inheritdoc/>
    public void ScenarioStarts(Scenario scenario) => Each(o => o.ScenarioStarts(scenario));

    /// <inheritdoc/>
    public void StepPlayed(PlayedStep step) => Each(o => o.StepPlayed(step));

    /// <inheritdoc/>
    public void ScenarioEnds(ScenarioOutcome outcome, IWorld world) => Each(o => o.ScenarioEnds(outcome, world));

    private void Each(Action<IPlayObserver> tell)
    {
        foreach (IPlayObserver observer in observers)
        {
            tell(observer);
        }
    }
}
