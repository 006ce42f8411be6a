using Sim.Scenarios.Simulation;

namespace Sim.Benchmarks;

/// <summary>What one settled check costs: the question on its way, the answer on its way back, the decision, the sleep.</summary>
internal static class SettledChecks
{
    /// <summary>Checks a second, and what they allocate: with everything that a node does, and alone.</summary>
    public static IEnumerable<Figure> Measure(Effort effort)
    {
        TimeSpan stretch = effort.Stretch(TimeSpan.FromHours(10));
        using (SimWorld world = Clusters.ThreeSettledNodes("cluster_check_interval_ms=200 cluster_check_status_frequency=100"))
        {
            double seconds = effort.MedianSeconds(() => Clusters.Pass(world, stretch));
            (long checks, long bytes) = Count(world, stretch);
            yield return new Figure("3 settled nodes: peer checks", checks / seconds, "1/s", new Aim(1e6, MoreIsBetter: true));
            yield return new Figure("3 settled nodes: allocated with metrics and monitor", (double)bytes / checks, "bytes/check");
        }

        using (SimWorld world = Clusters.ThreeSettledNodes("cluster_check_interval_ms=200 cluster_check_status_frequency=0"))
        {
            foreach (string node in world.Nodes)
            {
                Clusters.Query(world, node, "SET mysql-monitor_enabled='false'", "LOAD MYSQL VARIABLES TO RUNTIME");
            }

            Clusters.Pass(world, stretch);
            (long checks, long bytes) = Count(world, stretch);
            yield return new Figure("3 settled nodes: allocated by checks alone", (double)bytes / checks, "bytes/check", new Aim(0, MoreIsBetter: false));
        }
    }

    private static (long Checks, long Bytes) Count(SimWorld world, TimeSpan stretch)
    {
        long checks = world.PeerChecks;
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        Clusters.Pass(world, stretch);
        return (world.PeerChecks - checks, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
