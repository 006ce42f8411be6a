using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Reports;

/// <summary>
/// Tells every scenario as a story: its steps with the world's time, under each what the logs tell, and the verdict. A background is told
/// once, by the first scenario that has it. Told verbosely, nothing is left out.
/// </summary>
internal sealed class StoryReport(IStoryTerminal terminal, PlaySettings settings, bool verbose) : IPlayObserver
{
    private readonly StepReport _steps = new(terminal, verbose);
    private string? _featureFile;
    private IReadOnlyList<ScenarioStep> _toldBackground = [];
    private IReadOnlyList<ScenarioStep> _background = [];
    private string _scenarioName = "";
    private readonly Dictionary<string, string> _featureByBackground = [];
    private bool _knowsBackground;
    private bool _isBackgroundRepeated;
    private bool _isRepeated;
    private (string File, int Line) _outline;
    private int _played;

    /// <inheritdoc/>
    public void ScenarioStarts(Scenario scenario)
    {
        if (_featureFile != scenario.Place.File)
        {
            _featureFile = scenario.Place.File;
            _toldBackground = [];
            _steps.BeginFeature();
            terminal.WriteLine(Tone.Heading, $"Feature: {scenario.Feature}");
            WriteIndented("  ", scenario.FeatureDescription);
            terminal.WriteLine();
        }

        _isRepeated = !verbose && scenario.Place.Line != scenario.HeaderLine && _outline == (scenario.Place.File, scenario.HeaderLine);
        _outline = (scenario.Place.File, scenario.HeaderLine);

        _played = 0;
        _background = [.. scenario.Steps.Take(scenario.BackgroundSteps)];
        _knowsBackground = !verbose && _background.Count > 0 && _background.Select(s => s.Place).SequenceEqual(_toldBackground.Select(s => s.Place));
        _scenarioName = scenario.Name;
        _steps.BeginScenario();
        if (_background.Count > 0 && !_knowsBackground)
        {
            TellBackground(scenario);
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
        bool isKnown = isBackground ? _knowsBackground || _isBackgroundRepeated : _isRepeated;
        if (!isKnown || step.Verdict != StepVerdict.Passed)
        {
            _steps.Write(step, isBackground);
        }

        if (_played == _background.Count && !_knowsBackground)
        {
            _toldBackground = _background;
            _steps.End();
            TellName();
        }
    }

    /// <inheritdoc/>
    public void ScenarioEnds(ScenarioOutcome outcome, IWorld world)
    {
        _steps.End();
        string time = $"{DurationText.Of(outcome.Time)} of {settings.Kind.TimeName}";
        if (outcome.Failure is { } failure)
        {
            terminal.WriteLine(Tone.Bad, $"  ✗ failed at {failure.Step.Place} after {time}");
            terminal.WriteLine(Tone.Plain, failure.Kind == FailureKind.Defect ? "    please report this command, it shows the defect:" : settings.Kind.IsReal ? "    play it again with" : $"    seed {settings.SeedOf(outcome.Scenario)}; play it again with");
            terminal.WriteLine(Tone.Plain, $"      sim {ReplayCommand.Of(outcome.Scenario, settings)}");
            terminal.WriteLine(Tone.Plain, $"      dotnet run --project scenarios -- {ReplayCommand.Of(outcome.Scenario, settings)}");
        }
        else if (outcome.NotOfThisWorld is { } reason)
        {
            terminal.WriteLine(Tone.Warning, $"  – cannot be played in the {settings.Kind.Name} world: {reason}");
        }
        else
        {
            terminal.WriteLine(Tone.Good, $"  ✓ passed, {time}");
        }

        terminal.WriteLine();
    }

    // Two features that begin with the same steps need not tell them twice.
    private void TellBackground(Scenario scenario)
    {
        string steps = string.Join('\n', _background.Select(s => $"{s.Text}\n{s.DocString}\n{string.Join('\n', s.Table?.ToLines() ?? [])}"));
        _isBackgroundRepeated = !verbose && !_featureByBackground.TryAdd(steps, scenario.Feature);
        terminal.WriteLine(
            Tone.Heading,
            verbose ? $"  Background of: {scenario.Name}"
            : _isBackgroundRepeated ? $"  Background as of: {_featureByBackground[steps]}"
            : "  Background");
    }

    private void TellName()
    {
        terminal.WriteLine(Tone.Heading, $"  Scenario: {_scenarioName}");
        if (_isRepeated)
        {
            terminal.WriteLine(Tone.Quiet, "    the steps of the example above, with other values");
        }
    }

    private void WriteIndented(string indent, string text)
    {
        foreach (string line in text.Length == 0 ? [] : text.Split('\n'))
        {
            terminal.WriteLine(Tone.Quiet, $"{indent}{line}");
        }
    }
}
