using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Shrinking;

/// <summary>What can become plainer in a run. Each of these tells whether something did.</summary>
internal static class Simplifications
{
    /// <summary>Nodes that start one by one do it in one step, where the first of them does.</summary>
    public static async Task<bool> StartTogether(Trials trials)
    {
        ImmutableArray<Act> acts = trials.Run.Acts;
        ImmutableArray<string> names = [.. trials.Run.Nodes.Select(node => node.Name)];
        int[] starts = [.. names.Select(name => acts.IndexOf(new StartNode(name)))];
        return starts.All(start => start >= 0)
            && await trials.Accept(trials.Run with { Acts = [.. acts.Where((_, i) => !starts.Contains(i)).ToImmutableArray().Insert(starts.Min(), new StartAll(names))] });
    }

    /// <summary>Statements to one node that follow one another become one step, and so do times.</summary>
    public static async Task<bool> Join(Trials trials)
    {
        bool joined = false;
        for (int i = 0; i + 1 < trials.Run.Acts.Length; i++)
        {
            Act? both = (trials.Run.Acts[i], trials.Run.Acts[i + 1]) switch
            {
                (RunStatements a, RunStatements b) when a.Node == b.Node => a with { Statements = a.Statements.AddRange(b.Statements) },
                (Pass a, Pass b) => new Pass(a.Time + b.Time),
                _ => null,
            };
            if (both is not null && await trials.Accept(trials.Run with { Acts = trials.Run.Acts.RemoveAt(i + 1).SetItem(i, both) }))
            {
                joined = true;
                i--;
            }
        }

        return joined;
    }

    /// <summary>Each act becomes the boldest of its simpler ones that will do.</summary>
    public static async Task<bool> OfActs(Trials trials)
    {
        bool simplified = false;
        for (int i = 0; i < trials.Run.Acts.Length; i++)
        {
            foreach (Act simpler in trials.Run.Acts[i].Simpler)
            {
                if (await trials.Accept(trials.Run with { Acts = trials.Run.Acts.SetItem(i, simpler) }))
                {
                    simplified = true;
                    break;
                }
            }
        }

        return simplified;
    }

    /// <summary>The settings of all nodes whose files were drawn become the usual ones, and the world that of the first seed.</summary>
    public static async Task<bool> OfSettings(Trials trials)
    {
        ImmutableArray<string> addresses = [.. trials.Run.Nodes.Select(node => node.Address)];
        Func<RunNode, RunNode>[] plainer =
        [
            n => n with { Monitors = false },
            n => n with { SavesToDisk = true },
            n => n with { DiffsBeforeSync = RunNode.DefaultDiffsBeforeSync },
            n => n with { CheckIntervalMilliseconds = RunNode.DefaultCheckIntervalMilliseconds },
            n => n with { Peers = addresses },
        ];
        bool simplified = false;
        foreach (Func<RunNode, RunNode> change in plainer)
        {
            simplified |= await trials.Accept(trials.Run with { Nodes = [.. trials.Run.Nodes.Select(node => node.File is null ? change(node) : node)] });
        }

        return await trials.Accept(trials.Run with { WorldSeed = 1 }) || simplified;
    }
}
