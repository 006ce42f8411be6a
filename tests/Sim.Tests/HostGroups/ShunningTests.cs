using CsCheck;
using Sim.Engine.HostGroups;
using Xunit;

namespace Sim.Tests.HostGroups;

public sealed class ShunningTests
{
    [Fact]
    public void Five_errors_within_one_second_shun_a_server()
    {
        using HostGroupsFixture node = WithServer();
        for (int i = 0; i < 4; i++)
        {
            node.Manager.CountConnectError(node.Server("a"), 2003);
        }

        Assert.Equal(ServerStatus.Online, node.Server("a").Status);
        node.Manager.CountConnectError(node.Server("a"), 2003);
        node.Manager.CountConnectError(node.Server("a"), 2003);

        Assert.Equal(ServerStatus.Shunned, node.Server("a").Status);
        Assert.Equal(
            "2018-04-16 19:10:22 MySQL_HostGroups_Manager.cpp:301:connect_error(): [ERROR] Shunning server a:3306 with 5 errors/sec. Shunning for 10 seconds\n",
            node.TakeLog());
    }

    [Fact]
    public void Errors_in_different_seconds_do_not_add_up()
    {
        using HostGroupsFixture node = WithServer();
        for (int i = 0; i < 20; i++)
        {
            node.Manager.CountConnectError(node.Server("a"), 2003);
            node.Clock.RunFor(TimeSpan.FromMilliseconds(250));
        }

        Assert.Equal(ServerStatus.Online, node.Server("a").Status);
    }

    [Theory]
    [InlineData(1044)]
    [InlineData(1045)]
    [InlineData(1049)]
    [InlineData(1203)]
    [InlineData(1226)]
    public void Refusals_do_not_shun(int error)
    {
        using HostGroupsFixture node = WithServer();
        for (int i = 0; i < 10; i++)
        {
            node.Manager.CountConnectError(node.Server("a"), error);
        }

        Assert.Equal(ServerStatus.Online, node.Server("a").Status);
        Assert.Equal(10, node.Server("a").Traffic.ConnectErrors);
    }

    [Fact]
    public void A_server_comes_back_only_when_asked_for_and_after_nine_seconds()
    {
        using HostGroupsFixture node = WithServer();
        node.Insert(1, "b");
        node.Load();
        Shun(node, "a");
        node.Clock.RunFor(TimeSpan.FromSeconds(9));
        Assert.Equal("b", node.Manager.PickServer(1, 0)?.Row.Hostname);
        Assert.Equal(ServerStatus.Shunned, node.Server("a").Status);

        node.Clock.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(ServerStatus.Shunned, node.Server("a").Status);
        Assert.Equal("a", node.Manager.PickServer(1, 0)?.Row.Hostname);
        Assert.Contains(node.Events, e => e.Event is ServerRecovered);
    }

    [Fact]
    public void The_last_hope_of_a_hostgroup_comes_back_after_a_tenth_unless_the_time_is_cut()
    {
        Assert.Equal(2, ShunningRules.DesperateWaitSeconds(new(5, 10, 20, 30_000, 1000)));
        Assert.Equal(99, ShunningRules.DesperateWaitSeconds(new(5, 10, 10, 10_000, 1000)));
        Assert.Equal(9, ShunningRules.RecoveryWaitSeconds(new(5, 10, 10, 10_000, 1000)));
        Assert.Equal(20, ShunningRules.RecoveryWaitSeconds(new(5, 10, 20, 30_000, 1000)));
        Assert.Equal(1, ShunningRules.RecoveryWaitSeconds(new(5, 10, 1, 100, 1000)));
    }

    [Fact]
    public void A_hostgroup_without_any_server_left_takes_one_back_early()
    {
        using HostGroupsFixture node = WithServer();
        node.Settings = node.Settings with { Shunning = new(5, 10, 20, 30_000, 1000) };
        Shun(node, "a");
        node.Clock.RunFor(TimeSpan.FromSeconds(2));
        Assert.Null(node.Manager.PickServer(1, 0));
        node.Clock.RunFor(TimeSpan.FromSeconds(1));
        Assert.NotNull(node.Manager.PickServer(1, 0));
    }

    [Fact]
    public void What_the_operator_shunned_stays_shunned()
    {
        using HostGroupsFixture node = WithServer();
        node.Load("UPDATE mysql_servers SET status = 'SHUNNED'");
        node.Manager.ShunAndKillAll("a", 3306);
        node.Clock.RunFor(TimeSpan.FromHours(1));

        Assert.Null(node.Manager.PickServer(1, 0));
        Assert.False(node.Server("a").KillsAllConnections);
    }

    [Fact]
    public void Missed_heartbeats_keep_a_server_out_until_its_connections_are_gone()
    {
        using HostGroupsFixture node = WithServer();
        node.Insert(1, "b");
        node.Load();
        node.Server("a").Traffic.ConnectionsUsed = 1;
        node.Server("a").Traffic.ConnectionsFree = 3;
        node.Manager.ShunAndKillAll("a", 3306);

        Assert.Equal(0, node.Server("a").Traffic.ConnectionsFree);
        Assert.Equal("b", node.Manager.PickServer(1, 0)?.Row.Hostname);
        node.Server("a").Traffic.ConnectionsUsed = 0;
        Assert.Equal("a", node.Manager.PickServer(1, 0)?.Row.Hostname);
    }

    [Fact]
    public async Task Replication_lag_shuns_and_enables_with_a_warning()
    {
        using HostGroupsFixture node = WithServer();
        node.Load("UPDATE mysql_servers SET max_replication_lag = 10");
        _ = node.TakeLog();
        foreach (int lag in new[] { 10, 11, -1, 11, 10 })
        {
            await node.Manager.ActOnReplicationLag(1, "a", 3306, lag);
        }

        Assert.Equal(
            """
            2018-04-16 19:10:22 MySQL_HostGroups_Manager.cpp:1521:replication_lag_action(): [WARNING] Shunning server a:3306 with replication lag of 11 second
            2018-04-16 19:10:22 MySQL_HostGroups_Manager.cpp:1532:replication_lag_action(): [WARNING] Re-enabling server a:3306 with replication lag of 10 second

            """,
            node.TakeLog());
        Assert.Equal(ServerStatus.Online, ShunningRules.AfterReplicationLag(ServerStatus.ShunnedReplicationLag, -2, 10));
    }

    [Fact]
    public void Picks_follow_the_weights()
    {
        using HostGroupsFixture node = WithServer();
        node.Load("INSERT INTO mysql_servers (hostgroup_id, hostname, weight) VALUES (1, 'b', 3), (1, 'c', 0)");

        string?[] picks = [.. Enumerable.Range(0, 8).Select(i => node.Manager.PickServer(1, (uint)i)?.Row.Hostname)];

        Assert.Equal(["a", "b", "b", "b", "a", "b", "b", "b"], picks);
        Assert.Null(node.Manager.PickServer(2, 0));
    }

    [Fact]
    public void Slow_and_full_servers_are_not_picked()
    {
        using HostGroupsFixture node = WithServer();
        node.Manager.SetLatency("a", 3306, 1_000_000);
        Assert.Null(node.Manager.PickServer(1, 0));
        node.Manager.SetLatency("a", 3306, 999_999);
        Assert.NotNull(node.Manager.PickServer(1, 0));
        node.Server("a").Traffic.ConnectionsUsed = 1000;
        Assert.Null(node.Manager.PickServer(1, 0));
    }

    [Fact]
    public void The_pool_statistics_tell_both_kinds_of_shunning_apart_and_can_be_reset()
    {
        using HostGroupsFixture node = WithServer();
        node.Server("a").Traffic.ConnectOk = 7;
        node.Server("a").Traffic.ConnectionsFree = 2;
        node.Server("a").SetStatus(ServerStatus.ShunnedReplicationLag);

        Assert.Equal("1,a,3306,SHUNNED_REPLICATION_LAG,0,0,7,0,0,0,0,0", string.Join(',', node.Manager.ConnectionPoolRows(reset: true)[0]));
        Assert.Equal("1,a,3306,SHUNNED_REPLICATION_LAG,0,0,0,0,0,0,0,0", string.Join(',', node.Manager.ConnectionPoolRows(reset: false)[0]));
    }

    [Fact]
    public void Whatever_happens_only_online_servers_are_picked() =>
        Gen.Select(Gen.Enum<ServerStatus>().Array[1, 6], Gen.UInt).Sample((statuses, number) =>
        {
            BackendServer[] servers = [.. statuses.Select((s, i) => new BackendServer(new ServerRow(1, $"h{i}", 3306, 1, s, 0, 10, 0, 0, 0, ""), i))];
            BackendServer? picked = ServerPicker.Pick(servers, new(5, 10, 10, 10_000, 1000), 1_000_000, number, []);
            return picked is null ? !statuses.Contains(ServerStatus.Online) : picked.Status == ServerStatus.Online;
        });

    private static HostGroupsFixture WithServer()
    {
        var node = new HostGroupsFixture();
        node.Insert(1, "a");
        node.Load();
        _ = node.TakeLog();
        return node;
    }

    private static void Shun(HostGroupsFixture node, string hostname)
    {
        for (int i = 0; i < 5; i++)
        {
            node.Manager.CountConnectError(node.Server(hostname), 2003);
        }
    }
}
