using CsCheck;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;
using Sim.Engine.Configuration.Libconfig;
using Sim.Engine.HostGroups;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.HostGroups;

public sealed class LayersTests
{
    // Statements and checksums taken from a real 1.4.6.
    [Theory]
    [InlineData("0xFD96E9865E291F80", "INSERT INTO mysql_servers(hostgroup_id,hostname,port,comment) VALUES (2,'b',3306,'x'),(10,'a',3307,'y'),(2,'a',3309,'z'),(2,'a',3306,'w')")]
    [InlineData("0x4FF2A522399C6ECB", "INSERT INTO mysql_servers(hostgroup_id,hostname,port,status) VALUES (1,'10.0.0.1',3306,'ONLINE'),(1,'10.0.0.2',3306,'SHUNNED')")]
    [InlineData("0x100A7DA9CA1A48F5", "INSERT INTO mysql_servers(hostgroup_id,hostname,port,status) VALUES (1,'10.0.0.1',3306,'ONLINE'),(1,'10.0.0.2',3306,'OFFLINE_SOFT')")]
    [InlineData("0x94DE438D408E402F", "INSERT INTO mysql_replication_hostgroups VALUES (10,20,'pair'),(30,40,'other')")]
    public void A_load_publishes_the_checksum_of_a_real_node(string checksum, string statement)
    {
        using var node = new HostGroupsFixture();
        node.Load(statement);

        Assert.Equal(checksum, node.Checksums[Module.MysqlServers].Text);
        Assert.Equal(1UL, node.Checksums[Module.MysqlServers].Version);
        Assert.Equal(1UL, node.Manager.ServersTableVersion);
    }

    [Fact]
    public void All_three_tables_enter_the_checksum()
    {
        using var node = new HostGroupsFixture();
        node.Insert(2, "10.0.0.9");
        node.Load("INSERT INTO mysql_group_replication_hostgroups VALUES (2,4,3,1,1,1,0,100,'gr')");

        Assert.Equal("0x1978A74065C92CBA", node.Checksums[Module.MysqlServers].Text);
    }

    [Fact]
    public void Without_the_admin_switch_a_load_counts_but_publishes_nothing()
    {
        using var node = new HostGroupsFixture { Settings = new() { PublishesChecksum = false } };
        node.Load();

        Assert.Equal(0UL, node.Checksums[Module.MysqlServers].Version);
        Assert.Equal(1UL, node.Manager.ServersTableVersion);
    }

    [Fact]
    public async Task A_server_that_lags_changes_the_checksum_of_the_next_load_in_1_4_6()
    {
        string[] texts = new string[2];
        foreach (bool quirk in new[] { false, true })
        {
            using var node = new HostGroupsFixture(Profile.ProxySql146 with { ServersChecksumShowsReplicationLag = quirk });
            node.Insert(1, "a");
            node.Insert(1, "b");
            node.Load();
            await node.Manager.ActOnReplicationLag(1, "b", 3306, 5);
            texts[quirk ? 1 : 0] = $"{node.Manager.Runtime.Checksum(verbose: false):X}";
        }

        Assert.NotEqual(texts[0], texts[1]);
    }

    [Fact]
    public void A_dump_has_the_weight_before_the_status_and_removed_servers_in_it_until_the_next()
    {
        using var node = new HostGroupsFixture();
        node.Insert(1, "a");
        node.Insert(1, "b");
        node.Load();
        node.Server("b").Traffic.ConnectionsUsed = 1;
        node.Load("DELETE FROM mysql_servers WHERE hostname = 'b'");

        Assert.Equal(["1,a,3306,1,ONLINE,0,1000,0,0,0,", "1,b,3306,1,OFFLINE_HARD,0,1000,0,0,0,"], node.Manager.DumpServers().Rows.Select(r => string.Join(',', r)));
        Assert.StartsWith("CASE status", node.Manager.DumpServers().Columns[4], StringComparison.Ordinal);

        node.Server("b").Traffic.ConnectionsUsed = 0;
        Assert.Single(node.Manager.DumpServers().Rows);
    }

    [Fact]
    public async Task Saving_writes_shunned_servers_as_online_and_the_runtime_table_shows_them()
    {
        using var node = new HostGroupsFixture();
        node.Insert(1, "a", "it''s");
        node.Load("INSERT INTO mysql_replication_hostgroups VALUES (1, 2, 'x')");
        node.Manager.ShunAndKillAll("a", 3306);

        await node.Manager.RefreshRuntimeTables();
        await node.Manager.RuntimeToMemory();

        Assert.Equal(["1|a|3306|SHUNNED|1|0|1000|0|0|0|it's"], node.Memory("SELECT * FROM runtime_mysql_servers"));
        Assert.Equal(["1|a|3306|ONLINE|1|0|1000|0|0|0|it's"], node.Memory("SELECT * FROM mysql_servers"));
        Assert.Equal(["1|2|x"], node.Memory("SELECT * FROM runtime_mysql_replication_hostgroups"));
    }

    [Fact]
    public void Disk_and_memory_replace_each_other()
    {
        using var node = new HostGroupsFixture();
        node.Insert(1, "a");
        node.Manager.MemoryToDisk();
        node.Insert(1, "b");
        node.Manager.DiskToMemory();

        Assert.Equal(["a"], node.Memory("SELECT hostname FROM mysql_servers"));
    }

    [Fact]
    public void A_configuration_file_adds_servers_and_pairs()
    {
        using var node = new HostGroupsFixture();
        LibconfigOutcome outcome = new LibconfigParser(
            """
            mysql_servers = ( { address="a" port=3307 hostgroup=1 }, { hostname="b" hostgroup=2 weight=5 }, { address="nowhere" } )
            mysql_replication_hostgroups = ( { writer_hostgroup=1 reader_hostgroup=2 comment="pair" } )
            """,
            "proxysql.cnf",
            node.Profile).Parse();

        Assert.Equal(3, node.Manager.FileToMemory(new ConfigurationFile("proxysql.cnf", outcome.Root!)));
        Assert.Equal(["1|a|3307|1", "2|b|3306|5"], node.Memory("SELECT hostgroup_id, hostname, port, weight FROM mysql_servers ORDER BY 1"));
        Assert.Equal(["1|2|pair"], node.Memory("SELECT * FROM mysql_replication_hostgroups"));
    }

    [Fact]
    public void A_load_makes_shunned_servers_online_again()
    {
        using var node = new HostGroupsFixture();
        node.Insert(1, "a");
        node.Load();
        node.Manager.ShunAndKillAll("a", 3306);
        node.Load();

        Assert.Equal(["1 a Online"], node.Statuses());
    }

    [Fact]
    public void Of_two_removed_servers_one_outlives_the_first_purge()
    {
        using var node = new HostGroupsFixture();
        node.Insert(1, "a");
        node.Insert(1, "b");
        node.Load();
        node.Load("DELETE FROM mysql_servers");
        _ = node.Manager.DumpServers();

        Assert.Equal(["1 b OfflineHard"], node.Statuses());
        _ = node.Manager.DumpServers();
        Assert.Empty(node.Statuses());
    }

    [Fact]
    public async Task A_refresh_waits_for_the_lock()
    {
        using var node = new HostGroupsFixture();
        await node.Lock.Enter();
        Task refresh = node.Manager.RefreshRuntimeTables().AsTask();

        Assert.False(refresh.IsCompleted);
        node.Lock.Exit();
        Assert.True(refresh.IsCompletedSuccessfully);
        Assert.False(node.Lock.IsHeld);
    }

    [Fact]
    public void Rows_are_written_in_the_order_of_a_list_that_is_emptied_from_its_front()
    {
        BackendServer[] servers = [.. Enumerable.Range(0, 35).Select(i => new BackendServer(Row(i), i))];
        long[] order = [.. ServersTable.InsertOrder(servers).Select(s => s.MemoryAddress)];

        Assert.Equal([1, 2], order[..2]);
        Assert.Equal([31, 0, 32, 34, 33], order[30..]);
    }

    [Fact]
    public void Rows_are_never_lost_or_doubled_by_their_order() => Gen.Int[0, 200].Sample(count =>
    {
        BackendServer[] servers = [.. Enumerable.Range(0, count).Select(i => new BackendServer(Row(i), i))];
        return ServersTable.InsertOrder(servers).Select(s => (int)s.MemoryAddress).Order().SequenceEqual(Enumerable.Range(0, count));
    });

    private static ServerRow Row(int number) => new(1, $"h{number}", 3306, 1, ServerStatus.Online, 0, 1000, 0, 0, 0, "");
}
