using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Findings;

/// <summary>A run that shows a violation and from which nothing can be left out.</summary>
/// <param name="Run">The run.</param>
/// <param name="Violation">What it shows.</param>
/// <param name="Proof">The sentences that show it.</param>
/// <param name="Tries">How many runs were played to get there.</param>
internal sealed record Shrunk(Run Run, Violation Violation, ImmutableArray<Act> Proof, int Tries);

/// <summary>
/// Makes a run smaller as long as it still breaks the same law in the same way: fewer nodes, fewer acts, fewer statements, shorter and rounder
/// times, plainer settings. Every candidate is played; what is kept was seen to break the law.
/// </summary>
internal sealed class Shrinker(ViolationKey key)
{
    /// <summary>The most runs that are played for one finding.</summary>
    public const int TriesLimit = 1000;

    /// <summary>With more steps than this, a run is also tried with other waits.</summary>
    private const int ManySteps = 12;

    /// <summary>How many acts in a row are then left out together.</summary>
    private const int MostTogether = 4;

    private const int OtherWaits = 15;

    private static readonly TimeSpan _waitStep = TimeSpan.FromMilliseconds(100);

    private int _tries;
    private Shrunk? _best;

    /// <summary>The smallest run found, or null when the violation cannot be shown by sentences at the end of a run.</summary>
    public async Task<Shrunk?> Shrink(Run run)
    {
        RunOutcome first = await RunPlayer.Play(run);
        if (first.Violations.FirstOrDefault(v => v.Key == key) is not { } violation)
        {
            return null;
        }

        await Start(run, first, violation);
        bool isSmaller = _best is not null;
        while (isSmaller && _tries < TriesLimit)
        {
            isSmaller = await DropNodes();
            isSmaller |= await DropActs();
            isSmaller |= await Join();
            isSmaller |= await SimplifyActs();
            isSmaller |= await SimplifySettings();
        }

        await StartTogether();
        if (_best is not null && RunText.StepCount(_best) > ManySteps && await DropAndWaitAnew())
        {
            await DropActs();
            await SimplifyActs();
        }

        return _best is null ? null : _best with { Tries = _tries };
    }

    /// <summary>Only what could be done, and nothing after the violation if that shows it as well.</summary>
    private async Task Start(Run run, RunOutcome outcome, Violation violation)
    {
        int nodes = run.Script.Length - run.Acts.Length;
        ImmutableArray<Act> Until(int end) => [.. run.Acts.Where((_, i) => i <= end - nodes && !outcome.Impossible.Contains(i + nodes))];
        _ = await Accepts(run with { Acts = Until(violation.Act) }) || await Accepts(run with { Acts = Until(int.MaxValue) });
    }

    private async Task<bool> DropNodes()
    {
        bool dropped = false;
        for (int i = _best!.Run.Nodes.Length - 1; i >= 0 && _best.Run.Nodes.Length > 1; i--)
        {
            dropped |= await Accepts(_best.Run.Without(_best.Run.Nodes[i]));
        }

        return dropped;
    }

    private async Task<bool> DropActs()
    {
        bool dropped = false;
        for (int size = Math.Max(1, _best!.Run.Acts.Length / 2); size >= 1; size /= 2)
        {
            for (int from = _best.Run.Acts.Length - size; from >= 0; from -= size)
            {
                dropped |= await Accepts(_best.Run with { Acts = _best.Run.Acts.RemoveRange(from, size) });
            }
        }

        return dropped;
    }

    /// <summary>
    /// What comes earlier also decides when the nodes check; where that matters, acts can be left out only if the next wait becomes another one.
    /// </summary>
    private async Task<bool> DropAndWaitAnew()
    {
        bool dropped = false;
        for (int size = MostTogether; size >= 1; size--)
        {
            for (int from = _best!.Run.Acts.Length - size; from >= 0 && RunText.StepCount(_best) > ManySteps; from--)
            {
                dropped |= from + size <= _best.Run.Acts.Length && await AcceptsWithOtherWait(_best.Run.Acts.RemoveRange(from, size), from);
            }
        }

        return dropped;
    }

    private async Task<bool> AcceptsWithOtherWait(ImmutableArray<Act> acts, int from)
    {
        int wait = Enumerable.Range(from, acts.Length - from).FirstOrDefault(i => acts[i] is Pass, -1);
        for (int i = 1; wait >= 0 && i <= OtherWaits; i++)
        {
            if (await Accepts(_best!.Run with { Acts = acts.SetItem(wait, new Pass(i * _waitStep)) }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Statements to one node that follow one another become one step, and so do times.</summary>
    private async Task<bool> Join()
    {
        bool joined = false;
        for (int i = 0; i + 1 < _best!.Run.Acts.Length; i++)
        {
            Act? both = (_best.Run.Acts[i], _best.Run.Acts[i + 1]) switch
            {
                (RunStatements a, RunStatements b) when a.Node == b.Node => a with { Statements = a.Statements.AddRange(b.Statements) },
                (Pass a, Pass b) => new Pass(a.Time + b.Time),
                _ => null,
            };
            if (both is not null && await Accepts(_best.Run with { Acts = _best.Run.Acts.RemoveAt(i + 1).SetItem(i, both) }))
            {
                joined = true;
                i--;
            }
        }

        return joined;
    }

    /// <summary>Nodes that start one after the other, all of them, do it in one step.</summary>
    private async Task StartTogether()
    {
        if (_best?.Run is not { } run)
        {
            return;
        }

        ImmutableArray<string> names = [.. run.Nodes.Select(node => node.Name)];
        int first = run.Acts.IndexOf(new StartNode(names[0]));
        if (first >= 0 && run.Acts.Skip(first).Take(names.Length).SequenceEqual(names.Select(name => new StartNode(name))))
        {
            await Accepts(run with { Acts = run.Acts.RemoveRange(first, names.Length).Insert(first, new StartAll(names)) });
        }
    }

    private async Task<bool> SimplifyActs()
    {
        bool simplified = false;
        for (int i = 0; i < _best!.Run.Acts.Length; i++)
        {
            foreach (Act simpler in _best.Run.Acts[i].Simpler)
            {
                if (await Accepts(_best.Run with { Acts = _best.Run.Acts.SetItem(i, simpler) }))
                {
                    simplified = true;
                    break;
                }
            }
        }

        return simplified;
    }

    private async Task<bool> SimplifySettings()
    {
        Run run = _best!.Run;
        Func<RunNode, RunNode>[] plainer =
        [
            n => n with { Monitors = false },
            n => n with { SavesToDisk = true },
            n => n with { DiffsBeforeSync = RunNode.DefaultDiffsBeforeSync },
            n => n with { CheckIntervalMilliseconds = RunNode.DefaultCheckIntervalMilliseconds },
            n => n with { Peers = [.. run.Nodes.Select(o => o.Address)] },
        ];
        bool simplified = false;
        foreach (Func<RunNode, RunNode> change in plainer)
        {
            simplified |= await Accepts(_best.Run with { Nodes = [.. _best.Run.Nodes.Select(change)] });
        }

        return await Accepts(_best.Run with { WorldSeed = 1 }) || simplified;
    }

    private async Task<bool> Accepts(Run candidate)
    {
        if (_tries >= TriesLimit || (_best is not null && RunText.Of(candidate) == RunText.Of(_best.Run)))
        {
            return false;
        }

        _tries++;
        Run bounded = candidate.WithBounds();
        RunOutcome outcome = await RunPlayer.Play(bounded, key);
        if (outcome.Proof.IsEmpty || !outcome.Impossible.IsEmpty || outcome.Defect is not null)
        {
            return false;
        }

        _best = new Shrunk(bounded, outcome.Violations.First(v => v.Key == key), outcome.Proof, _tries);
        return true;
    }
}
