using Sim.Engine.Cluster;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Simulation;

/// <summary>What the monitor of a whole node notices of MySQL servers, and what travels of it.</summary>
public class BackendTests
{
    private const string Monitoring =
        "mysql_variables = { monitor_username=\"monitor\" monitor_password=\"monitor\" monitor_ping_interval=1000 monitor_connect_interval=1000"
        + " monitor_read_only_interval=500 monitor_read_only_timeout=400 monitor_ping_timeout=300 }";

    [Fact]
    public async Task A_server_that_goes_down_is_shunned_on_each_node_and_the_checksum_stays()
    {
        await using SimCluster cluster = await Monitored();
        string[] before = await Checksum(cluster);
        cluster.World.SetBackend("10.0.0.1", BackendState.Down);
        await cluster.Pass(6);

        Assert.Equal(["SHUNNED"], await Status(cluster, "208"));
        Assert.Equal(["SHUNNED"], await Status(cluster, "209"));
        Assert.Equal(before, await Checksum(cluster));
        Assert.Contains(cluster.Lines("208", "missed 3 heartbeats"), line => line.Contains("Server 10.0.0.1:3306", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_too_slow_misses_its_heartbeats_and_a_little_slower_one_does_not()
    {
        await using SimCluster cluster = await Monitored();
        cluster.World.SetBackend("10.0.0.1", BackendState.Up with { AnswersAfter = TimeSpan.FromMilliseconds(200) });
        await cluster.Pass(6);
        Assert.Empty(cluster.Lines("208", "missed 3 heartbeats"));

        cluster.World.SetBackend("10.0.0.1", BackendState.Up with { AnswersAfter = TimeSpan.FromMilliseconds(350) });
        await cluster.Pass(6);
        Assert.NotEmpty(cluster.Lines("208", "missed 3 heartbeats"));
    }

    [Fact]
    public async Task A_check_of_a_server_that_is_down_ends_with_its_timeout_however_lossy_the_network_is()
    {
        await using SimCluster cluster = await Monitored();
        cluster.World.SetBackend("10.0.0.1", BackendState.Down);
        cluster.World.SetLoss("208", "10.0.0.1:3306", 0.9);
        await cluster.Pass(30);
        string[] errors = await cluster.Rows("208", "SELECT DISTINCT connect_error FROM monitor.mysql_server_connect_log WHERE connect_error IS NOT NULL");
        Assert.Contains("Can't connect to MySQL server on '10.0.0.1' (110)", errors);

        // The longest wait for a lost packet is many times as long: checks would stay away for a minute.
        string[] times = await cluster.Rows("208", "SELECT time_start_us FROM monitor.mysql_server_connect_log ORDER BY time_start_us DESC LIMIT 10");
        long[] starts = [.. times.Select(text => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 0, 2_500_000));
    }

    [Fact]
    public async Task Only_the_node_that_is_cut_off_shuns_a_server()
    {
        await using SimCluster cluster = await Monitored();
        cluster.World.Cut("208", "10.0.0.1:3306");
        await cluster.Pass(6);
        Assert.Equal(["SHUNNED"], await Status(cluster, "208"));
        Assert.Equal(["ONLINE"], await Status(cluster, "209"));
    }

    [Fact]
    public async Task A_server_that_becomes_read_only_moves_and_the_move_is_a_new_version()
    {
        await using SimCluster cluster = await Monitored();
        await cluster.Run("209", "INSERT INTO mysql_replication_hostgroups VALUES (1, 2, 'pair'); LOAD MYSQL SERVERS TO RUNTIME");
        await cluster.Pass(3);
        long version = await cluster.Version("208", "mysql_servers");
        cluster.World.SetBackend("10.0.0.1", BackendState.Up with { IsReadOnly = true });
        await cluster.Pass(5);

        foreach (string node in new[] { "208", "209" })
        {
            Assert.Equal(["2 10.0.0.1"], await cluster.Rows(node, "SELECT hostgroup_id, hostname FROM runtime_mysql_servers"));
        }

        Assert.True(await cluster.Version("208", "mysql_servers") > version);
        Assert.NotEmpty(cluster.Of<ChecksumDetected>("208"));
    }

    [Fact]
    public async Task A_server_that_falls_silent_times_out_but_one_that_was_never_reached_is_not_judged()
    {
        await using SimCluster cluster = await Monitored();
        await cluster.Run(
            "209",
            "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.0.99');"
            + "INSERT INTO mysql_replication_hostgroups VALUES (1, 2, 'pair'); LOAD MYSQL SERVERS TO RUNTIME");
        await cluster.Pass(3);
        cluster.World.Cut("208", "10.0.0.1:3306");
        await cluster.Pass(3);

        Assert.Contains(cluster.Lines("208", "Timeout on read_only check"), line => line.Contains("10.0.0.1:3306", StringComparison.Ordinal));
        Assert.DoesNotContain(cluster.Lines("208", "Timeout on read_only check"), line => line.Contains("10.0.0.99", StringComparison.Ordinal));
    }

    private static Task<string[]> Status(SimCluster cluster, string node) => cluster.Rows(node, "SELECT status FROM runtime_mysql_servers");

    private static Task<string[]> Checksum(SimCluster cluster) =>
        cluster.Rows("208", "SELECT checksum, version FROM runtime_checksums_values WHERE name = 'mysql_servers'");

    private static async Task<SimCluster> Monitored()
    {
        var cluster = new SimCluster();
        cluster.Add("208", "208 209", rest: Monitoring);
        cluster.Add("209", "208 209", rest: Monitoring);
        cluster.World.SetBackend("10.0.0.1", BackendState.Up);
        await cluster.Start("208", "209");
        await cluster.LoadServer("209", "10.0.0.1");
        await cluster.Pass(4);
        return cluster;
    }
}
