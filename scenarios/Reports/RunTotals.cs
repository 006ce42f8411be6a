using System.Globalization;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Reports;

/// <summary>Counts what was played.</summary>
internal sealed class RunTotals
{
    private TimeSpan _virtualTime;

    /// <summary>How many scenarios passed.</summary>
    public int Passed { get; private set; }

    /// <summary>How many scenarios failed.</summary>
    public int Failed { get; private set; }

    /// <summary>The worst failure; null if all passed.</summary>
    public FailureKind? Worst { get; private set; }

    /// <summary>How many scenarios cannot be played in this kind of world.</summary>
    public int NotOfThisWorld { get; private set; }

    private string Counted => $"{Passed} {(Passed == 1 ? "scenario" : "scenarios")}";

    /// <summary>Adds a scenario that was played.</summary>
    public void Add(ScenarioOutcome outcome)
    {
        Passed += outcome is { Failure: null, NotOfThisWorld: null } ? 1 : 0;
        NotOfThisWorld += outcome.NotOfThisWorld is null ? 0 : 1;
        Failed += outcome.Failure is null ? 0 : 1;
        Worst = outcome.Failure is { } failure && !(Worst > failure.Kind) ? failure.Kind : Worst;
        _virtualTime += outcome.Time;
    }

    /// <summary>The closing line of a run in a real world, where so many more scenarios are for the simulation only.</summary>
    public string RealLine(WorldKind kind, TimeSpan wallTime, int simulatedOnly)
    {
        string unsuited = NotOfThisWorld > 0 ? $", {NotOfThisWorld} cannot be played in it" : "";
        string leftOut = simulatedOnly > 0 ? $", {simulatedOnly} left out that {(simulatedOnly == 1 ? "is" : "are")} {WorldKind.SimulatedOnly}" : "";
        return $"in the {kind.Name} world {Counted} passed, {Failed} failed{unsuited}{leftOut}; wall time {DurationText.Of(wallTime)}";
    }

    /// <summary>The closing line of a run that took this long on the machine's clock.</summary>
    public string Line(TimeSpan wallTime)
    {
        double factor = _virtualTime / (wallTime > TimeSpan.Zero ? wallTime : TimeSpan.FromTicks(1));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted} passed, {Failed} failed; virtual time {DurationText.Of(_virtualTime)}; wall time {DurationText.Of(wallTime)}; factor {factor:0}×");
    }
}
