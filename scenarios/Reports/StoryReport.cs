using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Reports;

/// <summary>
/// Tells every scenario as a story: its steps with the world's time, under each what the logs tell, and the verdict. A background is told
/// once, by the first scenario that has it. Told verbosely, nothing is left out.
/// </summary>
internal sealed class StoryReport(IStoryTerminal terminal, ulong seed, bool verbose) : IPlayObserver
{
    private readonly StepReport _steps = new(terminal, verbose);
    private string? _featureFile;
    private IReadOnlyList<ScenarioStep> _toldBackground = [];
    private IReadOnlyList<ScenarioStep> _background = [];
    private string _scenarioName = "";
    private bool _knowsBackground;
    private int _played;

    /// <inheritdoc/>
    public void ScenarioStarts(Scenario scenario)
    {
        if (_featureFile != scenario.Place.File)
        {
            _featureFile = scenario.Place.File;
            _toldBackground = [];
            terminal.WriteLine(Tone.Heading, $"Feature: {scenario.Feature}");
            WriteIndented("  ", scenario.FeatureDescription);
            terminal.WriteLine();
        }

        _played = 0;
        _background = [.. scenario.Steps.Take(scenario.BackgroundSteps)];
        _knowsBackground = !verbose && _background.Count > 0 && _background.Select(s => s.Place).SequenceEqual(_toldBackground.Select(s => s.Place));
        _scenarioName = scenario.Name;
        _steps.Begin();
        if (_background.Count > 0 && !_knowsBackground)
        {
            terminal.WriteLine(Tone.Heading, verbose ? $"  Background of: {scenario.Name}" : "  Background");
        }
        else
        {
            TellName();
        }

        WriteIndented("    ", scenario.Description);
    }

    /// <inheritdoc/>
    public void StepPlayed(PlayedStep step)
    {
        bool isBackground = _played++ < _background.Count;
        if (!isBackground || !_knowsBackground || step.Verdict != StepVerdict.Passed)
        {
            _steps.Write(step, isBackground);
        }

        if (_played == _background.Count && !_knowsBackground)
        {
            _toldBackground = _background;
            terminal.WriteLine();
            TellName();
        }
    }

    /// <inheritdoc/>
    public void ScenarioEnds(ScenarioOutcome outcome, IWorld world)
    {
        string time = DurationText.Of(outcome.VirtualTime);
        if (outcome.Failure is { } failure)
        {
            terminal.WriteLine(Tone.Bad, $"  ✗ failed at {failure.Step.Place} after {time} of virtual time");
            terminal.WriteLine(Tone.Plain, failure.IsDefect ? "    please report this command, it shows the defect:" : $"    seed {seed}; play it again with");
            terminal.WriteLine(Tone.Plain, $"      sim {ReplayCommand.Of(outcome.Scenario, seed)}");
            terminal.WriteLine(Tone.Plain, $"      dotnet run --project scenarios -- {ReplayCommand.Of(outcome.Scenario, seed)}");
        }
        else
        {
            terminal.WriteLine(Tone.Good, $"  ✓ passed, {time} of virtual time");
        }

        terminal.WriteLine();
    }

    private void TellName() => terminal.WriteLine(Tone.Heading, $"  Scenario: {_scenarioName}");

    private void WriteIndented(string indent, string text)
    {
        foreach (string line in text.Length == 0 ? [] : text.Split('\n'))
        {
            terminal.WriteLine(Tone.Quiet, $"{indent}{line}");
        }
    }
}
