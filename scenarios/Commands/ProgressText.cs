using System.Diagnostics;
using System.Globalization;
using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Reports;
using Sim.Scenarios.Steps;

namespace Sim.Scenarios.Commands;

/// <summary>How far an exploration is, in one line that is renewed a few times a second.</summary>
internal sealed class ProgressText(ExploredSeeds seeds, Stopwatch time, Action<string> show)
{
    /// <summary>A century: who starts something longer does not wait for its end.</summary>
    private const double MostSeconds = 36_500 * 86_400.0;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    private TimeSpan _next = TimeSpan.Zero;

    /// <summary>So many seconds are left, in words.</summary>
    public static string Left(double seconds) => $"{DurationText.Of(TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(seconds), 1, MostSeconds)))} left";

    /// <summary>Shows the state if it is time to.</summary>
    public void Show(Tally tally)
    {
        TimeSpan elapsed = time.Elapsed;
        if (elapsed < _next)
        {
            return;
        }

        _next = elapsed + _pause;
        double ofSeeds = seeds.Last is { } last ? elapsed.TotalSeconds / tally.Runs * (last - seeds.First + 1 - (ulong)tally.Runs) : MostSeconds;
        double ofTime = seeds.For is { } limit ? (limit - elapsed).TotalSeconds : MostSeconds;
        show(string.Create(
            CultureInfo.InvariantCulture,
            $"{tally.Runs} seeds, {RateText.Of(tally.Runs, elapsed)}/s, {DurationText.Of(tally.VirtualTime)} played, {tally.Count} findings, {Left(Math.Min(ofSeeds, ofTime))}"));
    }
}
