using System.Diagnostics;
using Sim.Scenarios.Simulation;

namespace Sim.Benchmarks;

/// <summary>A cluster of a thousand: five core nodes and the satellites that follow them.</summary>
internal static class ThousandNodes
{
    private const int Nodes = 1000;

    /// <summary>How long it takes to boot them, what they occupy, and how fast their time goes by.</summary>
    public static IEnumerable<Figure> Measure(Effort effort)
    {
        using SimWorld world = Clusters.NewWorld();
        long before = WorkingSet();
        double seconds = Effort.Seconds(() => Clusters.AddStarOf(world, Nodes));
        yield return new Figure("1,000 nodes: building and booting", seconds, "s");

        // The virtual time in which they boot one after the other is simulated too; what follows is the cluster at rest.
        Clusters.Pass(world, TimeSpan.FromSeconds(10));
        double bytes = WorkingSet() - before;
        yield return new Figure("1,000 nodes: growth of the process's working set", bytes / Nodes / 1e6, "MB/node", new Aim(1, MoreIsBetter: false));

        TimeSpan stretch = effort.Stretch(TimeSpan.FromSeconds(300));
        double stretchSeconds = effort.MedianSeconds(() => Clusters.Pass(world, stretch));
        yield return new Figure("1,000 nodes: real-time factor", stretch.TotalSeconds / stretchSeconds, "×", new Aim(50, MoreIsBetter: true));
    }

    private static long WorkingSet()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
