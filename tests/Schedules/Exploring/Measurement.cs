using System.Diagnostics;
using System.Globalization;
using Sim.Schedules.Scenarios;

namespace Sim.Schedules.Exploring;

/// <summary>Measures how many schedules a second Coyote plays of two nodes, for the benchmark program, which plays the same story itself.</summary>
internal static class Measurement
{
    /// <summary>How to call it.</summary>
    public const string Usage = "measure SCHEDULES REPETITIONS";

    private const uint WarmUpSchedules = 200;

    /// <summary>Prints the median of some measurements as one number; gives the exit code.</summary>
    /// <param name="schedules">How many schedules each measurement plays, in digits.</param>
    /// <param name="repetitions">How many measurements, in digits.</param>
    /// <param name="output">Where to.</param>
    public static int Print(string schedules, string repetitions, TextWriter output)
    {
        if (!uint.TryParse(schedules, CultureInfo.InvariantCulture, out uint played) || !int.TryParse(repetitions, CultureInfo.InvariantCulture, out int times))
        {
            output.WriteLine($"usage: {Usage}");
            return 2;
        }

        _ = SchedulesPerSecond(WarmUpSchedules);
        double[] measured = [.. Enumerable.Range(0, times).Select(_ => SchedulesPerSecond(played)).Order()];
        output.WriteLine(measured[times / 2].ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static double SchedulesPerSecond(uint schedules)
    {
        long begin = Stopwatch.GetTimestamp();
        Explorer.Explore(Waiting.TwoNodes, schedules).AssertNothingFound();
        return schedules / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
