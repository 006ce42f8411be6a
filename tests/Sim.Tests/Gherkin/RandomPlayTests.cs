using CsCheck;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Gherkin;

/// <summary>Plays whatever an author may write in small simulated worlds: a step may fail, the program may not.</summary>
public class RandomPlayTests
{
    private const int Plays = 250;
    private const int MaxMilliseconds = 120_000;
    private const int MaxSteps = 14;

    private static readonly string _setting = """
        Given node a at 10.0.0.1 with configuration:
          '''
          admin_variables = { admin_credentials="admin:admin;c:p" cluster_username="c" cluster_password="p" cluster_check_interval_ms=200 }
          mysql_variables = { monitor_ping_interval=1000 monitor_connect_interval=1000 monitor_read_only_interval=500 }
          proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 } )
          '''
        And node b at 10.0.0.2 with configuration:
          '''
          admin_variables = { admin_credentials="admin:admin;c:p" cluster_username="c" cluster_password="p" cluster_check_interval_ms=200 }
          mysql_variables = { monitor_ping_interval=1000 monitor_connect_interval=1000 monitor_read_only_interval=500 }
          proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 } )
          '''
        And the script /s:
          '''
          LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK
          '''
        When a starts

        """.Replace("'''", "\"\"\"", StringComparison.Ordinal);

    private static readonly string[] _statements =
    [
        "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1')", "REPLACE INTO mysql_servers(hostgroup_id,hostname) VALUES (2,'10.0.1.2')",
        "DELETE FROM mysql_servers", "LOAD MYSQL SERVERS TO RUNTIME", "SAVE MYSQL SERVERS TO DISK", "SAVE MYSQL SERVERS FROM RUNTIME", "LOAD MYSQL SERVERS FROM DISK",
        "LOAD MYSQL SERVERS FROM CONFIG", "INSERT INTO mysql_replication_hostgroups VALUES (1,2,'r')", "REPLACE INTO mysql_users(username,password) VALUES ('u','p')",
        "LOAD MYSQL USERS TO RUNTIME", "INSERT INTO mysql_query_rules(active,match_pattern) VALUES (1,'(')", "LOAD MYSQL QUERY RULES TO RUNTIME",
        "DELETE FROM proxysql_servers", "REPLACE INTO proxysql_servers(hostname,port) VALUES ('10.0.0.3',6032)", "LOAD PROXYSQL SERVERS TO RUNTIME", "SAVE PROXYSQL SERVERS TO DISK",
        "INSERT INTO scheduler(interval_ms,filename) VALUES (100,'/s')", "LOAD SCHEDULER TO RUNTIME", "SET admin-cluster_check_interval_ms=10", "SET admin-cluster_password='x'",
        "SET admin-cluster_check_status_frequency=0", "SET admin-cluster_mysql_servers_diffs_before_sync=0", "SET mysql-monitor_enabled='false'", "LOAD ADMIN VARIABLES TO RUNTIME",
        "LOAD MYSQL VARIABLES TO RUNTIME", "SAVE ADMIN VARIABLES TO DISK", "PROXYSQL STOP", "PROXYSQL START", "PROXYSQL RESTART", "PROXYSQL SHUTDOWN", "PROXYSQL KILL", "PROXYSQL PAUSE",
        "SELECT * FROM stats_proxysql_servers_metrics", "SELECT * FROM runtime_mysql_servers", "SHOW TABLES", "DROP TABLE mysql_servers", "CHECKSUM MYSQL SERVERS", "SELEC", "'",
    ];

    private static readonly string[] _sentences =
    [
        "N starts", "N starts", "N starts", "N starts with --initial", "N starts with --reload", "N stops", "N is killed", "N restarts", "N loses its database",
        "200 ms passes", "1 s passes", "3 s passes", "1.5 s passes", "on N I run \"S\"", "on N I run \"S; S; S\"", "on N I run \"S\"", "on N as c with password \"p\" I run \"S\"",
        "a and b are disconnected", "a and b are reconnected", "the network from a to b is cut", "the network from b to a is healed",
        "the network between a and b has latency 300 ms", "the network between a and b loses 30 % of packets", "the clock of N is 90 s ahead", "the clock of N is 2 h behind",
        "N holds mysql_servers at version 7, epoch 1", "N holds mysql_users at version 18446744073709551615, epoch 18446744073709551615",
        "MySQL server 10.0.1.1 is up", "MySQL server 10.0.1.1 is read-only", "MySQL server 10.0.1.1 is writable", "MySQL server 10.0.1.1 answers after 900 ms",
        "MySQL server 10.0.1.1 goes down", "within 1 s all nodes agree on mysql_servers", "within 3 checks all nodes agree on mysql_servers",
        "after 1 s a and b still differ on mysql_servers", "the log of N has no line with \"nothing like it\"", "node N at 10.0.0.1", "node b at 10.0.0.4", "node c at 10.0.0.3",
        "the wall clock is 2030-01-01 00:00:00 +00:00", "on N \"S\" returns:\n  | x |", "on N \"S\" fails with 1045 \"…\"", "within 1 s on N \"S\" returns:\n  | x |",
    ];

    private static readonly Gen<string> _step = Gen.Select(Gen.Int[0, _sentences.Length - 1], Gen.Int[0, 2], Gen.Int[0, _statements.Length - 1].Array[3]).Select(
        (sentence, node, statements) =>
        {
            string text = _sentences[sentence].Replace("N", "aabc"[node].ToString(), StringComparison.Ordinal);
            foreach (int statement in statements)
            {
                int at = text.IndexOf("\"S", StringComparison.Ordinal) is >= 0 and int quoted ? quoted + 1 : text.IndexOf("; S", StringComparison.Ordinal) + 2;
                text = at > 1 && text[at] == 'S' && (at + 1 == text.Length || !char.IsLetter(text[at + 1])) ? text[..at] + _statements[statement] + text[(at + 1)..] : text;
            }

            return $"And {text}\n";
        });

    [Fact(Timeout = MaxMilliseconds)]
    public Task No_sequence_of_steps_ends_in_a_defect() => Task.Run(
        () => Gen.Select(_step.Array[1, MaxSteps], Gen.ULong).Sample((steps, seed) => Play(steps, seed), iter: Plays, threads: 1),
        TestContext.Current.CancellationToken);

    // A step that cannot be done would end the play: it is left out, and the rest is played again.
    private static void Play(string[] steps, ulong seed)
    {
        List<string> left = [.. steps];
        while (left.Count > 0)
        {
            BoundScenario scenario = Played.Scenario(_setting + string.Concat(left));
            StepFailure? failure = new ScenarioPlayer(Worlds.All["sim"], seed).Play(scenario, PlayObservers.None).GetAwaiter().GetResult().Failure;
            if (failure is null)
            {
                return;
            }

            if (failure.Kind == FailureKind.Defect)
            {
                throw new InvalidOperationException($"{failure.Message}\nat {failure.Step.Text} of\n{string.Concat(left)}");
            }

            int failed = scenario.Steps.Select(s => s.Step).ToList().IndexOf(failure.Step) - (scenario.Steps.Count - left.Count);
            left.RemoveAt(failed);
        }
    }
}
