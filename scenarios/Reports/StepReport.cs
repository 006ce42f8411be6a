using System.Globalization;
using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Reports;

/// <summary>Tells one step after the other: time, verdict, sentence, what is attached to it, what was logged meanwhile, why it failed.</summary>
internal sealed class StepReport(IStoryTerminal terminal, bool verbose)
{
    private const int MaxAttachedLines = 9;
    private const string Timeless = "            ";
    private DateOnly? _day;

    /// <summary>A scenario begins: its day is told again.</summary>
    public void Begin() => _day = null;

    /// <summary>Tells a step; one of a background is quiet as long as it passes.</summary>
    public void Write(PlayedStep step, bool isBackground)
    {
        (string sign, Tone tone) = step.Verdict switch
        {
            StepVerdict.Passed => ("✓", Tone.Good),
            StepVerdict.Failed => ("✗", Tone.Bad),
            _ => ("-", Tone.Quiet),
        };
        bool isQuiet = step.Verdict == StepVerdict.Skipped || (isBackground && step.Verdict == StepVerdict.Passed);
        terminal.Write(Tone.Quiet, $"    {TimeOf(step)}  ");
        terminal.Write(tone, sign);
        terminal.WriteLine(isQuiet ? Tone.Quiet : Tone.Plain, $" {step.Step.Keyword} {step.Step.Text}");
        if (step.Verdict != StepVerdict.Skipped)
        {
            WriteAttached(step, isBackground);
            WriteLines(isBackground && !verbose && step.Verdict == StepVerdict.Passed ? [] : step.Lines);
        }

        foreach (string line in step.Message?.Split('\n') ?? [])
        {
            terminal.WriteLine(Tone.Bad, $"        {line}");
        }
    }

    private string TimeOf(PlayedStep step)
    {
        if (step.At is not { } at)
        {
            return step.Verdict == StepVerdict.Skipped ? "not played  " : Timeless;
        }

        var day = DateOnly.FromDateTime(at.DateTime);
        if (_day != day)
        {
            _day = day;
            terminal.WriteLine(Tone.Quiet, at.ToString("    yyyy-MM-dd (zzz)", CultureInfo.InvariantCulture));
        }

        return at.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
    }

    private void WriteAttached(PlayedStep step, bool isBackground)
    {
        IReadOnlyList<string> lines = step.Step.DocString?.Split('\n') ?? step.Step.Table?.ToLines() ?? [];
        bool isLog = step.Step.DocString is not null && step.Step.Text.StartsWith("the log ", StringComparison.Ordinal);
        if (verbose || lines.Count == 0)
        {
            WriteAll(lines);
        }
        else if (step.Step.Table is null && (isLog || isBackground || lines.Count > MaxAttachedLines))
        {
            WriteAll([lines[0]]);
            WriteRest(lines.Count - 1, isLog ? "found in this order" : "");
        }
        else
        {
            WriteAll([.. lines.Take(MaxAttachedLines)]);
            WriteRest(lines.Count - MaxAttachedLines, "");
        }
    }

    private void WriteAll(IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            terminal.WriteLine(Tone.Quiet, $"                       {line}");
        }
    }

    private void WriteRest(int count, string what)
    {
        if (count > 0)
        {
            terminal.WriteLine(Tone.Quiet, $"                       … and {count} more {(count == 1 ? "line" : "lines")} {what}".TrimEnd());
        }
    }

    private void WriteLines(IReadOnlyList<NodeLine> lines)
    {
        (IReadOnlyList<TellingLine> shown, int more) = TellingLines.Of(lines, verbose);
        int width = shown.Select(l => l.Node.Length).DefaultIfEmpty(0).Max();
        foreach (TellingLine line in shown)
        {
            terminal.Write(Tone.Plain, $"        {line.Node.PadRight(width)} {(line.IsDigest ? '·' : '│')} ");
            terminal.WriteLine(line.Tone, line.Text);
        }

        if (more > 0)
        {
            terminal.WriteLine(Tone.Quiet, $"        … and {more} other lines; --verbose shows all");
        }
    }
}
