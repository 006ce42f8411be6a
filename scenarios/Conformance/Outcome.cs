using System.Globalization;
using System.Text.RegularExpressions;

namespace Sim.Scenarios.Conformance;

/// <summary>
/// What came of a recording's timeline, in parts so small that timing changes each of them by itself: what one node logged about one module
/// of one peer, from whom it pulled a module, what a statement returned, a final table, the order of a module's epochs.
/// </summary>
/// <param name="Parts">Lines by the place they belong to.</param>
internal sealed partial record Outcome(IReadOnlyDictionary<string, IReadOnlyList<string>> Parts)
{
    /// <summary>What a recording tells.</summary>
    public static Outcome Of(Recording recording) => Of(
        recording.Nodes.ToDictionary(node => node.Name, node => ClusterLog.From(node.Log)),
        RecordingPlayer.RecordedResults(recording),
        recording.Nodes.Where(node => node.FinalTables is not null).Select(node => node.Name),
        recording.Nodes.SelectMany(node => (node.FinalTables ?? []).Select(table => (node.Name, table.Key, FinalTables.Parse(table.Value)))));

    /// <summary>What a play left behind.</summary>
    public static Outcome Of(PlayedRecording played) => Of(
        played.Logs, played.Results, played.RunningNodes, played.Tables.Select(table => (table.Key.Node, table.Key.Table, table.Value)));

    /// <summary>The lines at a place; none where there is nothing.</summary>
    public IReadOnlyList<string> At(string place) => Parts.TryGetValue(place, out IReadOnlyList<string>? lines) ? lines : [];

    private static Outcome Of(
        IReadOnlyDictionary<string, ClusterLog> logs,
        IReadOnlyList<string> results,
        IEnumerable<string> runningNodes,
        IEnumerable<(string Node, string Name, (string[] Columns, List<string[]> Rows) Held)> tables)
    {
        var parts = new Dictionary<string, IReadOnlyList<string>> { ["nodes that run in the end"] = [.. runningNodes.Order(StringComparer.Ordinal)] };
        (string Node, string Name, (string[] Columns, List<string[]> Rows) Held)[] all = [.. tables];
        foreach ((string node, string name, (string[] Columns, List<string[]> Rows) held) in all)
        {
            parts[$"table {name} of {node}"] = FinalTables.Comparable(held);
        }

        IEnumerable<(string Node, (string[] Columns, List<string[]> Rows) Held)> checksums =
            all.Where(table => table.Name == Comparison.ChecksumsTable).Select(table => (table.Node, table.Held));
        foreach (string relation in FinalTables.EpochRelations([.. checksums]))
        {
            int end = relation.IndexOf(':', StringComparison.Ordinal);
            parts[$"epochs of {relation[..end]}, oldest first"] = [relation[(end + 2)..]];
        }

        for (int i = 0; i < results.Count; i++)
        {
            parts[string.Create(CultureInfo.InvariantCulture, $"result {i + 1} of the statements")] = [results[i]];
        }

        foreach ((string node, ClusterLog log) in logs)
        {
            AddLog(parts, node, log);
        }

        return new Outcome(parts);
    }

    private static void AddLog(Dictionary<string, IReadOnlyList<string>> parts, string node, ClusterLog log)
    {
        var pulls = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string peer in log.Peers)
        {
            foreach (IGrouping<string, string> lines in log.Of(peer).GroupBy(ModuleOf))
            {
                parts[$"log of {node}, lines about {peer}{lines.Key}"] = ProcessLines.WithoutTheMachinesSpeed([.. lines]);
                if (lines.Count(line => PullBegins().IsMatch(line)) is > 0 and int count)
                {
                    (pulls.TryGetValue(lines.Key, out List<string>? known) ? known : pulls[lines.Key] = [])
                        .Add(string.Create(CultureInfo.InvariantCulture, $"{count} from {peer}"));
                }
            }
        }

        foreach ((string module, List<string> sources) in pulls)
        {
            parts[$"log of {node}, pulls{module}"] = sources;
        }
    }

    private static string ModuleOf(string line) => Module().Match(line) is { Success: true } found
        ? $", {found.Value.ToLowerInvariant().Replace(' ', '_').Replace("replication_hostgroups", "servers", StringComparison.Ordinal)}"
        : "";

    [GeneratedRegex(
        "(?:admin|mysql|proxysql)[_ ](?:query[_ ]rules|replication_hostgroups|servers|users|variables)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Module();

    [GeneratedRegex("Fetching .* started")]
    private static partial Regex PullBegins();
}
