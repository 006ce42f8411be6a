using System.Diagnostics;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Exploration.Shrinking;

namespace Sim.Scenarios.Exploration;

/// <summary>Which runs are explored: seeds from the first on, until the last or until the time is over.</summary>
/// <param name="First">The first seed.</param>
/// <param name="Last">The last seed, or null.</param>
/// <param name="For">How long on the machine's clock, or null.</param>
internal sealed record ExploredSeeds(ulong First, ulong? Last, TimeSpan? For);

/// <summary>Draws runs and plays them, several at a time. What comes of it depends on the seeds alone, not on how many are played at a time.</summary>
/// <param name="draw">Draws the run of a seed.</param>
/// <param name="jobs">How many runs are played at a time.</param>
/// <param name="stop">Ends when this shall end, at once and with what there is; runs that are being played then count no more.</param>
internal sealed class Explorer(Func<ulong, Run> draw, int jobs, Task? stop = null)
{
    /// <summary>The most runs that are shrunk for one finding.</summary>
    private const int MostShrunk = 4;

    private readonly Task _stop = stop ?? new TaskCompletionSource().Task;
    private readonly Lock _lock = new();

    /// <summary>Explores clusters that are drawn.</summary>
    public Explorer(DrawOptions options, int jobs)
        : this(seed => RunDrawing.Draw(seed, options), jobs)
    {
    }

    /// <summary>Plays the runs of the seeds; <paramref name="progress"/> hears of each one, in no order.</summary>
    public async Task<Tally> Explore(ExploredSeeds seeds, Action<Tally> progress)
    {
        var tally = new Tally();
        var clock = Stopwatch.StartNew();
        ulong next = seeds.First;
        ulong? Take()
        {
            lock (_lock)
            {
                bool isOver = _stop.IsCompleted || next > seeds.Last || (next > seeds.First && clock.Elapsed >= seeds.For);
                return isOver ? null : next++;
            }
        }

        async Task Work()
        {
            while (Take() is { } seed)
            {
                Run run = draw(seed);
                RunOutcome outcome = await RunPlayer.Play(run);
                lock (_lock)
                {
                    if (!_stop.IsCompleted)
                    {
                        tally.Add(run, outcome, clock.Elapsed);
                        progress(tally);
                    }
                }
            }
        }

        await AtOnce(Work);
        return tally;
    }

    /// <summary>Shrinks the smallest run of each finding, or the next one if that cannot be shown or does not get small.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="progress">Hears how many are done.</param>
    /// <param name="keep">Hears of each run as soon as it is shrunk, in no order.</param>
    public async Task<IReadOnlyList<Example>> Shrink(IReadOnlyList<Finding> findings, Action<int> progress, Func<Shrunk, Task>? keep = null)
    {
        Example[] examples = [.. findings.Select(finding => new Example(finding))];
        int next = 0;
        int done = 0;
        async Task Work()
        {
            while (Interlocked.Increment(ref next) - 1 is int i && i < findings.Count && !_stop.IsCompleted)
            {
                Shrunk? shrunk = await Shrink(findings[i]);
                if (shrunk is not null && keep is not null)
                {
                    await keep(shrunk);
                }

                lock (_lock)
                {
                    if (!_stop.IsCompleted)
                    {
                        examples[i] = new Example(findings[i], shrunk, WasSought: true);
                        progress(++done);
                    }
                }
            }
        }

        await AtOnce(Work);
        return examples;
    }

    /// <summary>Does that work as often at a time as there are jobs, until it is done or shall stop.</summary>
    private async Task AtOnce(Func<Task> work)
    {
        Task done = Task.WhenAll(Enumerable.Range(0, jobs).Select(_ => Task.Run(work)));
        await await Task.WhenAny(done, _stop);
        lock (_lock)
        {
            // Whoever was in there is out, and sees the end when it comes back.
        }
    }

    private async Task<Shrunk?> Shrink(Finding finding)
    {
        (Shrinker Shrinker, Shrunk Shrunk)? best = null;
        int shown = 0;
        foreach (SizedRun run in finding.Smallest)
        {
            if (best?.Shrunk.Steps <= Shrunk.FewSteps || shown == MostShrunk)
            {
                break;
            }

            // Where it starts from decides how small a run gets.
            var shrinker = new Shrinker(finding.Key);
            if (await shrinker.Shrink(draw(run.Seed)) is { } shrunk)
            {
                shown++;
                best = best?.Shrunk.Steps <= shrunk.Steps ? best : (shrinker, shrunk);
            }
        }

        return best?.Shrunk.Steps > Shrunk.FewSteps ? await best.Value.Shrinker.TryHarder() : best?.Shrunk;
    }
}
