using Sim.Engine;
using Sim.Schedules.Exploring;
using Sim.Schedules.Laws;
using Sim.Schedules.World;

namespace Sim.Schedules.Scenarios;

/// <summary>Stop always ends, whatever the node is doing: every one of its threads comes to its end, and so does whoever waits for it.</summary>
internal static class Stopping
{
    public static Scenario InTheMiddle { get; } = new("stop-always-ends", performance =>
    {
        using var cluster = new SmallCluster(performance, [true, true], withMonitor: true);
        (NodeHost a, NodeHost b) = (cluster.Nodes[0], cluster.Nodes[1]);
        cluster.Play(
        [
            me =>
            {
                _ = me.Run(a, Sql.AddServer("10.0.1.3"), Sql.LoadServers, Sql.ReadPeers, Sql.ReadServers);
                me.Stop(a);
            },
            me => me.Run(b, Sql.LoadPeers, Sql.ReadServers, Sql.ReadPeers),
            me => me.Run(b, Sql.ReadPeerChecksums, Sql.ReadPeerChecksums, Sql.ReadPeerChecksums, "PROXYSQL SHUTDOWN"),
        ]);
        Happenings.Count(cluster, performance.Tally);
    });

    /// <summary>Nodes that wait for PROXYSQL START; one may get it before it is stopped, or too late.</summary>
    public static Scenario BeforeTheStart { get; } = new("stop-before-start", performance =>
    {
        using var cluster = new SmallCluster(performance, [true, true], withMonitor: true, withoutStart: true);
        (NodeHost a, NodeHost b) = (cluster.Nodes[0], cluster.Nodes[1]);
        cluster.Play([me => me.Run(a, "PROXYSQL START"), me => me.Stop(a), me => me.Run(b, Sql.ReadPeers)]);
        performance.Tally.Add(Started(a) ? "nodes started in time" : "nodes never started");
    });

    private static bool Started(NodeHost node) => node.Events.Any(static happened => happened is PartReady { Part: NodePart.Monitor });
}
