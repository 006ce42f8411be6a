using Sim.Engine.Checksums;
using Sim.Engine.Monitor;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;
using Xunit;

namespace Sim.Tests.Monitor;

public sealed class MysqlMonitorTests
{
    private static readonly DateTime _day = new(2018, 4, 17, 0, 0, 0, DateTimeKind.Utc);

    // Node 210 of the article "ProxySQL Cluster": booted 22:36:46, the dead server arrives at 22:44:22.
    [Fact]
    public void A_server_that_never_answers_is_reported_when_a_real_node_reported_it()
    {
        using var node = new MonitorFixture(At(22, 36, 46)) { Answer = MonitorFixture.Unreachable };
        Task running = node.Monitor.Start(mysqlThreads: 4);
        node.RunUntil(At(22, 44, 22));
        node.Node.Insert(20, "192.168.1.120");
        node.Node.Load();
        _ = node.Node.TakeLog();
        node.RunUntil(At(22, 45, 20));

        Assert.Equal(
            """
            2018-04-17 22:44:56 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
            2018-04-17 22:45:06 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
            2018-04-17 22:45:16 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections

            """,
            node.Node.TakeLog());
        Assert.Equal(["20 192.168.1.120 Shunned"], node.Node.Statuses());
        Assert.False(running.IsCompleted);
    }

    // Node 208 of the same article: booted 19:01:34, the server comes back at 19:10:22 after it had already failed in the last ten minutes.
    [Fact]
    public void Failures_from_before_a_server_was_removed_still_count()
    {
        using var node = new MonitorFixture(At(19, 1, 34)) { Answer = MonitorFixture.Unreachable };
        node.Node.Insert(20, "192.168.1.120");
        node.Node.Load();
        _ = node.Monitor.Start(4);
        node.RunUntil(At(19, 2, 0));
        node.Node.Load("DELETE FROM mysql_servers");
        node.RunUntil(At(19, 10, 22));
        Assert.Empty(node.TimesOf<HeartbeatsMissed>());
        node.Node.Insert(20, "192.168.1.120");
        node.RunUntil(At(19, 10, 40));

        Assert.Equal(["19:10:24", "19:10:34"], node.TimesOf<HeartbeatsMissed>());
    }

    [Fact]
    public void A_server_that_refuses_at_once_is_reported_one_round_earlier_than_one_that_is_silent()
    {
        using var node = Booted(_ => new BackendAnswer(300, BackendFailure.ConnectFailed, "Can't connect to MySQL server on 'a' (111)", false));
        node.RunUntil(At(1, 0, 35));

        Assert.Equal(["01:00:20", "01:00:30"], node.TimesOf<HeartbeatsMissed>());
    }

    [Fact]
    public void One_success_among_the_last_three_pings_keeps_a_server()
    {
        int pings = 0;
        using var node = Booted(c => c.Kind == BackendCheckKind.Ping && ++pings % 3 == 0 ? MonitorFixture.Alive : MonitorFixture.Unreachable(c));
        node.RunUntil(At(1, 10, 0));

        Assert.Empty(node.TimesOf<HeartbeatsMissed>());
    }

    [Fact]
    public void A_server_that_denies_access_is_alive_and_named_at_each_connect_check()
    {
        using var node = Booted(_ => new BackendAnswer(300, BackendFailure.ServerError, "Access denied for user 'monitor'@'10.0.0.1' (using password: YES)", false));
        node.RunUntil(At(1, 4, 10));

        Assert.Empty(node.TimesOf<HeartbeatsMissed>());
        Assert.Equal(["01:00:00", "01:02:00", "01:04:00"], node.TimesOf<MonitorAccessDenied>());
        Assert.Contains(
            "MySQL_Monitor.cpp:404:monitor_connect_thread(): [ERROR] Server a:3306 is returning \"Access denied\" for monitoring user\n",
            node.Node.TakeLog(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Results_can_be_read_with_their_start_and_error_and_grow_old()
    {
        using var node = Booted(c => c.Kind == BackendCheckKind.Ping ? MonitorFixture.Unreachable(c) : MonitorFixture.Alive);
        node.RunUntil(At(1, 0, 5));
        node.Monitor.RefreshLogTables();
        long boot = (long)(At(1, 0, 0) - DateTime.UnixEpoch).TotalMicroseconds;

        Assert.Equal([$"a|3306|{boot}|200|NULL"], node.Node.Memory("SELECT * FROM monitor.mysql_server_connect_log"));
        Assert.Equal(
            [$"a|3306|{boot}|0|Can't connect to MySQL server on 'a' (110)"],
            node.Node.Memory("SELECT * FROM monitor.mysql_server_ping_log"));

        node.RunUntil(At(2, 0, 5));
        node.Monitor.RefreshLogTables();
        Assert.Equal(["60"], node.Node.Memory("SELECT COUNT(*) FROM monitor.mysql_server_ping_log"));
    }

    [Fact]
    public void Latency_is_the_average_of_the_last_successful_pings()
    {
        long duration = 0;
        using var node = Booted(c => MonitorFixture.Alive with { DurationMicroseconds = c.Kind == BackendCheckKind.Ping ? duration += 100 : 1 });
        node.RunUntil(At(1, 0, 35));

        Assert.Equal(300, node.Node.Server("a").CurrentLatencyMicroseconds);
    }

    [Fact]
    public void Only_servers_that_are_not_offline_are_pinged_and_each_only_once()
    {
        using var node = Booted(_ => MonitorFixture.Alive);
        node.Node.Insert(2, "a");
        node.Node.Load("INSERT INTO mysql_servers (hostgroup_id, hostname, status, use_ssl) VALUES (3, 'b', 'OFFLINE_SOFT', 1)");
        node.Checks.Clear();
        node.RunUntil(At(1, 2, 1));

        Assert.Equal(12, node.Checks.Count(c => c.Kind == BackendCheckKind.Ping));
        Assert.DoesNotContain(node.Checks, c => c.Kind == BackendCheckKind.Ping && c.Hostname == "b");
        Assert.Equal([("a", false), ("b", true)], node.Checks.Where(c => c.Kind == BackendCheckKind.Connect).Select(c => (c.Hostname, c.UseSsl)));
        Assert.All(node.Checks.Where(c => c.Kind == BackendCheckKind.Connect), c => Assert.Equal(1000, c.TimeoutMilliseconds));
    }

    [Fact]
    public void A_read_only_writer_is_demoted_and_the_module_version_grows()
    {
        using MonitorFixture node = Replicated(c => MonitorFixture.Alive with { ReadOnly = c.Hostname == "b" || c.Kind != BackendCheckKind.ReadOnly });
        node.RunUntil(At(1, 0, 3));
        Assert.Equal(1UL, node.Node.Checksums[Module.MysqlServers].Version);

        node.Answer = _ => MonitorFixture.Alive with { ReadOnly = true };
        node.RunUntil(At(1, 0, 5));
        Assert.Equal(["20 a Online", "20 b Online"], Online(node));
        Assert.Equal(2UL, node.Node.Checksums[Module.MysqlServers].Version);
    }

    [Fact]
    public void A_single_read_only_timeout_demotes_a_writer()
    {
        using MonitorFixture node = Replicated(c => c is { Kind: BackendCheckKind.ReadOnly, Hostname: "a" } ? Timeout : MonitorFixture.Alive with { ReadOnly = true });
        node.RunUntil(At(1, 0, 0).AddMilliseconds(900));

        Assert.Equal(["20 a Online", "20 b Online"], Online(node));
        Assert.Contains(
            "MySQL_Monitor.cpp:606:monitor_read_only_thread(): [ERROR] Timeout on read_only check for a:3306 after 805ms. "
            + "If the server is overload, increase mysql-monitor_read_only_timeout. Assuming read_only=1\n",
            node.Node.TakeLog(),
            StringComparison.Ordinal);
        node.Monitor.RefreshLogTables();
        Assert.Equal(["a|0|NULL|timeout check"], node.Node.Memory("SELECT hostname, success_time_us, read_only, error FROM monitor.mysql_server_read_only_log WHERE hostname = 'a'"));
    }

    [Fact]
    public void Later_versions_want_several_timeouts_in_a_row()
    {
        Profile patient = Profile.ProxySql146 with { ReadOnlyTimeoutsToDemote = 3 };
        using MonitorFixture node = Replicated(c => c is { Kind: BackendCheckKind.ReadOnly, Hostname: "a" } ? Timeout : MonitorFixture.Alive with { ReadOnly = true }, patient);
        node.RunUntil(At(1, 0, 2).AddMilliseconds(100));
        Assert.Contains("10 a Online", Online(node));
        node.RunUntil(At(1, 0, 3));
        Assert.DoesNotContain("10 a Online", Online(node));
    }

    [Fact]
    public void A_server_that_cannot_be_reached_keeps_its_role()
    {
        using MonitorFixture node = Replicated(MonitorFixture.Unreachable);
        node.RunUntil(At(1, 0, 10));

        Assert.Equal(1UL, node.Node.Checksums[Module.MysqlServers].Version);
        node.Monitor.RefreshLogTables();
        Assert.Empty(node.Node.Memory("SELECT * FROM monitor.mysql_server_read_only_log"));
    }

    [Fact]
    public void Disabling_makes_one_last_round_and_enabling_starts_anew()
    {
        using var node = Booted(_ => MonitorFixture.Alive);
        node.RunUntil(At(1, 0, 4));
        node.Checks.Clear();
        node.Settings = node.Settings with { Version = 1, IsEnabled = false };
        node.RunUntil(At(1, 5, 0));
        Assert.Equal(2, node.Checks.Count);

        node.Settings = node.Settings with { Version = 2, IsEnabled = true };
        node.RunUntil(At(1, 5, 1));
        Assert.Equal(4, node.Checks.Count);
    }

    [Fact]
    public void A_stopped_monitor_ends_and_forgets_what_is_under_way()
    {
        using var node = new MonitorFixture(At(1, 0, 0)) { Answer = MonitorFixture.Unreachable };
        node.Node.Insert(1, "a");
        node.Node.Load();
        Task running = node.Monitor.Start(4);
        node.RunUntil(At(1, 0, 0).AddMilliseconds(900));
        node.Monitor.Stop();
        node.RunUntil(At(1, 0, 2));

        Assert.True(running.IsCompletedSuccessfully);
        node.Monitor.RefreshLogTables();
        Assert.Empty(node.Node.Memory("SELECT * FROM monitor.mysql_server_ping_log"));
    }

    [Fact]
    public void Silent_servers_hold_up_the_others_when_all_workers_are_busy()
    {
        using var node = new MonitorFixture(At(1, 0, 0)) { Answer = c => c.Hostname == "z" ? MonitorFixture.Alive : MonitorFixture.Unreachable(c) };
        for (int i = 0; i < 4; i++)
        {
            node.Node.Insert(1, $"dead{i}");
        }

        node.Node.Insert(1, "z");
        node.Node.Load();
        _ = node.Monitor.Start(mysqlThreads: 1);
        node.RunUntil(At(1, 0, 6));
        node.Monitor.RefreshLogTables();

        long boot = (long)(At(1, 0, 0) - DateTime.UnixEpoch).TotalMicroseconds;
        string[] starts = node.Node.Memory("SELECT (time_start_us - " + boot + ") / 1000000 FROM monitor.mysql_server_ping_log WHERE hostname = 'z'");
        Assert.Equal(["2"], starts);
    }

    [Fact]
    public void Every_interval_of_a_day_has_its_checks()
    {
        using var node = new MonitorFixture(At(0, 0, 0));
        for (int i = 0; i < 4; i++)
        {
            node.Node.Insert(i, $"h{i}");
        }

        node.Node.Load();
        _ = node.Monitor.Start(4);
        node.Node.Clock.RunFor(TimeSpan.FromDays(1));

        Assert.Equal((4 * 8640) + 1 + (4 * 720) + 1, node.Checks.Count);
    }

    private static BackendAnswer Timeout => new(805_000, BackendFailure.TimedOut, null, ReadOnly: false);

    private static DateTime At(int hour, int minute, int second) => _day + new TimeSpan(hour, minute, second);

    private static string[] Online(MonitorFixture node) => [.. node.Node.Statuses().Where(s => s.EndsWith("Online", StringComparison.Ordinal)).Order()];

    private static MonitorFixture Booted(Func<BackendCheck, BackendAnswer> answer)
    {
        var node = new MonitorFixture(At(1, 0, 0)) { Answer = answer };
        node.Node.Insert(1, "a");
        node.Node.Load();
        _ = node.Monitor.Start(mysqlThreads: 4);
        return node;
    }

    private static MonitorFixture Replicated(Func<BackendCheck, BackendAnswer> answer, Profile? profile = null)
    {
        var node = new MonitorFixture(At(1, 0, 0), profile) { Answer = answer };
        node.Node.Insert(10, "a");
        node.Node.Insert(20, "b");
        node.Node.Load("INSERT INTO mysql_replication_hostgroups VALUES (10, 20, '')");
        _ = node.Monitor.Start(mysqlThreads: 4);
        return node;
    }
}
