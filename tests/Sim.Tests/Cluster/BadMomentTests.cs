using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Tests.Simulation;
using Xunit;

namespace Sim.Tests.Cluster;

/// <summary>What happens when the network or the source changes in the middle of a check or a pull.</summary>
public class BadMomentTests
{
    /// <summary>One way, so slow that a test can step in between two packets.</summary>
    private static readonly TimeSpan _latency = TimeSpan.FromMilliseconds(20);

    /// <summary>From the start of a pull until it is logged in and its first query travels.</summary>
    private const double SecondsToFirstQuery = 0.095;

    /// <summary>From the start of a pull until both tables were read and the checksum is about to be asked for.</summary>
    private const double SecondsToBothTables = 0.160;

    [Fact]
    public async Task A_pull_that_hangs_stops_all_who_need_the_peer_table_for_a_minute()
    {
        await using SimCluster cluster = await Hanging();
        await cluster.LoadServer("210", "10.0.0.10");
        int detected = DetectedFrom210(cluster);
        double before = cluster.World.Elapsed.TotalSeconds;

        Assert.Single(await cluster.Rows("208", "SELECT GLOBAL_CHECKSUM()"));
        Assert.InRange(cluster.World.Elapsed.TotalSeconds - before, 0, 0.01);
        await cluster.Pass(50);
        Assert.Equal(detected, DetectedFrom210(cluster));

        before = cluster.World.Elapsed.TotalSeconds;
        Assert.Equal(2, (await cluster.Rows("208", "SELECT * FROM runtime_proxysql_servers")).Length);
        Assert.InRange(cluster.World.Elapsed.TotalSeconds - before, 9, 11);
        Assert.Equal(
            ["[INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 failed: Lost connection to MySQL server during query"],
            cluster.Lines("208", "failed"));
        await cluster.Pass(0.5);
        Assert.True(DetectedFrom210(cluster) > detected);
    }

    [Fact]
    public async Task A_pull_that_hangs_for_less_than_a_minute_goes_on_when_the_network_heals()
    {
        await using SimCluster cluster = await Hanging();
        await cluster.Pass(20);
        cluster.World.Reconnect("208", "209");
        await cluster.Pass(30);

        Assert.Equal(["10.0.0.9"], await cluster.Servers("208"));
        Assert.Empty(cluster.Lines("208", "failed"));
    }

    [Fact]
    public async Task Servers_that_no_longer_belong_to_the_expected_checksum_are_not_applied()
    {
        await using SimCluster cluster = await FarApart();
        await cluster.LoadServer("209", "10.0.0.9");
        await PullStarts(cluster);
        await cluster.Pass(SecondsToBothTables);
        await cluster.LoadServer("209", "10.0.0.99");
        int lines = cluster.World.Log("208").Count;
        PullDiscarded discarded = await cluster.Next<PullDiscarded>("208", 0.2);

        Assert.NotEqual(discarded.Expected, discarded.Found);
        Assert.Equal(1, await cluster.Version("208", "mysql_servers"));
        Assert.DoesNotContain(cluster.World.Log("208").Skip(lines), line => line.Text.Contains("Writing", StringComparison.Ordinal));
        await cluster.Pass(5);
        Assert.Equal(["10.0.0.9", "10.0.0.99"], await cluster.Servers("208"));
    }

    [Fact]
    public async Task A_change_is_missed_if_the_connection_is_lost_between_the_two_queries_of_a_check()
    {
        for (double moment = 0; moment < 0.3; moment += 0.02)
        {
            await using SimCluster cluster = await FarApart();
            await cluster.LoadServer("209", "10.0.0.9");
            await cluster.Pass(moment);
            cluster.World.Disconnect("208", "209");
            await cluster.Pass(70);
            cluster.World.Reconnect("208", "209");
            await cluster.Pass(600);
            if ((await cluster.Servers("208")).Length > 0)
            {
                continue;
            }

            Assert.DoesNotContain(cluster.Of<ChecksumDetected>("208"), seen => seen.Module == Module.MysqlServers && seen.Value.Version > 1);
            await cluster.Run("209", "LOAD MYSQL QUERY RULES TO RUNTIME");
            await cluster.Pass(3);
            Assert.Equal(["10.0.0.9"], await cluster.Servers("208"));
            return;
        }

        Assert.Fail("no moment was found at which the change is missed");
    }

    [Fact]
    public async Task A_peer_that_treats_the_cluster_user_as_a_stats_user_crashes_the_node_and_its_versions_begin_again()
    {
        await using SimCluster cluster = await WithStatsUser();
        await cluster.LoadServer("208", "10.0.0.8");
        await cluster.Run("208", "SAVE MYSQL SERVERS TO DISK; LOAD MYSQL SERVERS TO RUNTIME; SET admin-cluster_username='mon_20X'; LOAD ADMIN VARIABLES TO RUNTIME");
        Assert.Equal(3, await cluster.Version("208", "mysql_servers"));

        await cluster.World.Restart("209");
        Assert.Equal(NodeExit.Crashed, (await cluster.Next<NodeExited>("208", 2)).Exit);
        await cluster.Pass(2);
        Assert.Equal(["10.0.0.8"], await cluster.Servers("208"));
        Assert.Equal(1, await cluster.Version("208", "mysql_servers"));
        Assert.Empty(cluster.Lines("208", "Angel"));
    }

    [Fact]
    public async Task A_node_that_saved_the_stats_user_crashes_before_its_admin_port_opens_and_the_angel_slows_down()
    {
        await using SimCluster cluster = await WithStatsUser();
        await cluster.Run("208", "SET admin-cluster_username='mon_20X'; LOAD ADMIN VARIABLES TO RUNTIME; SAVE ADMIN VARIABLES TO DISK");
        await cluster.World.Restart("209");
        await cluster.Next<NodeExited>("208", 2);
        int listening = cluster.Of<AdminListening>("208").Count;
        await cluster.Pass(20);

        Assert.Equal(listening, cluster.Of<AdminListening>("208").Count);
        Assert.InRange(cluster.Of<NodeExited>("208").Count, 18, 24);
        Assert.Contains("[INFO] Angel process is waiting 1 seconds before starting a new ProxySQL process", cluster.Lines("208", "Angel"));
    }

    private static int DetectedFrom210(SimCluster cluster) =>
        cluster.Of<ChecksumDetected>("208").Count(seen => seen.Peer.Hostname == "192.168.1.210" && seen.Module == Module.MysqlServers);

    /// <summary>208 watches 209 and 210 and hangs in a pull from 209.</summary>
    private static async Task<SimCluster> Hanging()
    {
        SimCluster cluster = await FarApart();
        await cluster.LoadServer("209", "10.0.0.9");
        await PullStarts(cluster);
        await cluster.Pass(SecondsToFirstQuery);
        cluster.World.Disconnect("208", "209");
        return cluster;
    }

    private static async Task<SimCluster> FarApart()
    {
        var cluster = new SimCluster();
        cluster.Add("208", "209 210");
        cluster.Add("209", "");
        cluster.Add("210", "");
        cluster.World.SetLatency("208", "209", _latency);
        await cluster.Start("209", "210", "208");
        return cluster;
    }

    private static Task<PullProgress> PullStarts(SimCluster cluster) => cluster.Next<PullProgress>("208", 5, progress => progress.Step == PullStep.Started);

    private static Task<SimCluster> WithStatsUser() => SimCluster.OfTwo(adminOf209: "stats_credentials=\"stats:stats;mon_20X:123456\"");
}
