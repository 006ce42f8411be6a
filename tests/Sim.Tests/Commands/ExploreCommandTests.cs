using Sim.Scenarios.Gherkin;
using Xunit;

namespace Sim.Tests.Commands;

/// <summary><c>sim explore</c> as a user calls it.</summary>
public class ExploreCommandTests : CommandRun
{
    [Fact]
    public async Task Exits_with_4_when_something_happened_that_never_must()
    {
        Assert.Equal(4, await Run("explore", "--seeds", "1..10"));
        Assert.Contains("✗ the log keeps its word", Output, StringComparison.Ordinal);
        Assert.Contains("✓ nodes stay up", Output, StringComparison.Ordinal);
        Assert.Contains("10 runs, ", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exits_with_0_when_nothing_was_found()
    {
        Assert.Equal(0, await Run("explore", "--seeds", "1..5", "--nodes", "1", "--faults", "none"));
        Assert.DoesNotContain("✗", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exits_with_5_when_nodes_only_do_not_agree()
    {
        Write("apart.feature", """"
            Feature: Two nodes
              Scenario: Each has servers of its own at version 1
                Given node a at 10.0.0.1 with configuration:
                  """
                  admin_variables = { admin_credentials="admin:admin;c:p" mysql_ifaces="0.0.0.0:6032" cluster_username="c" cluster_password="p" }
                  mysql_variables = { monitor_enabled=false }
                  mysql_servers = ( { address="10.0.1.1" port=3306 hostgroup=1 } )
                  proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 } )
                  """
                And node b at 10.0.0.2 with configuration:
                  """
                  admin_variables = { admin_credentials="admin:admin;c:p" mysql_ifaces="0.0.0.0:6032" cluster_username="c" cluster_password="p" }
                  mysql_variables = { monitor_enabled=false }
                  proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 } )
                  """
                When all nodes start
            """");
        Assert.Equal(5, await Run("explore", "@/apart.feature", "--seeds", "1..2", "--faults", "none"));
        Assert.Contains("version 1 is never taken", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exits_with_6_when_so_few_runs_cannot_reach_everything_and_they_should()
    {
        Assert.Equal(6, await Run("explore", "--seeds", "1..2", "--require-coverage"));
        Assert.Contains("never reached: ", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_seed_shows_what_was_drawn_for_it()
    {
        await Run("explore", "--seeds", "7", "--nodes", "2", "--faults", "none", "--workload", "rules");
        Assert.Contains("Seed 7", Output, StringComparison.Ordinal);
        Assert.Contains("faults                 none", Output, StringComparison.Ordinal);
        Assert.Contains("    Given node a at 10.0.0.1 with configuration:", Output, StringComparison.Ordinal);
        Assert.Contains("LOAD MYSQL QUERY RULES TO RUNTIME;", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_least_one_run_is_played_in_however_short_a_time()
    {
        await Run("explore", "--for", "1 ms", "--nodes", "1", "--faults", "none", "--jobs", "1");
        Assert.Contains("1 run,", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explores_as_long_as_it_is_told_to() => Assert.Equal(0, await Run("explore", "--for", "100 ms", "--nodes", "1", "--faults", "none"));

    [Theory]
    [InlineData("--seeds: 'x' is no range of seeds", "--seeds", "x")]
    [InlineData("--seeds: '9..1' is no range of seeds", "--seeds", "9..1")]
    [InlineData("--for: '-5 s' is no length of time", "--for", "-5 s")]
    [InlineData("--for: in no time nothing can be played", "--for", "0 s")]
    [InlineData("--for: '5' is no length of time", "--for", "5")]
    [InlineData("--nodes: '0' is no whole number from 1 to 16", "--nodes", "0")]
    [InlineData("--nodes: '17' is no whole number from 1 to 16", "--nodes", "17")]
    [InlineData("--jobs: 'all' is no whole number from 1 to 256", "--jobs", "all")]
    [InlineData("--profile: there is no profile of ProxySQL 9.9", "--profile", "9.9")]
    [InlineData("--profile: no version is named", "--profile", ",")]
    [InlineData("--faults: there is no 'fire'; known: cut, one-way", "--faults", "cut,fire")]
    [InlineData("--faults: 'none' stands alone", "--faults", "cut,none")]
    [InlineData("--faults: nothing is named; write none", "--faults", ",")]
    [InlineData("--workload: there is no 'sleep'; known: servers", "--workload", "sleep")]
    [InlineData("--out: an empty name is no path", "--out", "")]
    [InlineData("--out: cannot write to /proc/none", "--out", "/proc/none")]
    [InlineData("there is no option --seed, did you mean --seeds?", "--seed", "1")]
    [InlineData("no such file or directory: nowhere.feature", "nowhere.feature")]
    [InlineData("--nodes: some.feature says which nodes there are", "some.feature", "--nodes", "2")]
    [InlineData("--profile: some.feature says which nodes there are", "some.feature", "--profile", "1.4.6")]
    public async Task A_value_that_means_nothing_is_named_and_nothing_is_explored(string message, params string[] arguments)
    {
        Assert.Equal(2, await Run(["explore", .. arguments]));
        Assert.Contains(message, Error, StringComparison.Ordinal);
        Assert.Empty(Output);
    }

    [Fact]
    public async Task Explores_around_a_feature()
    {
        Write("two.feature", """"
            Feature: Two nodes
              Scenario: A change travels
                Given node a at 10.0.0.1 with configuration file a.cnf
                And node b at 10.0.0.2 with configuration file a.cnf
                When all nodes start
                And on a I run "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1')"
                And on a I run "LOAD MYSQL SERVERS TO RUNTIME"
                Then within 10 s all nodes agree on mysql_servers
            """");
        Write("a.cnf", """
            admin_variables = { admin_credentials="admin:admin;c:p" mysql_ifaces="0.0.0.0:6032" cluster_username="c" cluster_password="p" }
            proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 } )
            """);
        Assert.Equal(4, await Run("explore", "@/two.feature", "--seeds", "1..20", "--faults", "lose-database,disk-full", "--out", "@/found"));
        string[] features = Directory.GetFiles(Path.Combine(Folder, "found"), "*.feature");
        Assert.NotEmpty(features);
        Assert.All(features, feature => Assert.Contains("with configuration:", File.ReadAllText(feature), StringComparison.Ordinal));

        await Run("explore", "@/two.feature:2", "--seeds", "3");
        Assert.Contains("A change travels", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_may_be_given_another_file_in_the_middle_of_the_feature()
    {
        Write("again.feature", """
            Feature: One node
              Scenario: It gets another file
                Given node a at 10.0.0.1 with configuration file a.cnf
                When a starts
                And a stops
                Given node a at 10.0.0.1 with configuration file b.cnf
                When a starts
            """);
        Write("a.cnf", "admin_variables = { admin_credentials=\"admin:admin\" mysql_ifaces=\"0.0.0.0:6032\" }");
        Write("b.cnf", "admin_variables = { admin_credentials=\"admin:admin\" mysql_ifaces=\"0.0.0.0:6032\" cluster_username=\"b\" }");

        Assert.Equal(0, await Run("explore", "@/again.feature", "--seeds", "1..6", "--faults", "kill"));

        Assert.DoesNotContain("defect", Output, StringComparison.Ordinal);
        await Run("explore", "@/again.feature", "--seeds", "1", "--faults", "kill");
        Assert.Contains("cluster_username=\"b\"", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feature_that_fails_by_itself_is_not_explored()
    {
        Write("fails.feature", """
            Feature: One
              Scenario: It fails
                Given node a at 10.0.0.1
                When a starts
                Then the log of a has no line with "ProxySQL"
            """);
        Assert.Equal(2, await Run("explore", "@/fails.feature"));
        Assert.Contains("fails.feature:5:", Error, StringComparison.Ordinal);
        Assert.Contains("the scenario has to pass before anything goes wrong", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_instead_is_said_of_a_feature_that_fails_by_itself()
    {
        Write("fails.feature", """
            Feature: One
              Scenario: It fails
                Given node a at 10.0.0.1
                When a starts
                Then on a "SELECT 1 AS one" returns:
                  | one |
                  | 2   |
            """);
        Assert.Equal(2, await Run("explore", "@/fails.feature"));
        Assert.Contains("|*1*", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_files_of_a_folder_that_are_wrong_are_named()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "own"));
        Write("own/1.feature", "");
        Write("own/2.feature", "Feature: It has none");
        Write("own/3.feature", "Feature: f\n Scenario: s\n  Given there is a unicorn");
        Assert.Equal(2, await Run("explore", "@/own"));
        Assert.Contains("@/own/1.feature", Error, StringComparison.Ordinal);
        Assert.Contains("@/own/2.feature: there is no scenario in it", Error, StringComparison.Ordinal);
        Assert.Contains("@/own/3.feature:3", Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@/file")]
    [InlineData("@/file/below/it")]
    public async Task A_file_that_stands_where_the_findings_shall_go_is_named(string directory)
    {
        Write("file", "");
        Assert.Equal(2, await Run("explore", "--seeds", "1", "--out", directory));
        Assert.Contains($"--out: cannot write to {directory}: @/file is a file", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_features_that_sim_run_passes_one_by_one_and_all_together()
    {
        await Run("explore", "--seeds", "1", "--workload", "servers", "--faults", "none", "--nodes", "2", "--out", "@/found");
        string[] features = Directory.GetFiles(Path.Combine(Folder, "found"), "*.feature");
        Assert.NotEmpty(features);
        foreach (string feature in features)
        {
            string name = Path.GetFileNameWithoutExtension(feature);
            Assert.EndsWith("-seed-1", name, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(Folder, "found", $"{name}.trace.jsonl")));
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(Folder, "found", name), "*.log", SearchOption.AllDirectories));
            string description = Assert.Single(FeatureCatalog.Load([FeatureCatalog.Request(feature)]).Scenarios).FeatureDescription.ReplaceLineEndings(" ");
            Assert.EndsWith($" To replay it: sim run {name}.feature", description, StringComparison.Ordinal);
            Assert.Equal(0, await Run("run", feature));
        }

        Assert.Equal(0, await Run("run", "@/found"));
    }
}
