using Sim.Schedules.Exploring;
using Sim.Schedules.Laws;
using Sim.Schedules.World;

namespace Sim.Schedules.Scenarios;

/// <summary>An admin session and a pull of the same module are serial: whichever comes first, the other finds it done.</summary>
internal static class Pulling
{
    private const string SaveServers = "SAVE MYSQL SERVERS TO MEMORY";

    public static Scenario SerialWithSessions { get; } = new("serial-pulls", performance =>
    {
        using var cluster = new SmallCluster(performance, [false, true]);
        (NodeHost a, NodeHost b) = (cluster.Nodes[0], cluster.Nodes[1]);
        cluster.Play(
        [
            me => me.Run(a, Sql.AddServer("10.0.1.3"), Sql.LoadServers),
            me => me.Run(b, Sql.LoadServers, Sql.AddServer("10.0.1.4"), Sql.LoadServers, Sql.LoadServers),
            me => me.Run(b, SaveServers, Sql.LoadServers, SaveServers, SaveServers, SaveServers),
        ],
        afterwards: me => OneTruth.Assert(me, b));
        SerialPulls.Assert(cluster);
        Happenings.Count(cluster, performance.Tally);
    });
}
