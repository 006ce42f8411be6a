using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Shrinking;

/// <summary>
/// Makes a run smaller as long as it still breaks the same law in the same way: fewer nodes, fewer acts, fewer statements, shorter and rounder
/// times, plainer settings. Every candidate is played; what is kept was seen to break the law.
/// </summary>
internal sealed class Shrinker(ViolationKey key)
{
    private readonly Trials _trials = new(key);

    /// <summary>The smallest run found, or null when the violation cannot be shown by sentences at the end of a run.</summary>
    public async Task<Shrunk?> Shrink(Run run)
    {
        RunOutcome first = await RunPlayer.Play(run);
        if (first.Violations.FirstOrDefault(v => v.Key == key) is not { } violation)
        {
            return null;
        }

        await Begin(run, first, violation);
        await Reduce();
        return _trials.Best;
    }

    /// <summary>What costs more tries: acts are left out although the wait after them then has to be another one.</summary>
    public async Task<Shrunk?> TryHarder()
    {
        if (_trials.GoOn && await Removals.DropAndWaitAnew(_trials))
        {
            await Reduce();
        }

        return _trials.Best;
    }

    /// <summary>Only what could be done, and nothing after the violation if that shows it as well.</summary>
    private async Task Begin(Run run, RunOutcome outcome, Violation violation)
    {
        int nodes = run.Script.Length - run.Acts.Length;
        ImmutableArray<Act> Until(int end) => [.. run.Acts.Where((_, i) => i <= end - nodes && !outcome.Impossible.Contains(i + nodes))];
        _ = await _trials.Accept(run with { Acts = Until(violation.Act) }) || await _trials.Accept(run with { Acts = Until(int.MaxValue) });
    }

    private async Task Reduce()
    {
        bool isSmaller = true;
        while (isSmaller && _trials.GoOn)
        {
            isSmaller = await Removals.DropNodes(_trials);
            isSmaller |= await Removals.DropActs(_trials);
            isSmaller |= await Removals.DropOpposites(_trials);
            isSmaller |= await Simplifications.StartTogether(_trials);
            isSmaller |= await Simplifications.Join(_trials);
            isSmaller |= await Simplifications.OfActs(_trials);
            isSmaller |= await Simplifications.OfSettings(_trials);
        }
    }
}
