using System.Text.RegularExpressions;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Steps;

/// <summary>Looks for expected lines in a log.</summary>
internal static partial class LogSearch
{
    private const int MaxCompared = 2_000;

    /// <summary>
    /// Looks for the lines in their order; other lines may stand between them, blank expected lines are skipped. Null if all were found;
    /// otherwise a text that names the first one missing, where the search stood, and the line that comes nearest.
    /// </summary>
    public static string? FindInOrder(IReadOnlyList<string> expected, IReadOnlyList<LogLine> log)
    {
        int next = 0;
        for (int i = 0; i < expected.Count; i++)
        {
            string line = expected[i].TrimEnd('\r');
            if (line.Length == 0)
            {
                continue;
            }

            int found = IndexOf(line, log, next);
            if (found < 0)
            {
                return Explain(i + 1, line, log, next);
            }

            next = found + 1;
        }

        return null;
    }

    /// <summary>
    /// Compares line by line; blank expected lines are skipped. Null if both are the same; otherwise a text that shows the first pair that
    /// differs, or the first line that one side has and the other has not.
    /// </summary>
    public static string? FindDifference(IReadOnlyList<string> expected, IReadOnlyList<LogLine> log)
    {
        string[] wanted = [.. expected.Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];
        for (int i = 0; i < Math.Max(wanted.Length, log.Count); i++)
        {
            string? line = i < log.Count ? log[i].Text : null;
            if (i >= wanted.Length || line is null || !IsLine(wanted[i], line))
            {
                string missing = i < wanted.Length ? wanted[i] : "(no more lines)";
                return $"line {i + 1} of {log.Count} differs:\n  expected: {missing}\n  actual:   {line ?? "(no more lines)"}";
            }
        }

        return null;
    }

    /// <summary>The line without its time stamp, if it has one.</summary>
    public static string WithoutTime(string line) => TimeStamp().Match(line) is { Success: true } time ? line[time.Length..] : line;

    /// <summary>The time stamp that the line begins with, without the space after it; empty if it has none.</summary>
    public static string TimeOf(string line) => TimeStamp().Match(line).Value.TrimEnd();

    private static int IndexOf(string expected, IReadOnlyList<LogLine> log, int from)
    {
        for (int i = from; i < log.Count; i++)
        {
            if (IsLine(expected, log[i].Text))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsLine(string expected, string line) =>
        TextPattern.Matches(expected, line) || (!TimeStamp().IsMatch(expected) && TextPattern.Matches(expected, WithoutTime(line)));

    private static string Explain(int number, string expected, IReadOnlyList<LogLine> log, int next)
    {
        var lines = new List<string> { $"line {number} was not found:", $"  expected: {expected}" };
        lines.Add(next == 0 ? "  searched: from the start of the log" : $"  searched: after line {next}: {log[next - 1].Text}");
        if (IndexOf(expected, log, 0) is int earlier and >= 0)
        {
            lines.Add($"  it stands before that, in line {earlier + 1}: {log[earlier].Text}");
        }
        else if (Nearest(expected, log, next) is int nearest and >= 0)
        {
            lines.Add($"  nearest:  line {nearest + 1}: {log[nearest].Text}");
        }
        else
        {
            lines.Add($"  the log has no line after that ({log.Count} lines)");
        }

        return string.Join('\n', lines);
    }

    private static int Nearest(string expected, IReadOnlyList<LogLine> log, int from)
    {
        string wanted = WithoutTime(expected);
        IEnumerable<int> candidates = Enumerable.Range(from, Math.Min(log.Count - from, MaxCompared));
        return candidates.DefaultIfEmpty(-1).MinBy(i => i < 0 ? 0 : SentenceDistance.BetweenTexts(wanted, WithoutTime(log[i].Text)));
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ", RegexOptions.CultureInvariant)]
    private static partial Regex TimeStamp();
}
