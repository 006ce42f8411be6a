using System.Collections.Immutable;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>Which nodes may be expected to agree: those that run and hear of one another, directly or through others.</summary>
internal static class Core
{
    /// <summary>
    /// The groups of two nodes or more that have run and have been connected for as long as <paramref name="settle"/> took; for a module, only over
    /// nodes that synchronise it.
    /// </summary>
    public static IReadOnlyList<ImmutableArray<string>> Groups(Chronicle chronicle, Settle settle, Module? module = null)
    {
        TimeSpan since = chronicle.Now - settle.Time;
        string[] nodes = [.. chronicle.RunningNodes.Where(n => chronicle.Look(n) is not null && chronicle[n].BootedAt <= since)];
        Dictionary<string, HashSet<string>> reach = nodes.ToDictionary(n => n, n => Reachable(chronicle, nodes, n, module));
        return
        [
            .. nodes
                .Select(n => nodes.Where(o => o == n || (reach[n].Contains(o) && reach[o].Contains(n))).ToImmutableArray())
                .Where(group => group.Length > 1)
                .DistinctBy(group => group[0]),
        ];
    }

    /// <summary>Whether a node polls another and can, and ever takes anything, or that module, from it.</summary>
    public static bool Hears(Chronicle chronicle, string node, string peer, Module? module = null) =>
        node != peer
        && chronicle[node].TakesChanges
        && (module is not { } taken || chronicle.Look(node)!.Value.Synchronises(taken))
        && chronicle.State.AreConnected(node, peer)
        && chronicle[node].Watches.Any(address => chronicle.NameOf(address) == peer);

    private static HashSet<string> Reachable(Chronicle chronicle, string[] nodes, string from, Module? module)
    {
        HashSet<string> reached = [from];
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out string? node))
        {
            foreach (string peer in nodes.Where(p => Hears(chronicle, node, p, module) && reached.Add(p)))
            {
                open.Enqueue(peer);
            }
        }

        return reached;
    }
}
