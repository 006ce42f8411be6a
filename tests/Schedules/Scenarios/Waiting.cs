using Sim.Engine.Profiles;
using Sim.Schedules.Exploring;
using Sim.Schedules.Laws;
using Sim.Schedules.World;

namespace Sim.Schedules.Scenarios;

/// <summary>Nobody waits for ever. Operators ask for what pulls hold on to, on both nodes at once, while each node may have to wait for the other.</summary>
internal static class Waiting
{
    /// <summary>As 1.4.6 takes its mutexes.</summary>
    public static Scenario TwoNodes { get; } = new("nobody-waits-for-ever", performance => Play(Profile.ProxySql146, performance));

    /// <summary>As some later versions took them.</summary>
    public static Scenario WithTheKnownDeadlock { get; } =
        new("known-deadlock", performance => Play(Profile.ProxySql146 with { PullsHoldStatementMutex = true }, performance));

    private static void Play(Profile profile, Performance performance)
    {
        using var cluster = new SmallCluster(performance, [true, true], profile);
        (NodeHost a, NodeHost b) = (cluster.Nodes[0], cluster.Nodes[1]);
        cluster.Play(
        [
            me => me.Run(a, Sql.AddServer("10.0.1.3"), Sql.LoadServers, Sql.ReadPeerChecksums),
            me => me.Run(b, Sql.ReadPeers, Sql.LoadPeers, Sql.ReadPeers, Sql.ReadServers),
        ]);
        Happenings.Count(cluster, performance.Tally);
    }
}
