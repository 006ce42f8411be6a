using Xunit;

namespace Sim.Tests.Commands;

/// <summary>The sentences of the scenario language on simulated worlds, in the variations that authors write.</summary>
public sealed class SentenceVariationTests : CommandRun
{
    [Fact]
    public async Task Of_what_is_given_and_done()
    {
        Write("a b.cnf", "mysql_users = ( { username=\"u\" password=\"p\" } )");
        await Pass("""
            Given ProxySQL 1.4.6
            * the wall clock is 2018-04-16 19:01:34 +08:00
            And node core-1 at 10.0.0.1:6033
            And node 209 at 10.0.0.2 with configuration:
              '''
              mysql_servers = ( { address="x" port=3306 hostgroup=1 } )
              '''
            And node c at 10.0.0.3 with configuration file "a b.cnf"
            And the clock of 209 is 30 h ahead
            And the clock of c is 1.5 s behind
            And MySQL server 10.0.0.9 is up
            And MySQL server 10.0.0.9:3307 is down
            And 209 holds mysql_servers at version 5, epoch 1523986027
            When 209 starts
            Then on 209 "SELECT version, epoch FROM runtime_checksums_values WHERE name='mysql_servers'" returns:
              | version | epoch      |
              | 5       | 1523986027 |
            When c starts
            But core-1 starts
            And core-1 restarts
            And 209 stops
            And 209 loses its database
            And 209 starts
            And c is killed
            And c starts
            And 200 ms passes
            And 1 min passes
            And 2 min pass
            And 3min pass
            And 0.5 h passes
            And core-1 and 209 are disconnected
            And core-1 and 209 are reconnected
            And MySQL server 10.0.0.9 goes down
            And MySQL server 10.0.0.9:3307 comes up
            """);
    }

    [Fact]
    public async Task Of_statements_and_results() => await Pass("""
        Given node a at 10.0.0.1
        When a starts
        And on a I run:
          '''
          -- a comment; with a semicolon
          INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (1,'h','a;b');
          LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK
          '''
        And on a I run "SELECT 'it''s'; SELECT 2;"
        And on a I run 'SELECT "x"'
        And on a as admin with password "admin" I run "SELECT 1"
        Then on a "SELECT hostname, comment, NULL AS n, 'NULL' AS t FROM mysql_servers" returns:
          | hostname | comment | n    | t      |
          | h        | a;b     | NULL | 'NULL' |
        And on a "SELECT hostname FROM mysql_servers WHERE hostgroup_id=7" returns:
          | hostname |
        And on a 'SELECT "x" AS y' returns:
          | y |
          | x |
        And within 5 s on a "SELECT status FROM runtime_mysql_servers" returns:
          | status |
          | ONLINE |
        And on a "SELEC 1" fails with 1045 "near \"SELEC\": syntax error"
        And on a "SELEC 1" fails with 1045 'near "SELEC": syntax error'
        And on a "SELEC 1" fails with 1045 "near …"
        And on a as admin with password "wrong" "SELECT 1" fails with 1045 "…Access denied for user 'admin'@…"
        """);

    [Fact]
    public async Task Of_logs() => await Pass("""
        Given the wall clock is 2018-04-16 19:01:34 +08:00
        And node a at 10.0.0.1
        When a starts
        And on a I run "LOAD MYSQL USERS TO RUNTIME"
        Then the log of a has, in order:
          '''
          2018-04-16 19:01:34 [INFO] ProxySQL version v1.4.6-0-g3b9e4a6
          [INFO] Detected OS: …

          … [INFO] Received LOAD MYSQL USERS TO RUNTIME command
          '''
        And the log of a has, in order:
          '''
          [INFO] Received LOAD MYSQL USERS TO RUNTIME command
          '''
        And the log of a has 1 line with "Received LOAD MYSQL USERS"
        And the log of a has 1 lines with "Received … TO RUNTIME"
        And the log of a has 0 lines with "no such text"
        And the log of a has no line with "ERROR"
        """);

    [Fact]
    public async Task Of_agreement() => await Pass("""
        Given node a at 10.0.0.1
        And node b at 10.0.0.2
        When a starts
        And b starts
        Then within 1 s all nodes agree on mysql_query_rules
        And within 200 ms all nodes agree on mysql_servers
        And within 1 s all nodes agree on mysql_users
        And within 1 s all nodes agree on proxysql_servers
        When on a I run "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'x'); LOAD MYSQL SERVERS TO RUNTIME"
        Then after 1 h a and b still differ on mysql_servers
        And after 10 s b and a still differ on mysql_servers
        """);

    private async Task Pass(string steps)
    {
        Write("x.feature", $"Feature: f\nScenario: s\n{steps.Replace("'''", "\"\"\"", StringComparison.Ordinal)}\n");

        int code = await Run("run", "@/x.feature");
        Assert.True(code == 0, Error + Output);
    }
}
