using Sim.Engine.Admin;
using Sim.Scenarios.World;
using Sim.Tests.Simulation;
using Xunit;

namespace Sim.Tests.Cluster;

/// <summary>An operator who drops tables gets errors, and the node goes on.</summary>
public class DroppedTablesTests
{
    [Fact]
    public async Task A_load_of_dropped_peers_fails_and_the_node_still_answers_for_them()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("208", "DROP TABLE main.proxysql_servers; DROP TABLE disk.proxysql_servers");

        Assert.IsType<AdminReply.Error>(await cluster.World.Query("208", "LOAD PROXYSQL SERVERS TO RUNTIME"));
        Assert.Equal(2, (await cluster.Rows("208", "SELECT hostname FROM runtime_proxysql_servers")).Length);
    }

    [Fact]
    public async Task A_pull_into_a_dropped_table_is_given_up_and_the_watching_goes_on()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("208", "DROP TABLE main.mysql_servers");
        await cluster.LoadServer("209", "10.0.0.1");
        await cluster.Pass(3);

        Assert.NotEmpty(cluster.Of<TablesUnusable>("208"));
        Assert.Equal(2, (await cluster.Rows("208", "SELECT hostname FROM runtime_proxysql_servers")).Length);
    }

    [Fact]
    public async Task What_was_not_committed_dies_with_the_process()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("208", "SAVEPOINT open; INSERT INTO disk.mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.0.1')");
        await cluster.World.Kill("208");
        await cluster.World.Start("208");

        Assert.Empty(await cluster.Rows("208", "SELECT hostname FROM disk.mysql_servers"));
    }
}
