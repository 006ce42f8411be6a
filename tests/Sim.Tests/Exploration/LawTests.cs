using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Exploration;

/// <summary>Every law on a run that breaks it and, by its side, on one that does not.</summary>
public class LawTests
{
    private static readonly TimeSpan _second = Runs.Second;

    private static readonly RunStatements _writer = Runs.On(
        "a",
        "INSERT INTO mysql_replication_hostgroups VALUES (10,20,'')",
        "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (10,'10.0.1.1')",
        "LOAD MYSQL SERVERS TO RUNTIME");

    [Fact]
    public async Task A_change_that_travels_breaks_nothing_but_the_word_of_the_log()
    {
        IReadOnlyList<Violation> violations = await Runs.Violations(Runs.Of(3, Runs.AddServer("a", 1), new Pass(5 * _second), Runs.AddServer("b", 2)));
        Assert.Equal(["the log keeps its word"], violations.Select(v => v.Key.Law).Distinct());
    }

    [Fact]
    public async Task Agreement_names_version_one_when_both_were_restarted_with_different_disks()
    {
        Run run = Runs.Of(2, Runs.On("a", "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1')", "SAVE MYSQL SERVERS TO DISK"), new RestartNode("a"));
        Assert.Equal([DisagreementCause.VersionOne], await Runs.Causes(run, "agreement"));
    }

    [Fact]
    public async Task Agreement_names_equal_epochs_when_both_were_loaded_in_one_second()
    {
        Run run = Runs.Of(2, Runs.AddServer("a", 1), Runs.AddServer("b", 2));
        Assert.Equal([DisagreementCause.EqualEpochs], await Runs.Causes(run, "agreement"));
    }

    [Fact]
    public async Task Agreement_names_the_clock_when_the_follower_is_ahead()
    {
        Run run = Runs.Of(2, Runs.AddServer("b", 1), new Pass(3 * _second), new SetClock("b", TimeSpan.FromHours(1)), Runs.AddServer("b", 2), new Pass(3 * _second), Runs.AddServer("a", 3));
        Assert.Equal([DisagreementCause.FastClock], await Runs.Causes(run, "agreement"));
    }

    [Fact]
    public async Task Agreement_names_the_younger_peer_for_which_every_pull_is_put_off()
    {
        Run run = Runs.Of(
            3, new SetClock("b", TimeSpan.FromHours(1)), Runs.AddServer("a", 1), new Pass(3 * _second), Runs.AddServer("c", 2), new Pass(5 * _second));
        Assert.Contains(DisagreementCause.PutOff, await Runs.Causes(run, "agreement"));
    }

    [Fact]
    public async Task Agreement_asks_who_should_follow_what_a_monitor_moved_later()
    {
        Run run = Runs.Of(
            2,
            new SetBackend("10.0.1.1:3306", BackendChange.Writable),
            _writer,
            new Pass(5 * _second),
            new SetClock("a", -10 * _second),
            new SetBackend("10.0.1.1:3306", BackendChange.ReadOnly));
        Run monitored = run with { Nodes = run.Nodes.SetItem(0, run.Nodes[0] with { Monitors = true }) };
        Assert.Equal([DisagreementCause.FastClock], await Runs.Causes(monitored, "agreement"));
    }

    [Fact]
    public async Task Agreement_asks_nothing_of_nodes_that_are_cut_off()
    {
        Run run = Runs.Of(2, new Disconnect("a", "b"), Runs.AddServer("a", 1));
        Assert.Empty(await Runs.Causes(run, "agreement"));
    }

    [Fact]
    public async Task Agreement_names_the_silent_peer_that_holds_up_everybody_else()
    {
        Run run = Runs.Of(
            3,
            new SetLatency("a", "b", TimeSpan.FromMilliseconds(200)),
            new Pass(10 * _second),
            Runs.AddServer("b", 1),
            new Pass(TimeSpan.FromSeconds(3.5)),
            new Disconnect("a", "b"),
            new Disconnect("b", "c"),
            Runs.On("c", "INSERT INTO mysql_users(username,password) VALUES ('app','secret')", "LOAD MYSQL USERS TO RUNTIME"));

        // The bound allows for answers that got lost inside of the core; the only one here was lost outside of it.
        Run impatient = run with
        {
            Nodes = [run.Nodes[0], run.Nodes[1] with { Peers = [] }, run.Nodes[2] with { Peers = ["10.0.0.1"] }],
            Acts = [.. run.Acts.Select(a => a is Settle ? new Settle(TimeSpan.FromSeconds(15)) : a)],
        };
        Assert.Contains(DisagreementCause.Frozen, await Runs.Causes(impatient, "agreement"));
    }

    [Fact]
    public async Task Rest_is_broken_by_a_table_that_is_hashed_and_not_pulled()
    {
        Run quick = Runs.Of(3, Runs.On("a", "INSERT INTO mysql_group_replication_hostgroups VALUES (10,11,12,13,1,1,0,0,NULL)", "LOAD MYSQL SERVERS TO RUNTIME"));

        // Loaded before anybody looked, and checked so seldom that no two pulls fall into one second: equal epochs would end the race.
        Run run = (quick with
        {
            Nodes = [.. quick.Nodes.Select(node => node with { CheckIntervalMilliseconds = 2000 })],
            Acts = [.. quick.Acts.Where(act => act is not Pass)],
        }).WithBounds();
        Assert.NotEmpty(await Runs.Causes(run, "rest"));
        Assert.Contains(DisagreementCause.PulledInVain, await Runs.Causes(run, "agreement"));
    }

    [Fact]
    public async Task The_last_change_does_not_win_against_a_fast_clock()
    {
        Run run = Runs.Of(
            2,
            new SetClock("b", TimeSpan.FromHours(1)),
            Runs.AddServer("b", 1),
            new Pass(3 * _second),
            Runs.AddServer("a", 2),
            new Pass(_second),
            Runs.On("b", "LOAD MYSQL QUERY RULES TO RUNTIME"));
        Assert.Equal([OverwriteCause.FastClock], await Runs.Causes(run, "last change wins"));
        Assert.Equal([OverwriteCause.FastClock], await Runs.Causes(run, "nobody deleted it"));
    }

    [Fact]
    public async Task The_last_change_is_not_what_remains_where_the_checksum_is_blind()
    {
        Run run = Runs.Of(
            2,
            Runs.On("a", "INSERT INTO mysql_users(username,password) VALUES ('app','secret')", "LOAD MYSQL USERS TO RUNTIME"),
            new Pass(3 * _second),
            Runs.On("a", "UPDATE mysql_users SET default_schema='shop'", "LOAD MYSQL USERS TO RUNTIME"));
        Violation violation = Assert.Single(await Runs.Violations(run), v => v.Key.Law == "last change wins");
        Assert.Equal(Module.MysqlUsers, violation.Key.Module);
    }

    [Fact]
    public async Task A_configuration_comes_back_when_a_restarted_node_meets_an_old_one()
    {
        Run run = Runs.Of(
            2,
            Runs.AddServer("a", 1),
            new Pass(3 * _second),
            new Disconnect("a", "b"),
            Runs.On("b", "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.2')", "LOAD MYSQL SERVERS TO RUNTIME", "SAVE MYSQL SERVERS TO DISK"),
            new RestartNode("b"),
            new Reconnect("a", "b"));
        Assert.Equal([OverwriteCause.VersionOne], await Runs.Causes(run, "nothing comes back"));
    }

    [Fact]
    public async Task An_inactive_rule_is_lost_on_the_puller()
    {
        Run run = Runs.Of(
            2,
            Runs.On("b", "INSERT INTO mysql_query_rules(rule_id,active) VALUES (1,0)", "LOAD MYSQL QUERY RULES TO RUNTIME"),
            new Pass(3 * _second),
            Runs.On("a", "INSERT INTO mysql_query_rules(rule_id,active) VALUES (2,1)", "LOAD MYSQL QUERY RULES TO RUNTIME"));
        Assert.Single(await Runs.Causes(run, "nobody deleted it"), cause => cause.StartsWith("only active rows travel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_an_operator_deleted_is_nobodys_loss()
    {
        Run run = Runs.Of(2, Runs.AddServer("a", 1), new Pass(3 * _second), Runs.On("a", "DELETE FROM mysql_servers", "LOAD MYSQL SERVERS TO RUNTIME"));
        Assert.Empty(await Runs.Causes(run, "nobody deleted it"));
    }

    [Theory]
    [InlineData("UPDATE mysql_servers SET hostname='10.0.1.2'", "LOAD MYSQL SERVERS TO RUNTIME")]
    [InlineData("LOAD MYSQL SERVERS FROM DISK", "LOAD MYSQL SERVERS TO RUNTIME")]
    [InlineData("REPLACE INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (1,'10.0.1.1','moved')", "LOAD MYSQL SERVERS TO RUNTIME")]
    public async Task Nor_is_one_that_an_operator_renamed_or_took_back(params string[] statements)
    {
        Run run = Runs.Of(2, Runs.AddServer("a", 1), new Pass(3 * _second), Runs.On("a", statements));
        Assert.Empty(await Runs.Causes(run, "nobody deleted it"));
    }

    [Fact]
    public async Task A_rule_that_an_operator_switched_off_elsewhere_is_lost_because_it_does_not_travel()
    {
        Run run = Runs.Of(
            2,
            Runs.On("a", "INSERT INTO mysql_query_rules(rule_id,active) VALUES (1,1)", "LOAD MYSQL QUERY RULES TO RUNTIME"),
            new Pass(3 * _second),
            Runs.On("b", "UPDATE mysql_query_rules SET active=0", "LOAD MYSQL QUERY RULES TO RUNTIME"));
        Assert.Equal([NobodyDeletedIt.Inactive], await Runs.Causes(run, "nobody deleted it"));
    }

    [Theory]
    [InlineData(313, OverwriteCause.Restamped)]
    [InlineData(472, OverwriteCause.FastClock)]
    public async Task Who_gave_the_reason_to_pull_is_blamed_where_the_source_holds_the_same(ulong seed, string cause)
    {
        IEnumerable<string> causes = (await Runs.Violations(RunDrawing.Draw(seed, new DrawOptions()), mayBeImpossible: true)).Select(v => v.Key.Cause);
        Assert.Contains(cause, causes);
        Assert.DoesNotContain(OverwriteCause.OwnEpochNotAsked, causes);
    }

    [Fact]
    public async Task A_newcomer_takes_from_all_what_it_never_had()
    {
        Run run = Runs.Of(3, new KillNode("c"), Runs.AddServer("a", 1), new Pass(3 * _second), new LoseDatabase("c"), new StartNode("c"), Runs.AddServer("c", 2));
        Assert.Equal([OverwriteCause.Newcomer], await Runs.Causes(run, "nobody deleted it"));
    }

    [Fact]
    public async Task Who_was_there_all_the_time_is_no_newcomer()
    {
        Run run = Runs.Of(2, Runs.AddServer("a", 1), new Pass(1.1 * _second), Runs.AddServer("b", 2));
        Run slow = (run with { Nodes = [.. run.Nodes.Select(node => node with { CheckIntervalMilliseconds = 1000 })] }).WithBounds();
        Assert.Equal([OverwriteCause.LaterLoad], await Runs.Causes(slow, "nobody deleted it"));
    }

    [Fact]
    public async Task What_is_later_wins_at_version_1_because_it_is_later()
    {
        Run run = Runs.Of(
            2,
            Runs.AddServer("a", 1),
            new Pass(3 * _second),
            new RestartNode("a"),
            new RestartNode("b"),
            new Pass(_second),
            Runs.On("a", "LOAD MYSQL SERVERS TO RUNTIME"));
        Assert.Equal([OverwriteCause.LaterLoad], await Runs.Causes(run, "nobody deleted it"));
    }

    [Fact]
    public async Task What_was_pulled_by_a_fast_clock_is_blamed_on_the_clock()
    {
        Run run = Runs.Of(
            2,
            new SetClock("b", TimeSpan.FromHours(1)),
            Runs.AddServer("a", 1),
            new Pass(3 * _second),
            Runs.AddServer("a", 2),
            new Pass(_second),
            Runs.On("b", "LOAD MYSQL QUERY RULES TO RUNTIME"));
        Assert.Equal([OverwriteCause.FastClock], await Runs.Causes(run, "nothing comes back"));
    }

    [Fact]
    public async Task What_a_node_forgot_in_a_restart_may_come_back_to_it()
    {
        Run run = Runs.Of(2, Runs.AddServer("a", 1), new Pass(3 * _second), new KillNode("a"), new StartNode("a"), new Pass(3 * _second));
        Assert.Empty(await Runs.Causes(run, "nothing comes back"));
    }

    [Fact]
    public async Task What_a_monitor_moved_spreads()
    {
        Run run = Runs.Of(
            2,
            new SetBackend("10.0.1.1:3306", BackendChange.Writable),
            _writer,
            new Pass(5 * _second),
            new SetBackend("10.0.1.1:3306", BackendChange.ReadOnly));
        Run monitored = run with { Nodes = run.Nodes.SetItem(0, run.Nodes[0] with { Monitors = true }) };
        Assert.NotEmpty(await Runs.Causes(monitored, "observers do not change"));
        Assert.Empty(await Runs.Causes(run, "observers do not change"));
    }

    [Fact]
    public async Task A_cluster_user_that_may_only_read_statistics_brings_a_node_down()
    {
        Run run = Runs.Of(
            2,
            Runs.On("b", "SET admin-stats_credentials='stats:stats;reader:secret'", "LOAD ADMIN VARIABLES TO RUNTIME", "SAVE ADMIN VARIABLES TO DISK"),
            Runs.On("a", "SET admin-cluster_username='reader'", "LOAD ADMIN VARIABLES TO RUNTIME"),
            new RestartNode("b"));
        Assert.Single(await Runs.Causes(run, "nodes stay up"));
    }

    [Fact]
    public async Task What_was_saved_is_there_after_a_kill()
    {
        Run run = Runs.Of(
            2, Runs.AddServer("a", 1), Runs.On("a", "SAVE MYSQL SERVERS TO DISK"), Runs.AddServer("a", 2), new KillNode("a"), new StartNode("a"));
        Assert.Empty(await Runs.Causes(run, "saved is saved"));
    }

    [Fact]
    public async Task What_was_saved_to_a_full_disk_is_not_there_after_a_kill()
    {
        Act[] toAFullDisk = [new SetDisk("a", IsFull: true), Runs.AddServer("a", 1), Runs.On("a", "SAVE MYSQL SERVERS TO DISK"), new SetDisk("a", IsFull: false)];
        Assert.Empty(await Runs.Causes(Runs.Of(2, toAFullDisk), "saved is saved"));
        Run restarted = Runs.Of(2, [.. toAFullDisk, new KillNode("a"), new StartNode("a")]);
        Assert.Equal([SavedIsSaved.NeverWritten], await Runs.Causes(restarted, "saved is saved"));
    }

    [Theory]
    [InlineData(StartMode.Initial)]
    [InlineData(StartMode.Reload)]
    public async Task What_a_start_was_told_to_replace_need_not_be_there(StartMode mode)
    {
        Run run = Runs.Of(
            2,
            Runs.On("a", "DELETE FROM proxysql_servers WHERE hostname='10.0.0.2'", "SAVE PROXYSQL SERVERS TO DISK"),
            new StopNode("a"),
            new StartNode("a") { Mode = mode });
        Assert.Empty(await Runs.Causes(run, "saved is saved"));
    }

    [Fact]
    public async Task Nor_need_what_an_operator_deleted_from_the_disk()
    {
        Run run = Runs.Of(
            2, Runs.AddServer("a", 1), Runs.On("a", "SAVE MYSQL SERVERS TO DISK"), Runs.On("a", "DELETE FROM disk.mysql_servers"), new RestartNode("a"));
        Assert.Empty(await Runs.Causes(run, "saved is saved"));
    }

    [Fact]
    public async Task Saved_again_when_there_is_room_it_is_there()
    {
        Run run = Runs.Of(
            2,
            new SetDisk("a", IsFull: true),
            Runs.AddServer("a", 1),
            Runs.On("a", "SAVE MYSQL SERVERS TO DISK"),
            new SetDisk("a", IsFull: false),
            Runs.On("a", "SAVE MYSQL SERVERS TO DISK"),
            new RestartNode("a"));
        Assert.Empty(await Runs.Causes(run, "saved is saved"));
    }

    [Fact]
    public async Task Agreement_asks_nothing_of_nodes_that_take_nothing_by_their_settings()
    {
        Run run = Runs.Of(2, Runs.AddServer("a", 1));
        Run deaf = run with { Nodes = run.Nodes.SetItem(1, run.Nodes[1] with { DiffsBeforeSync = 0 }) };
        Assert.Empty(await Runs.Causes(deaf, "agreement"));
    }

    [Fact]
    public async Task Agreement_asks_nothing_of_a_module_that_is_not_synchronised()
    {
        Act[] off =
        [
            .. from node in (string[])["a", "b"]
               select Runs.On(node, "SET admin-cluster_mysql_servers_diffs_before_sync=0", "LOAD ADMIN VARIABLES TO RUNTIME"),
        ];
        Run servers = Runs.Of(2, [.. off, Runs.AddServer("a", 1)]);
        Assert.Empty(await Runs.Causes(servers, "agreement"));
        Run rules = Runs.Of(2, [.. off, new SetClock("b", TimeSpan.FromHours(1)), Rule("b", 1), new Pass(3 * _second), Rule("a", 2)]);
        Assert.NotEmpty(await Runs.Causes(rules, "agreement"));
    }

    [Fact]
    public async Task Agreement_asks_nothing_of_a_node_that_is_paused()
    {
        Run run = Runs.Of(2, new PauseNode("b"), Runs.AddServer("a", 1));
        Assert.Empty(await Runs.Causes(run, "agreement"));
    }

    private static RunStatements Rule(string node, int number) =>
        Runs.On(node, $"INSERT INTO mysql_query_rules(rule_id,active) VALUES ({number},1)", "LOAD MYSQL QUERY RULES TO RUNTIME");
}
