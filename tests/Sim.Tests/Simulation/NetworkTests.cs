using Sim.Engine.Cluster;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Simulation;

/// <summary>What nodes notice of the network between them.</summary>
public class NetworkTests
{
    [Fact]
    public async Task A_cut_stops_changes_and_healing_delivers_them()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.World.Disconnect("208", "209");
        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Pass(30);
        Assert.Empty(await cluster.Servers("208"));

        cluster.World.Reconnect("208", "209");
        await cluster.Pass(30);
        Assert.Equal(["10.0.0.9"], await cluster.Servers("208"));
        Assert.Empty(cluster.Lines("208", "unable to connect to peer 192.168.1.209:6032 . Error: Can't connect to MySQL server on '192.168.1.209' (110)"));
    }

    [Fact]
    public async Task A_cut_of_more_than_a_minute_breaks_the_connection()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.World.Disconnect("208", "209");
        await cluster.Pass(65);
        Assert.Equal("Lost connection to MySQL server during query", Assert.Single(cluster.Of<PeerConnectionEnded>("208")).Error);
        Assert.EndsWith("(110)", cluster.Lines("208", "unable")[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("208", "209")]
    [InlineData("209", "208")]
    public async Task A_cut_in_one_direction_stops_both_nodes_because_answers_need_the_other(string from, string to)
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.World.Cut(from, to);
        await cluster.LoadServer("208", "10.0.0.8");
        await cluster.Pass(20);
        Assert.Empty(await cluster.Servers("209"));

        cluster.World.Heal(from, to);
        await cluster.Pass(30);
        Assert.Equal(["10.0.0.8"], await cluster.Servers("209"));
    }

    [Fact]
    public async Task A_third_node_is_not_concerned()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.Add("210", "208 209");
        await cluster.Start("210");
        cluster.World.Disconnect("208", "209");
        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Pass(5);
        Assert.Equal(["10.0.0.9"], await cluster.Servers("210"));
        Assert.Empty(await cluster.Servers("208"));
    }

    [Fact]
    public async Task Loss_delays_and_nothing_else()
    {
        double without = await SecondsUntilPulled(cluster => { });
        double with = await SecondsUntilPulled(cluster => cluster.World.SetLoss("208", "209", 0.3));
        Assert.InRange(without, 0.4, 1.2);
        Assert.InRange(with, without + 0.2, 60);
    }

    [Fact]
    public async Task Latency_lengthens_what_needs_many_packets()
    {
        double near = await SecondsUntilPulled(cluster => { });
        double far = await SecondsUntilPulled(cluster => cluster.World.SetLatency("208", "209", TimeSpan.FromMilliseconds(50)));
        Assert.InRange(far - near, 0.4, 1.5);
    }

    [Fact]
    public async Task Mistakes_of_a_scenario_are_told()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        Assert.Equal("there is no node 7; the nodes are 208, 209", Assert.Throws<WorldException>(() => cluster.World.Cut("208", "7")).Message);
        Assert.Equal("node 208 is running already", (await Assert.ThrowsAsync<WorldException>(() => cluster.World.Start("208"))).Message);
        await cluster.World.Kill("208");
        Assert.Equal("node 208 is not running", (await Assert.ThrowsAsync<WorldException>(() => cluster.World.Query("208", "SELECT 1"))).Message);
    }

    private static async Task<double> SecondsUntilPulled(Action<SimCluster> arrange)
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        arrange(cluster);
        double loaded = cluster.World.Elapsed.TotalSeconds;
        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Next<PullProgress>("208", 120, progress => progress.Step == PullStep.Loading);
        return cluster.World.Elapsed.TotalSeconds - loaded;
    }
}
