using System.Diagnostics;

namespace Sim.Benchmarks.Nodes;

/// <summary>How much of a core nodes take.</summary>
internal static class ProcessorShare
{
    /// <summary>The sum over the nodes during some time from now on: 1 is one core.</summary>
    public static double Of(IReadOnlyList<RunningNode> nodes, TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Sum(nodes);
        Thread.Sleep(time);
        return (Sum(nodes) - before) / Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Sum(IReadOnlyList<RunningNode> nodes) => nodes.Aggregate(TimeSpan.Zero, static (sum, node) => sum + node.ProcessorTime);
}
