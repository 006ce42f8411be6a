using Xunit;

namespace Sim.Tests.Gherkin;

public class SentenceTests
{
    [Fact]
    public async Task Given_sentences_set_up_the_world() => Assert.Equal(
        [
            "profile 1.4.6", "clock 2018-04-16 19:01:34 +08:00", "node a 10.0.0.1", "node b 10.0.0.2:6042 admin_variables={}", "offset a 1.06:17:00",
            "offset b -00:00:01.5000000", "holds a MysqlServers 99434 1523986027", "script /fix.sh LOAD X", "latency a b 00:00:00.0005000", "loss a b 0.025",
        ],
        await Played.Calls("""
            Given ProxySQL 1.4.6
            And the wall clock is 2018-04-16 19:01:34 +08:00
            And node a at 10.0.0.1
            And node b at 10.0.0.2:6042 with configuration:
              '''
              admin_variables={}
              '''
            And the clock of a is 1817 min ahead
            And the clock of b is 1.5 s behind
            And a holds mysql_servers at version 99434, epoch 1523986027
            And the script /fix.sh:
              '''
              LOAD X
              '''
            And the network between a and b has latency 500 us
            * the network between a and b loses 2.5 % of packets
            """.Replace("'''", "\"\"\"", StringComparison.Ordinal)));

    [Fact]
    public async Task Processes_live_and_die() => Assert.Equal(
        ["node a h", "start a Normal", "stop a", "start a Initial", "kill a", "start a Reload", "restart a", "lose a", "pass 1.00:00:00", "pass 00:00:00.2000000"],
        await Played.Calls("""
            Given node a at h
            When a starts
            And a stops
            And a starts with --initial
            And a is killed
            And a starts with --reload
            And a restarts
            And a loses its database
            And 24 h pass
            And 200 ms passes
            """));

    [Fact]
    public async Task The_network_is_cut_and_healed() => Assert.Equal(
        ["disconnect a b", "reconnect a b", "cut a b", "heal a b"],
        await Played.Calls("""
            When a and b are disconnected
            And a and b are reconnected
            And the network from a to b is cut
            And the network from a to b is healed
            """));

    [Fact]
    public async Task Backends_keep_what_a_sentence_does_not_change() => Assert.Equal(
        [
            "backend h up=True ro=False after=0", "backend h up=True ro=True after=0", "backend h up=True ro=True after=900",
            "backend h up=False ro=True after=900", "backend h up=True ro=True after=900", "backend h up=True ro=False after=900", "backend i:1 up=False ro=False after=0",
        ],
        await Played.Calls("""
            Given MySQL server h is up
            And MySQL server h is read-only
            And MySQL server h answers after 900 ms
            When MySQL server h goes down
            And MySQL server h comes up
            And MySQL server h is writable
            And MySQL server i:1 is down
            """));

    [Fact]
    public async Task Statements_are_sent_one_by_one() => Assert.Equal(
        ["node a h", "query a INSERT INTO t VALUES (';')", "query a LOAD X", "query a SELECT \"1\"", "query a as u/p w SELECT 2"],
        await Played.Calls("""
            Given node a at h
            When on a I run:
              '''
              INSERT INTO t VALUES (';'); -- first
              LOAD X;
              '''
            And on a I run "SELECT \"1\""
            And on a as u with password "p w" I run "SELECT 2;"
            """.Replace("'''", "\"\"\"", StringComparison.Ordinal)));

    [Fact]
    public async Task A_configuration_file_is_read()
    {
        string path = Path.Combine(Path.GetTempPath(), $"sim {Environment.ProcessId}.cnf");
        File.WriteAllText(path, "datadir=1");
        try
        {
            Assert.Equal(["node a h datadir=1"], await Played.Calls($"Given node a at h with configuration file \"{path}\""));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_configuration_file_is_relative_to_the_feature() => Assert.Equal(
        "no such file or directory: missing.cnf",
        await Played.Failure(new ScriptedWorld(), "Given node a at h with configuration file missing.cnf"));

    [Fact]
    public async Task A_mistake_about_the_world_fails_the_step() =>
        Assert.Equal("there is no node z", await Played.Failure(new ScriptedWorld(), "When z starts"));
}
