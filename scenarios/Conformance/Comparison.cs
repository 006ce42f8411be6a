using System.Globalization;

namespace Sim.Scenarios.Conformance;

/// <summary>One difference between a recording and its play: where it is, and both sides; null where a side has nothing any more.</summary>
/// <param name="Place">Node, peer or table.</param>
/// <param name="Recorded">What the real node has.</param>
/// <param name="Simulated">What the simulation, or a process that was played against it, has.</param>
public sealed record Difference(string Place, string? Recorded, string? Simulated);

/// <summary>Compares a recording with its play, line by line.</summary>
internal static class Comparison
{
    /// <summary>The table that holds the epochs.</summary>
    public const string ChecksumsTable = "runtime_checksums_values";

    /// <summary>The first difference, or null when they agree, and how many lines agreed before it: the nearer, the more.</summary>
    /// <param name="recording">What real nodes did.</param>
    /// <param name="played">What came of the same.</param>
    public static (Difference? First, int Agreed) Compare(Recording recording, PlayedRecording played)
    {
        if (RefusalOf(recording, played) is { } refusal)
        {
            return (refusal, played.Refusal!.Index);
        }

        int agreed = 0;
        foreach ((string place, IReadOnlyList<string> recorded, IReadOnlyList<string> simulated) in Pairs(recording, played))
        {
            int common = recorded.Zip(simulated).TakeWhile(pair => pair.First == pair.Second).Count();
            agreed += common;
            if (common < recorded.Count || common < simulated.Count)
            {
                return (new Difference(place, recorded.ElementAtOrDefault(common), simulated.ElementAtOrDefault(common)), agreed);
            }
        }

        return (null, agreed);
    }

    /// <summary>The step that could not be done, as a difference; null if all could.</summary>
    public static Difference? RefusalOf(Recording recording, PlayedRecording played)
    {
        if (played.Refusal is not { } refusal)
        {
            return null;
        }

        RecordedStep step = recording.Timeline[refusal.Index];
        string what = $"{step.Action} {step.Node}".ToLowerInvariant();
        string done = string.Create(CultureInfo.InvariantCulture, $"done at {step.DoneAt.TotalSeconds:0.###} s");
        return new Difference($"timeline[{refusal.Index}], {what}", done, refusal.Reason);
    }

    private static IEnumerable<(string Place, IReadOnlyList<string> Recorded, IReadOnlyList<string> Simulated)> Pairs(
        Recording recording, PlayedRecording played)
    {
        foreach (RecordedNode node in recording.Nodes)
        {
            ClusterLog recorded = ClusterLog.From(node.Log);
            ClusterLog simulated = played.Logs[node.Name];
            foreach (string peer in recorded.Peers.Union(simulated.Peers))
            {
                yield return ($"log of {node.Name}, lines about {peer}", recorded.Of(peer), simulated.Of(peer));
            }
        }

        yield return ("results of the statements", RecordingPlayer.RecordedResults(recording), played.Results);
        yield return (
            "nodes that run in the end",
            [.. recording.Nodes.Where(node => node.FinalTables is not null).Select(node => node.Name).Order(StringComparer.Ordinal)],
            [.. played.RunningNodes.Order(StringComparer.Ordinal)]);
        foreach (RecordedNode node in recording.Nodes)
        {
            foreach ((string table, string text) in node.FinalTables ?? [])
            {
                List<string> simulated = played.Tables.TryGetValue((node.Name, table), out (string[] Columns, List<string[]> Rows) held)
                    ? FinalTables.Comparable(held)
                    : ["(the node does not run)"];
                yield return ($"table {table} of {node.Name}", FinalTables.Comparable(FinalTables.Parse(text)), simulated);
            }
        }

        yield return (
            "epochs, oldest first",
            FinalTables.EpochRelations(
                [.. recording.Nodes.SelectMany(node => (node.FinalTables ?? []).Where(table => table.Key == ChecksumsTable)
                    .Select(table => (node.Name, FinalTables.Parse(table.Value))))]),
            FinalTables.EpochRelations(
                [.. played.Tables.Where(table => table.Key.Table == ChecksumsTable).Select(table => (table.Key.Node, table.Value))]));
    }
}
