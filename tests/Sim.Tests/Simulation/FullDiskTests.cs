using Sim.Engine.Admin;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Simulation;

/// <summary>A disk without room, as a real 1.4.6 tells it: its data directory was on a file system of two megabytes that another file had filled.</summary>
public class FullDiskTests
{
    private const string SavedServer = "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.0.1'); SAVE MYSQL SERVERS TO DISK";

    [Fact]
    public async Task A_save_is_answered_with_OK_and_only_the_log_knows_better()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("208", SavedServer);
        cluster.World.SetDiskFull("208", true);
        await cluster.Run("208", "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.0.2')");

        Assert.Equal(new AdminReply.Ok(0, ""), await cluster.World.Query("208", "SAVE MYSQL SERVERS TO DISK"));
        Assert.Equal(["10.0.0.1"], await cluster.Servers("208", "disk.mysql_servers"));
        Assert.Equal(
            [
                "sqlite3db.cpp:60:execute(): [ERROR] SQLITE error: database or disk is full --- DELETE FROM disk.mysql_servers",
                "sqlite3db.cpp:60:execute(): [ERROR] SQLITE error: UNIQUE constraint failed: mysql_servers.hostgroup_id, mysql_servers.hostname, mysql_servers.port"
                    + " --- INSERT INTO disk.mysql_servers SELECT * FROM main.mysql_servers",
            ],
            cluster.Lines("208", "SQLITE error"));
    }

    [Theory]
    [InlineData("SAVE MYSQL VARIABLES TO DISK")]
    [InlineData("SAVE ADMIN VARIABLES TO DISK")]
    [InlineData("INSERT INTO disk.mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.0.3')")]
    [InlineData("DELETE FROM disk.mysql_servers")]
    [InlineData("UPDATE disk.mysql_servers SET comment='x'")]
    public async Task Statements_of_the_client_are_answered_with_the_error(string sql)
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("208", SavedServer);
        cluster.World.SetDiskFull("208", true);
        Assert.Equal(new AdminReply.Error(1045, "#2800", "database or disk is full"), await cluster.World.Query("208", sql));
    }

    [Fact]
    public async Task What_was_not_written_is_not_there_after_a_restart_and_can_be_saved_when_there_is_room()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.World.SetDiskFull("208", true);
        await cluster.Run("208", SavedServer);
        await cluster.World.Kill("208");
        await cluster.World.Start("208");
        Assert.Empty(await cluster.Servers("208", "mysql_servers"));

        await cluster.Run("208", SavedServer);
        Assert.Empty(await cluster.Servers("208", "disk.mysql_servers"));
        cluster.World.SetDiskFull("208", false);
        await cluster.Run("208", "SAVE MYSQL SERVERS TO DISK");
        Assert.Equal(["10.0.0.1"], await cluster.Servers("208", "disk.mysql_servers"));
    }

    [Fact]
    public async Task A_pull_is_in_memory_and_not_on_disk()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.World.SetDiskFull("208", true);
        await cluster.LoadServer("209", "10.0.0.1");
        await cluster.Pass(3);
        Assert.Equal(["10.0.0.1"], await cluster.Servers("208"));
        Assert.Empty(await cluster.Servers("208", "disk.mysql_servers"));
    }

    [Fact]
    public async Task No_database_can_be_made_there()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        cluster.World.SetDiskFull("208", true);
        await cluster.World.Kill("208");
        await cluster.World.LoseDatabase("208");
        await Assert.ThrowsAsync<WorldException>(() => cluster.World.Start("208"));
    }
}
