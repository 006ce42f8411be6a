using Xunit;

namespace Sim.Tests.Commands;

public sealed class FailingScenarioTests : CommandRun
{
    [Theory]
    [InlineData("When b starts", "there is no node b; the nodes are a")]
    [InlineData("Given the clock of b is 1 s ahead", "there is no node b; the nodes are a")]
    [InlineData("And a and b are disconnected", "there is no node b; the nodes are a")]
    [InlineData("Then the log of b has no line with \"x\"", "there is no node b; the nodes are a")]
    [InlineData("When on a I run \"SELECT 1\"", "node a is not running")]
    [InlineData("When a stops", "node a is not running")]
    [InlineData("When a is killed", "node a is not running")]
    [InlineData("When a restarts", "node a is not running")]
    [InlineData("Given ProxySQL 9.9", "there is no profile of ProxySQL 9.9; the profiles are 1.4.6")]
    [InlineData("Given node b at 10.0.0.1", "node b cannot have the address 10.0.0.1: it belongs to node a")]
    [InlineData("Given node b at h with configuration file nope.cnf", "no such file or directory: @/nope.cnf")]
    [InlineData("Given node b at h with configuration file .", "@/. is a directory, not a file")]
    [InlineData("Given node b at h with configuration file binary.cnf", "@/binary.cnf is no text file: a feature, a script and a configuration are UTF-8 text")]
    [InlineData("When it is 2001-01-01 00:00:00 +00:00", "it is 2026-01-01 00:00:00.000 +00:00 already")]
    [InlineData("Then within 1 s all nodes agree on mysql_users", "0 nodes are running; it takes two to agree")]
    [InlineData("Then the log of a has 1 line with \"x\"", "0 lines of a contain the text, expected 1")]
    public async Task Before_the_node_starts(string step, string message) => await Expect($"    {step}\n", 4, message);

    [Theory]
    [InlineData("And a starts", "node a is running already")]
    [InlineData("And a loses its database", "node a is running: stop or kill it before it loses its database")]
    [InlineData("Given the wall clock is 2018-04-16 19:01:34 +08:00", "the wall clock can only be set before the first node starts")]
    [InlineData("When on a I run \";;\"", "there is no statement to run")]
    [InlineData("When on a I run \"SELEC 2\"", "on a SELEC 2\n          ERROR 1045 (#2800): near \"SELEC\": syntax error")]
    [InlineData("When on a I run:\n      \"\"\"\n      SELECT 1;\n\n      SELEC 2;\n      \"\"\"", "on a, line 3: SELEC 2\n          ERROR 1045 (#2800): near \"SELEC\": syntax error")]
    [InlineData("When on a as x with password \"y\" I run \"SELECT 1\"", "on a SELECT 1\n          ERROR 1045 (28000): ProxySQL Error: Access denied for user 'x'@'' (using password: YES)")]
    public async Task While_it_runs(string step, string message) => await Expect($"    When a starts\n    {step}\n", 5, message);

    [Fact]
    public async Task A_refused_configuration_names_file_line_and_column()
    {
        Write("bad.cnf", "admin_variables=\n{\n  mysql_ifaces=;\n}\n");

        await Expect(
            "    Given node b at 10.0.0.2 with configuration file bad.cnf\n    When b starts\n",
            5,
            "node b does not start: @/bad.cnf:3:16: syntax error: expected a value, found ';'");
    }

    private async Task Expect(string steps, int line, string message)
    {
        Write("binary.cnf", "a\0b");
        Write("x.feature", $"Feature: f\n  Scenario: s\n    Given node a at 10.0.0.1\n{steps}");

        Assert.Equal(1, await Run("run", "@/x.feature"));
        Assert.Contains($"\n        {message}\n", Output, StringComparison.Ordinal);
        Assert.Contains($"  ✗ failed at @/x.feature:{line} after ", Output, StringComparison.Ordinal);
        Assert.Contains("      sim run @/x.feature:2 --seed 1\n", Output, StringComparison.Ordinal);
        Assert.Equal("", Error);
    }
}
