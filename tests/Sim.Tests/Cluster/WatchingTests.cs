using System.Globalization;
using Sim.Engine.Cluster;
using Sim.Tests.Simulation;
using Xunit;

namespace Sim.Tests.Cluster;

/// <summary>How a node watches its peers, on whole nodes.</summary>
public class WatchingTests
{
    private const string Peer = "192.168.1.209:6032";

    [Fact]
    public async Task A_node_that_is_listed_polls_itself()
    {
        await using var cluster = new SimCluster();
        cluster.Add("208", "208");
        await cluster.Start("208");

        Assert.Contains("[INFO] Cluster: starting thread for peer 192.168.1.208:6032", cluster.Lines("208", "thread"));
        Assert.Contains(cluster.Lines("208", "checksum for proxysql_servers from peer 192.168.1.208:6032 matches"), _ => true);
        Assert.Equal(["1"], await cluster.Rows("208", "SELECT version FROM stats_proxysql_servers_checksums WHERE name = 'mysql_servers'"));
    }

    [Fact]
    public async Task A_node_that_nobody_lists_follows_and_is_not_followed()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.Add("satellite", "208 209");
        await cluster.Start("satellite");

        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Pass(3);
        Assert.Equal(["10.0.0.9"], await cluster.Servers("satellite"));
        await cluster.LoadServer("satellite", "10.0.0.7");
        await cluster.Pass(10);
        Assert.Equal(["10.0.0.9"], await cluster.Servers("209"));
        Assert.Empty(cluster.Lines("208", "satellite"));
    }

    [Fact]
    public async Task Without_a_cluster_user_nothing_is_polled_and_nothing_is_logged_until_there_is_one()
    {
        await using SimCluster cluster = await SimCluster.OfTwo(adminOf208: "cluster_username=\"\"");
        int before = cluster.World.Log("208").Count;
        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Pass(30);
        Assert.Equal(before, cluster.World.Log("208").Count);
        Assert.Equal(["[INFO] Cluster: starting thread for peer 192.168.1.208:6032", "[INFO] Cluster: starting thread for peer 192.168.1.209:6032"],
            cluster.Lines("208", "starting thread").Order());

        await cluster.Run("208", "SET admin-cluster_username='cluster_20X'; LOAD ADMIN VARIABLES TO RUNTIME");
        double since = cluster.World.Elapsed.TotalSeconds;
        await cluster.Next<ChecksumDetected>("208", 1.1);
        Assert.InRange(cluster.TimesOf<ChecksumDetected>("208")[0] - since, 0, 1.01);
        await cluster.Pass(2);
        Assert.Equal(["10.0.0.9"], await cluster.Servers("208"));
    }

    [Fact]
    public async Task A_refused_login_is_logged_at_each_interval()
    {
        await using SimCluster cluster = await SimCluster.OfTwo(adminOf208: "cluster_password=\"wrong\"");
        int before = cluster.Lines("208", Peer).Length;
        await cluster.Pass(20);

        string[] lines = cluster.Lines("208", Peer)[before..];
        Assert.InRange(lines.Length, 90, 100);
        Assert.All(lines, line => Assert.Equal(
            $"ProxySQL_Cluster.cpp:180:ProxySQL_Cluster_Monitor_thread(): [WARNING] Cluster: unable to connect to peer {Peer} . Error: "
            + "ProxySQL Error: Access denied for user 'cluster_20X'@'' (using password: YES)", line));
    }

    [Fact]
    public async Task A_lost_connection_is_not_logged_and_the_next_is_tried_at_once()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        int before = cluster.World.Log("208").Count;
        await cluster.World.Kill("209");
        await cluster.Next<PeerUnreachable>("208", 1);

        double lost = Assert.Single(cluster.TimesOf<PeerConnectionEnded>("208"));
        Assert.InRange(cluster.TimesOf<PeerUnreachable>("208")[^1] - lost, 0, 0.002);
        Assert.Contains("(107)", Assert.Single(cluster.World.Log("208").Skip(before)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_given_up_after_a_second_and_tried_again_an_interval_later()
    {
        await using var cluster = new SimCluster();
        cluster.Add("208", "99");
        await cluster.Start("208");
        await cluster.Pass(24);

        List<double> times = cluster.TimesOf<PeerUnreachable>("208");
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1.2, 1.202));
        Assert.EndsWith("Error: Can't connect to MySQL server on '192.168.1.99' (110)", cluster.Lines("208", "unable")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_of_the_last_check_is_shown_even_if_nothing_changed()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Pass(100);
        string now = cluster.World.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        string[] updated = await cluster.Rows("208", $"SELECT DISTINCT updated_at FROM stats_proxysql_servers_checksums WHERE updated_at < {now} - 1");
        Assert.Empty(updated);
        Assert.NotEmpty(await cluster.Rows("208", $"SELECT changed_at FROM stats_proxysql_servers_checksums WHERE changed_at < {now} - 90"));
    }

    [Fact]
    public async Task Metrics_are_read_every_so_many_checks()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Pass(10);
        string[] metrics = await cluster.Rows("208", "SELECT Uptime_s, last_check_ms FROM stats_proxysql_servers_metrics WHERE hostname = '192.168.1.209'");
        int[] values = [.. metrics[0].Split(' ').Select(value => int.Parse(value, CultureInfo.InvariantCulture))];
        Assert.InRange(values[0], 10, 13);
        Assert.InRange(values[1], 0, 1010);
    }

    [Fact]
    public async Task Peers_whose_epochs_are_equal_never_agree_and_say_nothing()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Pass(1.2 - (cluster.World.Now.Millisecond / 1000.0));
        await cluster.LoadServer("208", "10.0.0.8");
        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Pass(3600);

        Assert.Equal(["10.0.0.8"], await cluster.Servers("208"));
        Assert.Equal(["10.0.0.9"], await cluster.Servers("209"));
        Assert.Empty(cluster.Of<SyncProceeding>("208").Concat(cluster.Of<SyncProceeding>("209")));
        Assert.Single(cluster.Of<ChecksumDetected>("208"), happened => happened.Peer.Hostname.EndsWith("209", StringComparison.Ordinal)
            && happened.Module == Engine.Checksums.Module.MysqlServers && happened.Value.Version == 2);
    }

    [Fact]
    public async Task The_newest_epoch_wins_whatever_the_true_order()
    {
        await using var cluster = new SimCluster();
        cluster.Add("208", "208 209");
        cluster.Add("209", "208 209");
        cluster.World.SetClockOffset("209", TimeSpan.FromHours(1));
        await cluster.Start("208", "209");
        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Pass(0.1);
        await cluster.LoadServer("208", "10.0.0.8");
        await cluster.Pass(5);

        Assert.Equal(["10.0.0.9"], await cluster.Servers("208"));
        Assert.All(cluster.World.Log("209").Where(line => line.Text.Contains("[INFO]", StringComparison.Ordinal)),
            line => Assert.StartsWith("2026-01-01 01:", line.Text, StringComparison.Ordinal));
        long epoch = long.Parse((await cluster.Rows("209", "SELECT epoch FROM runtime_checksums_values WHERE name = 'mysql_servers'"))[0], CultureInfo.InvariantCulture);
        Assert.InRange(epoch - cluster.World.Now.ToUnixTimeSeconds(), 3590, 3600);
    }
}
