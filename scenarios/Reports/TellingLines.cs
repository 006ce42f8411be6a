using System.Globalization;
using System.Text.RegularExpressions;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Reports;

/// <summary>One line that the story shows below a step.</summary>
/// <param name="Node">The node whose log it comes from, or all nodes that logged the same.</param>
/// <param name="Text">The line, or what several lines come to.</param>
/// <param name="Tone">How bad it is.</param>
/// <param name="IsDigest">Whether the words are the story's own and not the node's.</param>
internal readonly record struct TellingLine(string Node, string Text, Tone Tone, bool IsDigest = false);

/// <summary>
/// Chooses what the logs tell about a step: warnings, errors and decisions of the cluster as they were logged, a repeated line once; the
/// chatter around them in a few words.
/// </summary>
internal static partial class TellingLines
{
    private const int MaxShown = 12;

    // A log has whole seconds.
    private static readonly TimeSpan _sameSecond = TimeSpan.FromSeconds(1);

    /// <summary>The lines to show and how many more there would be.</summary>
    public static (IReadOnlyList<TellingLine> Shown, int More) Of(IReadOnlyList<NodeLine> lines, bool all)
    {
        if (all)
        {
            return ([.. lines.Select(l => new TellingLine(l.Node, l.Line.Text, ToneOf(l.Line.Text)))], 0);
        }

        var chatter = new ClusterChatter();
        var told = new List<Told>();
        foreach (NodeLine line in lines)
        {
            if (chatter.Take(line) is { } digest)
            {
                told.Add(new Told(line, digest));
            }
            else if (!chatter.TookLast && IsTelling(line.Line.Text))
            {
                told.Add(new Told(line, null));
            }
        }

        // What a node with another clock than the world's logs has a time that is no other node's.
        Dictionary<string, string?> foreign = told.GroupBy(t => t.Line.Node).ToDictionary(g => g.Key, g => ShowsWorldTime(g.First().Line.Line) ? null : g.Key);
        TellingLine[] shown = [.. told.Where(t => t.Essence.Length > 0).GroupBy(t => (t.Essence, foreign.GetValueOrDefault(t.Line.Node))).Select(Shown)];
        return ([.. shown.Take(MaxShown)], Math.Max(0, shown.Length - MaxShown));
    }

    private static bool ShowsWorldTime(LogLine line) =>
        !DateTime.TryParseExact(LogSearch.TimeOf(line.Text), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime shown)
        || (shown - line.At.DateTime).Duration() < _sameSecond;

    private static bool IsTelling(string text) =>
        text.Contains("Cluster:", StringComparison.Ordinal)
        || text.Contains("[WARNING]", StringComparison.Ordinal)
        || text.Contains("[ERROR]", StringComparison.Ordinal);

    private static TellingLine Shown(IEnumerable<Told> group)
    {
        Told[] all = [.. group];
        (NodeLine first, ChatterDigest? digest) = all[0];
        string time = LogSearch.TimeOf(first.Line.Text);
        string nodes = string.Join(", ", all.Select(t => t.Line.Node).Distinct());
        string again = all.Length == 1 || digest is not null ? "" : $"  ({all.Length} times, last at {ClockIn(LogSearch.TimeOf(all[^1].Line.Line.Text))})";
        string text = digest?.Text ?? SourcePlace().Replace(LogSearch.WithoutTime(first.Line.Text), "");
        return new TellingLine(nodes, $"{Moment(time, first.Line.At)}{text}{again}", digest?.Tone ?? ToneOf(first.Line.Text), digest is not null);
    }

    // The day is told only by a node whose own clock shows another one than the world's.
    private static string Moment(string time, DateTimeOffset worldTime)
    {
        return time.Length == 0 ? "" : time.StartsWith(DayOf(worldTime), StringComparison.Ordinal) ? ClockIn(time) + " " : time + " ";
    }

    private static string DayOf(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string ClockIn(string time) => time[(time.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static Tone ToneOf(string text) => text switch
    {
        _ when text.Contains("[ERROR]", StringComparison.Ordinal) => Tone.Bad,
        _ when text.Contains("[WARNING]", StringComparison.Ordinal) => Tone.Warning,
        _ => Tone.Plain,
    };

    [GeneratedRegex(@"diff_check \d+", RegexOptions.CultureInvariant)]
    private static partial Regex DiffCheck();

    [GeneratedRegex(@"^\w+\.(?:cpp|h):\d+:[^ ]+\(\): ", RegexOptions.CultureInvariant)]
    private static partial Regex SourcePlace();

    private readonly record struct Told(NodeLine Line, ChatterDigest? Digest)
    {
        /// <summary>What makes two lines the same: not the time, and not the count of checks since a difference was seen.</summary>
        public string Essence => Digest?.Text ?? DiffCheck().Replace(LogSearch.WithoutTime(Line.Line.Text), "diff_check …");
    }
}
