using System.Globalization;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;

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

    /// <summary>Adds a scenario that was played.</summary>
    public void Add(ScenarioOutcome outcome)
    {
        Passed += outcome.Failure is null ? 1 : 0;
        Failed += outcome.Failure is null ? 0 : 1;
        Worst = outcome.Failure is { } failure && !(Worst > failure.Kind) ? failure.Kind : Worst;
        _virtualTime += outcome.VirtualTime;
    }

    /// <summary>The closing line of a run that took this long on the machine's clock.</summary>
    public string Line(TimeSpan wallTime)
    {
        double factor = _virtualTime / (wallTime > TimeSpan.Zero ? wallTime : TimeSpan.FromTicks(1));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Passed} {(Passed == 1 ? "scenario" : "scenarios")} passed, {Failed} failed; virtual time {DurationText.Of(_virtualTime)}; wall time {DurationText.Of(wallTime)}; factor {factor:0}×");
    }
}
