using System.Diagnostics;
using System.Globalization;
using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Steps;

namespace Sim.Scenarios.Commands;

/// <summary>How far an exploration is, in one line that is renewed a few times a second.</summary>
internal sealed class ProgressText(ExploredSeeds seeds, Stopwatch wallTime)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    private TimeSpan _next = TimeSpan.Zero;

    /// <summary>Shows the state if it is time to.</summary>
    public void Show(Tally tally, Action<string> show)
    {
        TimeSpan elapsed = wallTime.Elapsed;
        if (elapsed < _next)
        {
            return;
        }

        _next = elapsed + _pause;
        double rate = tally.Runs / elapsed.TotalSeconds;
        TimeSpan left = seeds.For is { } limit ? limit - elapsed
            : TimeSpan.FromSeconds(Math.Round((seeds.Last!.Value - seeds.First + 1 - (ulong)tally.Runs) / rate));
        show(string.Create(
            CultureInfo.InvariantCulture,
            $"{tally.Runs} seeds, {rate:0}/s, {DurationText.Of(tally.VirtualTime)} played, {tally.Count} findings, {left.TotalSeconds:0} s left"));
    }
}
