using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Shrinking;

/// <summary>What can be left out of a run. Each of these tells whether something was.</summary>
internal static class Removals
{
    /// <summary>How many acts in a row are left out together when the wait after them may change.</summary>
    private const int MostTogether = 4;

    private const int OtherWaits = 15;

    private static readonly TimeSpan _waitStep = TimeSpan.FromMilliseconds(100);

    /// <summary>Nodes, with whatever speaks of them. One that never starts may stay a name in the lists of the others.</summary>
    public static async Task<bool> DropNodes(Trials trials)
    {
        bool dropped = false;
        for (int i = trials.Run.Nodes.Length - 1; i >= 0 && trials.Run.Nodes.Length > 1; i--)
        {
            RunNode node = trials.Run.Nodes[i];
            dropped |= await trials.Accept(trials.Run.Without(node))
                || (!Starts(trials.Run, node) && await trials.Accept(trials.Run.WithNobodyAt(node)));
        }

        return dropped;
    }

    /// <summary>Acts that follow one another: first half of them, in the end each one.</summary>
    public static async Task<bool> DropActs(Trials trials)
    {
        bool dropped = false;
        for (int size = Math.Max(1, trials.Run.Acts.Length / 2); size >= 1; size /= 2)
        {
            for (int from = trials.Run.Acts.Length - size; from >= 0; from -= size)
            {
                dropped |= await trials.Accept(trials.Run with { Acts = trials.Run.Acts.RemoveRange(from, size) });
            }
        }

        return dropped;
    }

    /// <summary>An act and the one that takes it back, wherever that is: neither can be left out alone.</summary>
    public static async Task<bool> DropOpposites(Trials trials)
    {
        bool dropped = false;
        for (int i = trials.Run.Acts.Length - 1; i >= 0; i--)
        {
            ImmutableArray<Act> acts = trials.Run.Acts;
            int back = Enumerable.Range(i + 1, acts.Length - i - 1).FirstOrDefault(j => Opposites.Are(acts[i], acts[j]), -1);
            dropped |= back >= 0 && await trials.Accept(trials.Run with { Acts = acts.RemoveAt(back).RemoveAt(i) });
        }

        return dropped;
    }

    /// <summary>
    /// What comes earlier also decides when the nodes check; where that matters, acts can be left out only if the next wait becomes another one.
    /// </summary>
    public static async Task<bool> DropAndWaitAnew(Trials trials)
    {
        bool dropped = false;
        for (int size = MostTogether; size >= 1; size--)
        {
            for (int from = trials.Run.Acts.Length - size; from >= 0 && trials.Steps > Shrunk.FewSteps; from--)
            {
                dropped |= from + size <= trials.Run.Acts.Length && await AcceptWithOtherWait(trials, trials.Run.Acts.RemoveRange(from, size), from);
            }
        }

        return dropped;
    }

    private static async Task<bool> AcceptWithOtherWait(Trials trials, ImmutableArray<Act> acts, int from)
    {
        int wait = Enumerable.Range(from, acts.Length - from).FirstOrDefault(i => acts[i] is Pass, -1);
        for (int i = 1; wait >= 0 && i <= OtherWaits; i++)
        {
            if (await trials.Accept(trials.Run with { Acts = acts.SetItem(wait, new Pass(i * _waitStep)) }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Starts(Run run, RunNode node) =>
        run.Acts.Any(act => act is StartNode or StartAll or RestartNode && act.Nodes.Contains(node.Name));
}
