using System.Globalization;
using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Reports;

/// <summary>Tells one step after the other: time, verdict, sentence, what is attached to it, what was logged meanwhile, why it failed.</summary>
internal sealed class StepReport(IStoryTerminal terminal, bool verbose)
{
    private const int LeastLeftOut = 2;
    private const int MaxLineLength = 150;
    private const string Timeless = "            ";
    private readonly HashSet<string> _toldBefore = [];
    private readonly HashSet<string> _told = [];
    private DateOnly? _day;
    private string _lineTime = "";
    private int _lineLength;

    /// <summary>A feature begins: whatever is told is new.</summary>
    public void BeginFeature()
    {
        _day = null;
        _toldBefore.Clear();
        _told.Clear();
    }

    /// <summary>A scenario begins: what earlier ones of the feature told need not be told again.</summary>
    public void BeginScenario()
    {
        _toldBefore.UnionWith(_told);
        _told.Clear();
    }

    /// <summary>Tells a step; one of a background is quiet as long as it passes.</summary>
    public void Write(PlayedStep step, bool isBackground)
    {
        bool isPlayed = step.Verdict != StepVerdict.Skipped;
        bool passed = step.Verdict == StepVerdict.Passed;
        AttachedText attached = !isPlayed ? new AttachedText("", []) : verbose ? AttachedText.Whole(step.Step) : AttachedText.Brief(step.Step, isBackground);
        IReadOnlyList<NodeLine> logged = !isPlayed || (isBackground && !verbose && passed) ? [] : step.Lines;
        bool isQuiet = !isPlayed || (isBackground && passed);
        Tell(step, $"{step.Step.Keyword} {step.Step.Text}{attached.Beside}", isQuiet ? Tone.Quiet : Tone.Plain);
        foreach (string line in attached.Below)
        {
            Below(Tone.Quiet, $"                       {line}");
        }

        WriteLines(logged);
        foreach (string line in step.Message?.Split('\n') ?? [])
        {
            Below(Tone.Bad, $"        {line}");
        }
    }

    /// <summary>Ends the line of the last step.</summary>
    public void End()
    {
        if (_lineLength > 0)
        {
            terminal.WriteLine();
            _lineLength = 0;
        }
    }

    // Steps that pass at the same time with nothing to tell below them share a line.
    private void Tell(PlayedStep step, string sentence, Tone tone)
    {
        DateOnly? day = _day;
        string time = TimeOf(step);
        bool sharesLine = !verbose && step.Verdict == StepVerdict.Passed && _lineLength > 0 && day == _day && time == _lineTime
            && _lineLength + sentence.Length < MaxLineLength;
        if (sharesLine)
        {
            terminal.Write(tone, $" · {sentence}");
            _lineLength += sentence.Length;
            return;
        }

        End();
        if (day != _day && step.At is { } at)
        {
            terminal.WriteLine(Tone.Quiet, at.ToString("    yyyy-MM-dd (zzz)", CultureInfo.InvariantCulture));
        }

        (string sign, Tone signTone) = step.Verdict switch
        {
            StepVerdict.Passed => ("✓", Tone.Good),
            StepVerdict.Failed => ("✗", Tone.Bad),
            _ => ("-", Tone.Quiet),
        };
        terminal.Write(Tone.Quiet, $"    {time}  ");
        terminal.Write(signTone, sign);
        terminal.Write(tone, $" {sentence}");
        (_lineTime, _lineLength) = (time, step.Verdict == StepVerdict.Passed ? sentence.Length : MaxLineLength);
    }

    private void Below(Tone tone, string line)
    {
        End();
        terminal.WriteLine(tone, line);
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
        }

        return at.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
    }

    private void WriteLines(IReadOnlyList<NodeLine> lines)
    {
        (IReadOnlyList<TellingLine> shown, int more) = TellingLines.Of(lines, verbose);
        _told.UnionWith(shown.Select(KeyOf));
        int known = verbose ? 0 : shown.Count(line => _toldBefore.Contains(KeyOf(line)));
        if (known >= LeastLeftOut)
        {
            shown = [.. shown.Where(line => !_toldBefore.Contains(KeyOf(line)))];
            Below(Tone.Quiet, $"        the same {known} lines as in the scenario above{(shown.Count > 0 ? ", and" : "")}");
        }

        int width = shown.Select(l => l.Node.Length).DefaultIfEmpty(0).Max();
        foreach (TellingLine line in shown)
        {
            End();
            terminal.Write(Tone.Plain, $"        {line.Node.PadRight(width)} {(line.IsDigest ? '·' : '│')} ");
            terminal.WriteLine(line.Tone, line.Text);
        }

        if (more > 0)
        {
            Below(Tone.Quiet, $"        … and {more} other lines; --verbose shows all");
        }
    }

    private static string KeyOf(TellingLine line) => $"{line.Node} {line.Text}";
}
