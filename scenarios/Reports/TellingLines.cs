using System.Globalization;
using System.Text.RegularExpressions;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;

namespace Sim.Scenarios.Reports;

/// <summary>One line of a node's log as the story shows it.</summary>
/// <param name="Node">The node that wrote it.</param>
/// <param name="Text">The line, with how often it was repeated.</param>
/// <param name="Tone">How bad it is.</param>
internal readonly record struct TellingLine(string Node, string Text, Tone Tone);

/// <summary>Chooses the log lines that tell what a step caused: what the cluster did, warnings and errors; a repeated line once.</summary>
internal static partial class TellingLines
{
    private const int MaxShown = 40;

    /// <summary>The lines to show and how many more there would be.</summary>
    public static (IReadOnlyList<TellingLine> Shown, int More) Of(IReadOnlyList<NodeLine> lines, bool all)
    {
        if (all)
        {
            return ([.. lines.Select(l => new TellingLine(l.Node, l.Line.Text, ToneOf(l.Line.Text)))], 0);
        }

        IGrouping<(string, string), NodeLine>[] groups = [.. lines.Where(l => IsTelling(l.Line.Text)).GroupBy(l => (l.Node, Essence(l.Line.Text)))];
        return ([.. groups.Take(MaxShown).Select(Told)], Math.Max(0, groups.Length - MaxShown));
    }

    private static bool IsTelling(string text) =>
        text.Contains("Cluster:", StringComparison.Ordinal)
        || text.Contains("[WARNING]", StringComparison.Ordinal)
        || text.Contains("[ERROR]", StringComparison.Ordinal);

    // Lines that count the checks since a difference was seen say the same again.
    private static string Essence(string text) => DiffCheck().Replace(LogSearch.WithoutTime(text), "diff_check …");

    private static TellingLine Told(IGrouping<(string, string), NodeLine> group)
    {
        NodeLine first = group.First();
        NodeLine last = group.Last();
        string again = group.Count() == 1
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"  ({group.Count()} times, last at {last.Line.At:HH:mm:ss})");
        return new TellingLine(first.Node, first.Line.Text + again, ToneOf(first.Line.Text));
    }

    private static Tone ToneOf(string text) => text switch
    {
        _ when text.Contains("[ERROR]", StringComparison.Ordinal) => Tone.Bad,
        _ when text.Contains("[WARNING]", StringComparison.Ordinal) => Tone.Warning,
        _ => Tone.Quiet,
    };

    [GeneratedRegex(@"diff_check \d+", RegexOptions.CultureInvariant)]
    private static partial Regex DiffCheck();
}
