using Sim.Engine.Cluster;
using Xunit;

namespace Sim.Tests.Simulation;

/// <summary>Scripts of the scheduler table.</summary>
public class ScriptTests
{
    private const string Script = "/opt/fix-writers.sh";

    [Fact]
    public async Task A_script_that_loads_servers_over_and_over_raises_the_version_and_nothing_is_pulled()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.LoadServer("209", "10.0.0.9");
        await cluster.Pass(3);
        cluster.World.AddScript(Script, "LOAD MYSQL SERVERS TO RUNTIME");
        const string Checksum = "SELECT checksum FROM runtime_checksums_values WHERE name = 'mysql_servers'";
        string[] before = await cluster.Rows("209", Checksum);
        int pulls = cluster.Of<PullProgress>("208").Count;
        long version = await cluster.Version("209", "mysql_servers");
        await Schedule(cluster, 100);
        await cluster.Pass(60);

        // The scheduler looks every half second, whatever the interval.
        Assert.InRange(await cluster.Version("209", "mysql_servers") - version, 118, 121);
        Assert.Equal(before, await cluster.Rows("209", Checksum));
        Assert.Equal(pulls, cluster.Of<PullProgress>("208").Count);
        Assert.Equal(2, await cluster.Version("208", "mysql_servers"));
    }

    [Fact]
    public async Task An_error_ends_a_script_and_a_row_without_a_script_does_nothing()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.World.AddScript(Script, "INSERT INTO mysql_users (username) VALUES ('first'); SELEC 1; INSERT INTO mysql_users (username) VALUES ('second')");
        await Schedule(cluster, 60_000);
        await cluster.Run("209", "INSERT INTO scheduler (id, interval_ms, filename) VALUES (2, 1000, '/nowhere.sh'); LOAD SCHEDULER TO RUNTIME");
        await cluster.Pass(70);
        Assert.Equal(["first"], await cluster.Rows("209", "SELECT username FROM mysql_users"));
    }

    [Fact]
    public async Task Every_client_that_connects_makes_the_scheduler_look()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.World.AddScript(Script, "LOAD MYSQL SERVERS TO RUNTIME");
        await Schedule(cluster, 100);
        for (int i = 0; i < 100; i++)
        {
            await cluster.Pass(0.11);
            await cluster.Rows("209", "SELECT 1");
        }

        Assert.InRange(cluster.Of<Engine.Configuration.ScriptStarted>("209").Count, 90, 102);
    }

    [Fact]
    public async Task A_script_dies_with_its_node()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.World.AddScript(Script, "LOAD MYSQL SERVERS TO RUNTIME");
        await Schedule(cluster, 100);
        await cluster.Pass(5);
        await cluster.World.Kill("209");
        int lines = cluster.World.Log("209").Count;
        await cluster.Pass(5);
        Assert.Equal(lines, cluster.World.Log("209").Count);
    }

    private static Task Schedule(SimCluster cluster, int intervalMilliseconds) => cluster.Run(
        "209", $"INSERT INTO scheduler (id, interval_ms, filename) VALUES (1, {intervalMilliseconds}, '{Script}'); LOAD SCHEDULER TO RUNTIME");
}
