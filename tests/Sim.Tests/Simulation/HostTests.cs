using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Simulation;

/// <summary>What a simulated machine is to its node: a disk of its own, no files of this machine, and an end to every statement.</summary>
public sealed class HostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sim-host-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ATTACH DATABASE '@/x.db' AS y", "unable to open database: @/x.db")]
    [InlineData("VACUUM INTO '@/x.db'", "near \"INTO\": syntax error")]
    [InlineData("PRAGMA temp_store_directory='@'", "not a writable directory")]
    public async Task Statements_do_not_reach_the_files_of_this_machine(string sql, string error)
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        AdminReply.Error refusal = Assert.IsType<AdminReply.Error>(await cluster.World.Query("208", In(sql)));
        Assert.Equal(In(error), refusal.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_stats_session_does_not_reach_them_either()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.World.Query("208", In("VACUUM INTO '@/x.db'"), new ClientLogin("stats", "stats"));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_statement_that_never_ends_is_interrupted_and_says_why()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        AdminReply reply = await cluster.World.Query("208", "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT max(x) FROM c");
        Assert.Equal(
            "interrupted: the statement did not end within 200,000,000 instructions of SQLite's virtual machine",
            Assert.IsType<AdminReply.Error>(reply).Message);
        await cluster.LoadServer("208", "10.0.0.1");
    }

    [Fact]
    public async Task What_was_saved_since_the_start_survives_flush_configdb()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("208", "INSERT INTO mysql_servers (hostgroup_id, hostname) VALUES (1, '10.0.0.1'); SAVE MYSQL SERVERS TO DISK");
        await cluster.Run("208", "PROXYSQL FLUSH CONFIGDB");
        Assert.Equal(["10.0.0.1"], await cluster.Servers("208", "disk.mysql_servers"));

        await cluster.Run("208", "INSERT INTO mysql_servers (hostgroup_id, hostname) VALUES (1, '10.0.0.2'); SAVE MYSQL SERVERS TO DISK");
        await cluster.World.Kill("208");
        await cluster.Start("208");
        Assert.Equal(["10.0.0.1", "10.0.0.2"], await cluster.Servers("208", "disk.mysql_servers"));
    }

    [Fact]
    public async Task A_disk_that_was_detached_by_hand_is_there_at_the_next_start()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("208", "INSERT INTO mysql_servers (hostgroup_id, hostname) VALUES (1, '10.0.0.1'); SAVE MYSQL SERVERS TO DISK");
        await cluster.World.Restart("208");
        await cluster.World.Query("208", "DETACH DATABASE disk");
        await cluster.World.Kill("208");
        await cluster.Start("208");
        Assert.Equal(["10.0.0.1"], await cluster.Servers("208", "disk.mysql_servers"));
    }

    [Fact]
    public async Task A_starting_value_can_be_set_while_the_angel_starts_the_node_again()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.World.Query("208", "PROXYSQL RESTART");
        cluster.World.SetStartingValue("208", Module.MysqlServers, 7, 1_767_225_600);
        await cluster.Pass(1);
        Assert.Equal(7, await cluster.Version("208", "mysql_servers"));
    }

    private string In(string text) => text.Replace("@", _folder, StringComparison.Ordinal);
}
