using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>Which nodes may be expected to agree: those that run and hear of one another, directly or through others.</summary>
internal static class Core
{
    /// <summary>The groups of two nodes or more that have run and have been connected for as long as <paramref name="settle"/> took.</summary>
    public static IReadOnlyList<ImmutableArray<string>> Groups(Chronicle chronicle, Settle settle)
    {
        TimeSpan since = chronicle.Now - settle.Time;
        string[] nodes = [.. chronicle.RunningNodes.Where(n => chronicle.Look(n) is not null && chronicle[n].BootedAt <= since)];
        Dictionary<string, HashSet<string>> reach = nodes.ToDictionary(n => n, n => Reachable(chronicle, nodes, n));
        return
        [
            .. nodes
                .Select(n => nodes.Where(o => o == n || (reach[n].Contains(o) && reach[o].Contains(n))).ToImmutableArray())
                .Where(group => group.Length > 1)
                .DistinctBy(group => group[0]),
        ];
    }

    /// <summary>Whether a node polls another and can, and ever takes anything from it.</summary>
    public static bool Hears(Chronicle chronicle, string node, string peer) =>
        node != peer
        && chronicle[node].TakesChanges
        && chronicle.State.AreConnected(node, peer)
        && chronicle[node].Watches.Any(address => chronicle.NameOf(address) == peer);

    private static HashSet<string> Reachable(Chronicle chronicle, string[] nodes, string from)
    {
        HashSet<string> reached = [from];
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out string? node))
        {
            foreach (string peer in nodes.Where(p => Hears(chronicle, node, p) && reached.Add(p)))
            {
                open.Enqueue(peer);
            }
        }

        return reached;
    }
}
