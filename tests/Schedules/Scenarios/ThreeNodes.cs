using Sim.Schedules.Exploring;
using Sim.Schedules.Laws;
using Sim.Schedules.World;

namespace Sim.Schedules.Scenarios;

/// <summary>Three nodes on which everything goes on at once: watch loops, pulls, sessions, the monitor that moves servers, one node's end.</summary>
internal static class ThreeNodes
{
    public static Scenario EverythingAtOnce { get; } = new("three-nodes", performance =>
    {
        using var cluster = new SmallCluster(performance, [true, true, true], withMonitor: true);
        (NodeHost a, NodeHost b, NodeHost c) = (cluster.Nodes[0], cluster.Nodes[1], cluster.Nodes[2]);
        cluster.Play(
        [
            me => me.Run(a, Sql.AddServer("10.0.1.3"), Sql.LoadServers),
            me => me.Run(b, Sql.AddRule(1), Sql.LoadRules, Sql.LoadServers, Sql.ReadPeers, Sql.LoadServers),
            me =>
            {
                _ = me.Run(c, Sql.ReadServers);
                cluster.WriterIsReadOnly = true;
                _ = me.Run(c, Sql.ReadServers, "PROXYSQL SHUTDOWN");
            },
        ],
        afterwards: me =>
        {
            OneTruth.Assert(me, a);
            OneTruth.Assert(me, b);
        });
        SerialPulls.Assert(cluster);
        Happenings.Count(cluster, performance.Tally);
    });
}
