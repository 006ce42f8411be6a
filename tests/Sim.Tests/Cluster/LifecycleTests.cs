using System.Globalization;
using Sim.Engine.Admin;
using Sim.Engine.Cluster;
using Sim.Scenarios.World;
using Sim.Tests.Simulation;
using Xunit;

namespace Sim.Tests.Cluster;

/// <summary>What a node keeps and what it loses when its process ends, in each way in which it can end.</summary>
public class LifecycleTests
{
    private const string UnsavedAfterSaved =
        "INSERT INTO mysql_servers (hostgroup_id, hostname) VALUES (1, 'saved'); LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK;"
        + "INSERT INTO mysql_servers (hostgroup_id, hostname) VALUES (1, 'unsaved'); LOAD MYSQL SERVERS TO RUNTIME";

    [Fact]
    public async Task Restart_by_command_drops_the_client_and_keeps_the_disk()
    {
        await using SimCluster cluster = await Alone();
        Assert.IsType<AdminReply.Dropped>(await cluster.World.Query("208", "PROXYSQL RESTART"));
        await cluster.Pass(2);

        Assert.Equal(["saved"], await cluster.Servers("208"));
        Assert.Equal(1, await cluster.Version("208", "mysql_servers"));
        Assert.Equal(["[INFO] Starting shutdown...", "[INFO] Shutdown completed!"], cluster.Lines("208", "hutdown"));
    }

    [Theory]
    [InlineData("PROXYSQL SHUTDOWN", new[] { "[INFO] Received PROXYSQL SHUTDOWN command", "[INFO] Starting shutdown...", "[INFO] Shutdown completed!", "[INFO] Exiting..." })]
    [InlineData("PROXYSQL KILL", new[] { "[INFO] Received PROXYSQL KILL command" })]
    public async Task Shutdown_and_kill_by_command_end_the_process_for_good(string command, string[] lastWords)
    {
        await using SimCluster cluster = await Alone();
        int before = cluster.World.Log("208").Count;
        Assert.IsType<AdminReply.Dropped>(await cluster.World.Query("208", command));
        await cluster.Pass(60);

        Assert.Empty(cluster.World.RunningNodes);
        Assert.Equal(lastWords, cluster.World.Log("208").Skip(before).Select(line => line.Text[20..]));
        await cluster.Start("208");
        Assert.Equal(["saved"], await cluster.Servers("208"));
    }

    [Fact]
    public async Task A_stopped_node_answers_and_serves_nothing_until_it_is_started()
    {
        await using SimCluster cluster = await Alone();
        int threads = cluster.Of<PeerThreadStarted>("208").Count;
        Assert.IsType<AdminReply.Dropped>(await cluster.World.Query("208", "PROXYSQL STOP"));
        await cluster.Pass(10);
        Assert.Equal(["saved"], await cluster.Servers("208", "mysql_servers"));
        Assert.Equal(threads, cluster.Of<PeerThreadStarted>("208").Count);

        await cluster.Run("208", "PROXYSQL START");
        await cluster.Pass(1);
        Assert.Equal(threads + 1, cluster.Of<PeerThreadStarted>("208").Count);
        Assert.Equal(["saved"], await cluster.Servers("208"));
        Assert.IsType<AdminReply.Error>(await cluster.World.Query("208", "PROXYSQL START"));
    }

    [Fact]
    public async Task A_kill_keeps_what_was_saved_and_loses_the_rest()
    {
        await using SimCluster cluster = await Alone();
        await cluster.World.Kill("208");
        await cluster.Start("208");

        Assert.Equal(["saved"], await cluster.Servers("208"));
        Assert.Equal(["saved"], await cluster.Servers("208", "mysql_servers"));
    }

    [Fact]
    public async Task A_lost_disk_is_an_empty_node_with_its_configuration_file()
    {
        await using SimCluster cluster = await Alone();
        await cluster.World.Stop("208");
        await cluster.World.LoseDatabase("208");
        await cluster.Start("208");

        Assert.Empty(await cluster.Servers("208", "disk.mysql_servers"));
        Assert.Equal(["192.168.1.208"], await cluster.Rows("208", "SELECT hostname FROM runtime_proxysql_servers"));
    }

    [Fact]
    public async Task The_configuration_file_is_ignored_when_there_is_a_database()
    {
        await using SimCluster cluster = await Alone();
        await cluster.World.Stop("208");
        cluster.Add("208", "208 209", rest: FileServer);
        await cluster.Start("208");

        Assert.Equal(["saved"], await cluster.Servers("208"));
        Assert.Equal(["192.168.1.208"], await cluster.Rows("208", "SELECT hostname FROM runtime_proxysql_servers"));
    }

    [Theory]
    [InlineData(StartMode.Initial, "fromfile", "fromfile")]
    [InlineData(StartMode.Reload, "fromfile saved", "fromfile saved")]
    public async Task Initial_forgets_the_database_and_reload_merges_the_file_into_it(StartMode mode, string runtime, string disk)
    {
        await using SimCluster cluster = await Alone();
        await cluster.World.Stop("208");
        cluster.Add("208", "208 209", rest: FileServer);
        await cluster.World.Start("208", mode);
        await cluster.Pass(1);

        Assert.Equal(runtime.Split(' '), await cluster.Servers("208"));
        Assert.Equal(disk.Split(' '), await cluster.Servers("208", "disk.mysql_servers"));
        Assert.Equal(["192.168.1.208", "192.168.1.209"], (await cluster.Rows("208", "SELECT hostname FROM runtime_proxysql_servers")).Order());
    }

    [Fact]
    public async Task A_killed_node_takes_its_own_unsaved_change_back_from_its_peer()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Pass(3);
        await cluster.World.Kill("209");
        await cluster.Start("209");
        await cluster.Pass(3);

        Assert.Equal(["10.0.0.9"], await cluster.Servers("209"));
        Assert.Equal(2, await cluster.Version("209", "mysql_servers"));
    }

    [Fact]
    public async Task A_wall_clock_that_is_off_shows_in_the_log_and_in_the_epochs()
    {
        await using var cluster = new SimCluster();
        cluster.Add("208", "208");
        cluster.World.SetClockOffset("208", TimeSpan.FromDays(-1));
        await cluster.Start("208");

        Assert.StartsWith("2025-12-31 00:00:0", cluster.World.Log("208")[0].Text, StringComparison.Ordinal);
        Assert.Equal(2026, cluster.World.Log("208")[0].At.Year);
        string epoch = (await cluster.Rows("208", "SELECT epoch FROM runtime_checksums_values WHERE name = 'mysql_servers'"))[0];
        Assert.Equal(2025, DateTimeOffset.FromUnixTimeSeconds(long.Parse(epoch, CultureInfo.InvariantCulture)).Year);
    }

    private const string FileServer = "mysql_servers = ( { hostgroup=1 address=\"fromfile\" port=3306 } )";

    private static async Task<SimCluster> Alone()
    {
        var cluster = new SimCluster();
        cluster.Add("208", "208");
        await cluster.Start("208");
        await cluster.Run("208", UnsavedAfterSaved);
        return cluster;
    }
}
