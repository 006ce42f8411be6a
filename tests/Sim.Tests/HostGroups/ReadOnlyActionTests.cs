using Sim.Engine.Checksums;
using Sim.Engine.HostGroups;
using Xunit;

namespace Sim.Tests.HostGroups;

public sealed class ReadOnlyActionTests
{
    [Fact]
    public async Task A_read_only_writer_moves_to_the_readers_and_the_version_grows()
    {
        using HostGroupsFixture node = Pair();
        await node.Manager.ActOnReadOnly("a", 3306, readOnly: true);

        Assert.Equal(["20|a", "20|b"], node.Memory("SELECT hostgroup_id, hostname FROM mysql_servers ORDER BY hostname"));
        Assert.Equal(2UL, node.Checksums[Module.MysqlServers].Version);
        Assert.False(node.Lock.IsHeld);
    }

    [Fact]
    public async Task A_demotion_logs_its_three_phases_around_the_dump_of_the_save()
    {
        using HostGroupsFixture node = Pair();
        await node.Manager.ActOnReadOnly("a", 3306, readOnly: true);

        string[] lines = [.. node.TakeLog().Split('\n').Where(l => l.Contains("[INFO]", StringComparison.Ordinal)).Select(l => l[27..])];
        Assert.Equal(
            [
                "read_only_action RO=1 phase 1 : Dumping mysql_servers for a:3306",
                "Dumping current MySQL Servers structures for hostgroup ALL",
                "Dumping mysql_servers",
                "read_only_action RO=1 phase 2 : Dumping mysql_servers for a:3306",
                "read_only_action RO=1 phase 3 : Dumping mysql_servers for a:3306",
                "Dumping current MySQL Servers structures for hostgroup ALL",
                "Dumping mysql_servers",
                "Dumping mysql_servers_incoming",
                "New mysql_replication_hostgroups table",
                "New mysql_group_replication_hostgroups table",
                "Dumping current MySQL Servers structures for hostgroup ALL",
                "Dumping mysql_servers",
            ],
            lines);
    }

    [Theory]
    [InlineData(true, new[] { "10|a", "10|b", "20|b" })]
    [InlineData(false, new[] { "10|a", "10|b" })]
    public async Task A_writable_reader_becomes_a_writer(bool writerIsAlsoReader, string[] expected)
    {
        using HostGroupsFixture node = Pair();
        node.Settings = node.Settings with { WriterIsAlsoReader = writerIsAlsoReader };
        await node.Manager.ActOnReadOnly("b", 3306, readOnly: false);

        Assert.Equal(expected, node.Memory("SELECT hostgroup_id, hostname FROM mysql_servers ORDER BY hostgroup_id, hostname"));
    }

    [Theory]
    [InlineData("a", false)]
    [InlineData("b", true)]
    public async Task A_server_in_its_place_is_left_alone(string hostname, bool readOnly)
    {
        using HostGroupsFixture node = Pair();
        await node.Manager.ActOnReadOnly(hostname, 3306, readOnly);

        Assert.Equal("", node.TakeLog());
        Assert.Equal(1UL, node.Checksums[Module.MysqlServers].Version);
    }

    [Fact]
    public async Task Edits_in_memory_that_were_not_loaded_are_lost()
    {
        using HostGroupsFixture node = Pair();
        node.Insert(99, "draft");
        await node.Manager.ActOnReadOnly("a", 3306, readOnly: true);

        Assert.DoesNotContain("draft", node.Memory("SELECT hostname FROM mysql_servers"));
    }

    [Fact]
    public async Task A_writer_missing_in_another_writer_hostgroup_is_completed()
    {
        using HostGroupsFixture node = Pair();
        node.Insert(40, "a");
        node.Load("INSERT INTO mysql_replication_hostgroups VALUES (30, 40, '')");
        _ = node.TakeLog();
        await node.Manager.ActOnReadOnly("a", 3306, readOnly: false);

        Assert.Contains("read_only_action RO=0 , rows=1 , phase 1 : Dumping mysql_servers for a:3306\n", node.TakeLog(), StringComparison.Ordinal);
        Assert.Equal(["10", "20", "30", "40"], node.Memory("SELECT hostgroup_id FROM mysql_servers WHERE hostname = 'a' ORDER BY 1"));
    }

    [Fact]
    public void A_removed_writer_that_answers_writable_counts_as_missing()
    {
        ServerRow removed = new(10, "a", 3306, 1, ServerStatus.OfflineHard, 0, 1000, 0, 0, 0, "");

        Assert.Equal(ReadOnlyDecision.Promote, ReadOnlyRules.Decide([removed], [new(10, 20)], readOnly: false));
        Assert.Equal(ReadOnlyDecision.Nothing, ReadOnlyRules.Decide([removed], [new(10, 20)], readOnly: true));
    }

    private static HostGroupsFixture Pair()
    {
        var node = new HostGroupsFixture();
        node.Insert(10, "a");
        node.Insert(20, "b");
        node.Load("INSERT INTO mysql_replication_hostgroups VALUES (10, 20, '')");
        _ = node.TakeLog();
        return node;
    }
}
