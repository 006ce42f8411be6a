using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Tests.Simulation;
using Xunit;

namespace Sim.Tests.Cluster;

/// <summary>What becomes of the thread of a peer that is taken out of proxysql_servers. 209 lists nobody, so nothing comes back from it.</summary>
public class PeerRemovalTests
{
    private const string Remove = "DELETE FROM proxysql_servers WHERE hostname = '192.168.1.209'; LOAD PROXYSQL SERVERS TO RUNTIME";
    private const string Add = "INSERT INTO proxysql_servers (hostname, port) VALUES ('192.168.1.209', 6032); LOAD PROXYSQL SERVERS TO RUNTIME";

    [Fact]
    public async Task The_thread_closes_after_its_next_check()
    {
        await using SimCluster cluster = await Watching();
        await cluster.Run("208", Remove);
        double removed = Assert.Single(cluster.TimesOf<PeerDestroyed>("208"));
        await cluster.Pass(1);

        Assert.InRange(Assert.Single(cluster.TimesOf<PeerThreadClosed>("208")) - removed, 0.2, 0.41);
        Assert.Equal(
            ["[INFO] Destroyed Cluster Node Entry for host 192.168.1.209:6032", "[INFO] Cluster: closing thread for peer 192.168.1.209:6032"],
            cluster.Lines("208", "192.168.1.209:6032")[^2..]);
        Assert.Empty(await cluster.Rows("208", "SELECT hostname FROM stats_proxysql_servers_checksums WHERE hostname = '192.168.1.209'"));
    }

    [Fact]
    public async Task A_peer_that_is_added_again_later_starts_from_nothing()
    {
        await using SimCluster cluster = await Watching();
        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Pass(3);
        await cluster.Run("208", Remove);
        await cluster.Pass(1);
        int before = cluster.Lines("208", "192.168.1.209:6032").Length;
        await cluster.Run("208", Add);
        await cluster.Pass(3);

        string[] lines = cluster.Lines("208", "192.168.1.209:6032")[before..];
        Assert.Equal("[INFO] Created new Cluster Node Entry for host 192.168.1.209:6032", lines[0]);
        Assert.Equal("[INFO] Cluster: starting thread for peer 192.168.1.209:6032", lines[1]);
        Assert.Contains(lines, line => line.StartsWith("[INFO] Cluster: checksum for mysql_servers from peer 192.168.1.209:6032 matches", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_peer_that_is_added_again_before_its_thread_looked_has_two_threads()
    {
        await using SimCluster cluster = await Watching();
        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Next<ChecksumDetected>("208", 1, happened => happened.Peer.Hostname == "192.168.1.209");
        await cluster.Run("208", Remove);
        await cluster.Run("208", Add);
        await cluster.Pass(2);

        Assert.Equal(2, cluster.Of<PeerThreadStarted>("208").Count(happened => happened.Peer.Hostname == "192.168.1.209"));
        Assert.Empty(cluster.Of<PeerThreadClosed>("208"));
        Assert.Empty(cluster.Of<NodeExited>("208"));
    }

    [Fact]
    public async Task A_peer_that_is_added_again_while_its_thread_is_about_to_close_crashes_the_node()
    {
        await using SimCluster cluster = await Watching();
        await cluster.Run("208", Remove);
        await cluster.Pass(0.2);
        await cluster.Run("208", Add);
        NodeExited exited = await cluster.Next<NodeExited>("208", 0.3);

        Assert.Equal(NodeExit.Crashed, exited.Exit);
        Assert.Equal(["main.cpp:905:ProxySQL_daemonize_phase3(): [ERROR] ProxySQL crashed. Restarting!"], cluster.Lines("208", "crashed"));
        await cluster.Pass(2);
        Assert.Equal(["208", "209"], cluster.World.RunningNodes);
    }

    private static async Task<SimCluster> Watching()
    {
        var cluster = new SimCluster();
        cluster.Add("208", "208 209");
        cluster.Add("209", "");
        await cluster.Start("209", "208");
        return cluster;
    }
}
