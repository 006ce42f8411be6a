using Sim.Engine.Cluster;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Simulation;

/// <summary>A process that is stopped for a while (SIGSTOP) and goes on, as a real 1.4.6 and its peers go through it.</summary>
public class PausedProcessTests
{
    [Fact]
    public async Task A_peer_that_was_paused_answers_what_it_was_asked_and_nobody_logs_anything()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.World.Pause("209");
        await cluster.LoadServer("208", "10.0.0.1");
        await cluster.Pass(30);
        Assert.Empty(cluster.Lines("208", "Lost connection"));

        await cluster.World.GoOn("209");
        await cluster.Pass(3);
        Assert.Equal(["10.0.0.1"], await cluster.Servers("209"));
    }

    [Fact]
    public async Task A_peer_that_is_paused_for_longer_than_an_answer_is_waited_for_loses_its_connections()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.World.Pause("209");
        await cluster.Pass(61);
        Assert.NotEmpty(cluster.Of<PeerConnectionEnded>("208"));
    }

    [Fact]
    public async Task A_paused_peer_takes_connections_and_greets_nobody()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.World.Pause("209");
        await cluster.World.Restart("208");
        await cluster.Pass(3);
        Assert.Equal(
            "ProxySQL_Cluster.cpp:180:ProxySQL_Cluster_Monitor_thread(): [WARNING] Cluster: unable to connect to peer 192.168.1.209:6032 . "
            + "Error: Lost connection to MySQL server at 'handshake: waiting for inital communication packet', system error: 110",
            cluster.Lines("208", "192.168.1.209:6032 . Error: Lost")[0]);
    }

    [Fact]
    public async Task A_paused_node_does_nothing_and_then_hears_what_it_missed()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.World.Pause("208");
        int logged = cluster.World.Log("208").Count;
        await cluster.LoadServer("209", "10.0.0.1");
        await cluster.Pass(100);
        Assert.Equal(logged, cluster.World.Log("208").Count);

        await cluster.World.GoOn("208");
        await cluster.Pass(3);
        Assert.Equal(["10.0.0.1"], await cluster.Servers("208"));
    }

    [Fact]
    public async Task A_paused_node_can_be_killed_and_nothing_else()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.World.Pause("208");
        await Assert.ThrowsAsync<WorldException>(() => cluster.World.Query("208", "SELECT 1"));
        await Assert.ThrowsAsync<WorldException>(() => cluster.World.Stop("208"));
        await cluster.World.Kill("208");
        await cluster.World.Start("208");
        Assert.Equal(["1"], await cluster.Rows("208", "SELECT 1"));
        await Assert.ThrowsAsync<WorldException>(() => cluster.World.GoOn("208"));
    }
}
