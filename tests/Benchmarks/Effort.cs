using System.Diagnostics;

namespace Sim.Benchmarks;

/// <summary>How long things are measured: about three minutes in all, or a quick look in less than one.</summary>
internal sealed class Effort(bool isQuick)
{
    /// <summary>Whether it is a quick look.</summary>
    public bool IsQuick { get; } = isQuick;

    /// <summary>How often a measurement is repeated; the median is reported.</summary>
    public int Repetitions { get; } = isQuick ? 3 : 7;

    /// <summary>Scales a stretch of virtual time down for a quick look.</summary>
    public TimeSpan Stretch(TimeSpan full) => IsQuick ? full / 10 : full;

    /// <summary>How many of something are measured together.</summary>
    public int Count(int full, int quick) => IsQuick ? quick : full;

    /// <summary>Runs something once to warm up and then again and again; gives the median of the seconds that it took.</summary>
    public double MedianSeconds(Action run)
    {
        run();
        var seconds = new double[Repetitions];
        for (int i = 0; i < seconds.Length; i++)
        {
            seconds[i] = Seconds(run);
        }

        return Median(seconds);
    }

    /// <summary>
    /// The same in seconds of processor time, of all threads of the process: somebody else's work on the machine does not count, only what it does
    /// to the caches. It warms up longer, because the compiler's time in the background is the process's too.
    /// </summary>
    public double MedianProcessorSeconds(Action run)
    {
        const int WarmingUp = 5;
        for (int i = 0; i < WarmingUp; i++)
        {
            run();
        }

        var seconds = new double[Repetitions];
        for (int i = 0; i < seconds.Length; i++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            run();
            seconds[i] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        return Median(seconds);
    }

    /// <summary>The one in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Runs something once and gives the seconds that it took.</summary>
    public static double Seconds(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
