using Xunit;

namespace Sim.Tests.Commands;

public sealed class FailingScenarioTests : CommandRun
{
    [Theory]
    [InlineData(2, "When b starts", "there is no node b; the nodes are a")]
    [InlineData(2, "Given the clock of b is 1 s ahead", "there is no node b; the nodes are a")]
    [InlineData(2, "And a and b are disconnected", "there is no node b; the nodes are a")]
    [InlineData(2, "Then the log of b has no line with \"x\"", "there is no node b; the nodes are a")]
    [InlineData(2, "When on a I run \"SELECT 1\"", "node a is not running")]
    [InlineData(2, "When a stops", "node a is not running")]
    [InlineData(2, "When a is killed", "node a is not running")]
    [InlineData(2, "When a restarts", "node a is not running")]
    [InlineData(2, "Given ProxySQL 9.9", "there is no profile of ProxySQL 9.9; the profiles are 1.4.6")]
    [InlineData(2, "Given node b at 10.0.0.1", "node b cannot have the address 10.0.0.1: it belongs to node a")]
    [InlineData(2, "Given node b at h with configuration file nope.cnf", "no such file or directory: @/nope.cnf")]
    [InlineData(2, "Given node b at h with configuration file .", "@/. is a directory, not a file")]
    [InlineData(2, "Given node b at h with configuration file binary.cnf", "@/binary.cnf is no text file: a feature, a script and a configuration are UTF-8 text")]
    [InlineData(2, "When it is 2001-01-01 00:00:00 +00:00", "it is 2026-01-01 00:00:00.000 +00:00 already")]
    [InlineData(2, "Given the clock of a is 36500 d behind", "the clock of a would be out of reach; clocks are set to times from 1970-01-01 00:00:00 +00:00 to the end of the year 8999")]
    [InlineData(1, "Then within 1 s all nodes agree on mysql_users", "0 nodes are running; it takes two to agree")]
    [InlineData(1, "Then the log of a has 1 line with \"x\"", "0 lines of a contain the text, expected 1")]
    public async Task Before_the_node_starts(int code, string step, string message) => await Expect(code, $"    {step}\n", 4, message);

    [Theory]
    [InlineData(2, "And a starts", "node a is running already")]
    [InlineData(2, "And a loses its database", "node a is running: stop or kill it before it loses its database")]
    [InlineData(2, "Given the wall clock is 2018-04-16 19:01:34 +08:00", "the wall clock can only be set before the first node starts")]
    [InlineData(2, "When on a I run \";;\"", "there is no statement to run")]
    [InlineData(1, "When on a I run \"SELEC 2\"", "on a SELEC 2\n          ERROR 1045 (#2800): near \"SELEC\": syntax error")]
    [InlineData(1, "When on a I run:\n      \"\"\"\n      SELECT 1;\n\n      SELEC 2;\n      \"\"\"", "on a, line 3: SELEC 2\n          ERROR 1045 (#2800): near \"SELEC\": syntax error")]
    [InlineData(1, "When on a as x with password \"y\" I run \"SELECT 1\"", "on a SELECT 1\n          ERROR 1045 (28000): ProxySQL Error: Access denied for user 'x'@'' (using password: YES)")]
    public async Task While_it_runs(int code, string step, string message) => await Expect(code, $"    When a starts\n    {step}\n", 5, message);

    [Fact]
    public async Task Time_passes_after_the_latest_wall_clock_but_not_beyond_the_calendar()
    {
        const string Latest = "Given the wall clock is 8999-12-31 23:59:50 +00:00";
        Write("late.feature", $"Feature: f\n  Scenario: s\n    {Latest}\n    And node a at 10.0.0.1\n    And 10 s passes\n    And a starts\n    And 10 s passes\n");
        Assert.Equal(0, await Run("run", "@/late.feature"));

        string centuries = string.Concat(Enumerable.Repeat("    When 36500 d pass\n", 8));
        Write("end.feature", $"Feature: f\n  Scenario: s\n    {Latest}\n{centuries}    And 36500 d pass\n    And 1 s passes\n");
        Assert.Equal(2, await Run("run", "@/end.feature"));
        Assert.Contains("  ✗ failed at @/end.feature:12 after ", Output, StringComparison.Ordinal);
        Assert.Contains("\n        the world's time ends with the year 9799, and it is 9799-", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_configuration_names_file_line_and_column()
    {
        Write("bad.cnf", "admin_variables=\n{\n  mysql_ifaces=;\n}\n");

        await Expect(
            2,
            "    Given node b at 10.0.0.2 with configuration file bad.cnf\n    When b starts\n",
            5,
            "node b does not start: @/bad.cnf:3:16: syntax error: expected a value, found ';'");
    }

    [Fact]
    public async Task A_mistake_in_an_inline_configuration_names_the_line_of_the_feature() => await Expect(
        2,
        "    Given node b at 10.0.0.2 with configuration:\n      \"\"\"\n      admin_variables=\n      {\n        mysql_ifaces=;\n      }\n      \"\"\"\n",
        4,
        "@/x.feature:8:22: syntax error: expected a value, found ';'");

    [Fact]
    public async Task What_is_not_so_counts_less_than_what_cannot_be_played()
    {
        const string Untrue = " Scenario: untrue\n  Given node a at h\n  When a starts\n  Then the log of a has 0 lines with \"v1.4.6\"\n";
        Write("x.feature", $"Feature: f\n{Untrue}");
        Assert.Equal(1, await Run("run", "@/x.feature"));

        Write("x.feature", $"Feature: f\n{Untrue} Scenario: unplayable\n  When nobody starts\n{Untrue}");
        Assert.Equal(2, await Run("run", "@/x.feature"));
        Assert.Contains("0 scenarios passed, 3 failed; ", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feature_without_scenarios_is_named()
    {
        Write("x.feature", "Feature: f\n");
        Assert.Equal(2, await Run("run", "@/x.feature"));
        Assert.Contains("there is no scenario in @/x.feature", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_keyword_that_leaves_no_steps_is_shown()
    {
        Write("x.feature", "Feature: f\n Scenario: s\n  Givn node a at 10.0.0.1\n");
        Assert.Equal(2, await Run("run", "@/x.feature"));
        Assert.Contains("(a step begins with Given, When, Then, And, But or *; \"Givn node a at 10.0.0.1\" does not)", Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_whose_clocks_differ_do_not_share_a_line_with_one_time()
    {
        const string Watching = "configuration:\n      \"\"\"\n      mysql_servers = ( { address=\"10.0.0.9\" hostgroup=1 } )\n      \"\"\"\n";
        Write(
            "x.feature",
            $"Feature: f\n  Scenario: s\n    Given the wall clock is 2026-01-01 09:00:00 +00:00\n    And node a at 10.0.0.1 with {Watching}    And node b at 10.0.0.2 with {Watching}"
            + "    And the clock of b is 3600 s ahead\n    When a starts\n    And b starts\n    And 5 min passes\n");
        Assert.Equal(0, await Run("run", "@/x.feature"));
        Assert.DoesNotContain("a, b ", Output, StringComparison.Ordinal);
        Assert.DoesNotContain("b, a ", Output, StringComparison.Ordinal);
        Assert.Matches(@"a │ 09:0\d:\d\d \[ERROR\] Server 10\.0\.0\.9:3306 missed 3 heartbeats", Output);
        Assert.Matches(@"b │ 10:0\d:\d\d \[ERROR\] Server 10\.0\.0\.9:3306 missed 3 heartbeats", Output);
    }

    private async Task Expect(int code, string steps, int line, string message)
    {
        Write("binary.cnf", "a\0b");
        Write("x.feature", $"Feature: f\n  Scenario: s\n    Given node a at 10.0.0.1\n{steps}");

        Assert.Equal(code, await Run("run", "@/x.feature"));
        Assert.Contains($"\n        {message}\n", Output, StringComparison.Ordinal);
        Assert.Contains($"  ✗ failed at @/x.feature:{line} after ", Output, StringComparison.Ordinal);
        Assert.Contains("      sim run @/x.feature:2 --seed 1\n", Output, StringComparison.Ordinal);
        Assert.Equal("", Error);
    }
}
