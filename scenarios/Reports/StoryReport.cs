using System.Globalization;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Reports;

/// <summary>Tells every scenario as a story: its steps with the world's time, under each the log lines that it caused, and the verdict.</summary>
internal sealed class StoryReport(IStoryTerminal terminal, ulong seed, bool verbose) : IPlayObserver
{
    private const int MaxAttachedLines = 8;
    private string? _featureFile;

    /// <inheritdoc/>
    public void ScenarioStarts(Scenario scenario)
    {
        if (_featureFile != scenario.Place.File)
        {
            _featureFile = scenario.Place.File;
            terminal.WriteLine(Tone.Heading, $"Feature: {scenario.Feature}");
            WriteIndented("  ", scenario.FeatureDescription);
            terminal.WriteLine();
        }

        terminal.WriteLine(Tone.Heading, $"  Scenario: {scenario.Name}");
        WriteIndented("    ", scenario.Description);
    }

    /// <inheritdoc/>
    public void StepPlayed(PlayedStep step)
    {
        (string sign, Tone tone) = step.Verdict switch
        {
            StepVerdict.Passed => ("✓", Tone.Good),
            StepVerdict.Failed => ("✗", Tone.Bad),
            _ => ("-", Tone.Quiet),
        };
        string time = step.Verdict == StepVerdict.Skipped ? "not played" : step.At.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        terminal.Write(Tone.Quiet, $"    {time,-23}  ");
        terminal.Write(tone, sign);
        terminal.WriteLine(step.Verdict == StepVerdict.Skipped ? Tone.Quiet : Tone.Plain, $" {step.Step.Keyword} {step.Step.Text}");
        if (step.Verdict != StepVerdict.Skipped)
        {
            WriteAttached(step.Step);
            WriteLines(step.Lines);
        }

        foreach (string line in step.Message?.Split('\n') ?? [])
        {
            terminal.WriteLine(Tone.Bad, $"        {line}");
        }
    }

    /// <inheritdoc/>
    public void ScenarioEnds(ScenarioOutcome outcome, IWorld world)
    {
        string time = DurationText.Of(outcome.VirtualTime);
        if (outcome.Failure is { } failure)
        {
            terminal.WriteLine(Tone.Bad, $"  ✗ failed at {failure.Step.Place} after {time} of virtual time");
            terminal.WriteLine(Tone.Plain, $"    seed {seed}; play it again with");
            terminal.WriteLine(Tone.Plain, $"      sim {ReplayCommand.Of(outcome.Scenario, seed)}");
            terminal.WriteLine(Tone.Plain, $"      dotnet run --project scenarios -- {ReplayCommand.Of(outcome.Scenario, seed)}");
        }
        else
        {
            terminal.WriteLine(Tone.Good, $"  ✓ passed, {time} of virtual time");
        }

        terminal.WriteLine();
    }

    private void WriteIndented(string indent, string text)
    {
        foreach (string line in text.Length == 0 ? [] : text.Split('\n'))
        {
            terminal.WriteLine(Tone.Quiet, $"{indent}{line}");
        }
    }

    private void WriteAttached(ScenarioStep step)
    {
        IReadOnlyList<string> lines = step.DocString?.Split('\n') ?? step.Table?.ToLines() ?? [];
        int shown = verbose || lines.Count <= MaxAttachedLines + 1 ? lines.Count : MaxAttachedLines;
        foreach (string line in lines.Take(shown))
        {
            terminal.WriteLine(Tone.Quiet, $"          {line}");
        }

        if (shown < lines.Count)
        {
            terminal.WriteLine(Tone.Quiet, $"          … {lines.Count - shown} more lines");
        }
    }

    private void WriteLines(IReadOnlyList<NodeLine> lines)
    {
        (IReadOnlyList<TellingLine> shown, int more) = TellingLines.Of(lines, verbose);
        foreach (TellingLine line in shown)
        {
            terminal.Write(Tone.Plain, $"        {line.Node} │ ");
            terminal.WriteLine(line.Tone, line.Text);
        }

        if (more > 0)
        {
            terminal.WriteLine(Tone.Quiet, $"        … and {more} other lines; --verbose shows all");
        }
    }
}
