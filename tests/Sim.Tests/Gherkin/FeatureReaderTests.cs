using Sim.Scenarios.Gherkin;
using Xunit;

namespace Sim.Tests.Gherkin;

public class FeatureReaderTests
{
    [Fact]
    public void Background_steps_of_feature_and_rule_come_first()
    {
        FeatureReading reading = Read("""
            Feature: f
              Background:
                Given a
              Rule: r
                Background:
                  Given b
                Scenario: s
                  When c
              Rule: other
                Scenario: t
                  When d
            """);

        Assert.Equal([["a", "b", "c"], ["a", "d"]], reading.Scenarios.Select(s => s.Steps.Select(p => p.Text)));
    }

    [Fact]
    public void Every_example_of_an_outline_is_a_scenario_at_the_line_of_its_row()
    {
        FeatureReading reading = Read("""
            Feature: f
              @one
              Scenario Outline: <n> checks
                Given <n> of <m> and <none>
                  | a <n> |
                When x:
                  '''
                  <m>
                  '''
                @two
                Examples:
                  | n | m   |
                  | 3 | <n> |
                  | 4 | b   |
            """.Replace("'''", "\"\"\"", StringComparison.Ordinal));

        Scenario first = reading.Scenarios[0];
        Assert.Equal(["3 checks (example 1)", "4 checks (example 2)"], reading.Scenarios.Select(s => s.Name));
        Assert.Equal("3 of <n> and <none>", first.Steps[0].Text);
        Assert.Equal("a 3", first.Steps[0].Table!.Header[0]);
        Assert.Equal("<n>", first.Steps[1].DocString);
        Assert.Equal(["@one", "@two"], first.Tags);
        Assert.Equal([13, 14], reading.Scenarios.Select(s => s.Place.Line));
    }

    [Fact]
    public void Keywords_may_be_of_another_language()
    {
        FeatureReading reading = Read("""
            # language: zh-CN
            功能: 集群
              场景: 加入
                假如 node 210 at 192.168.1.210
                当 210 starts
            """);

        Assert.Equal(["node 210 at 192.168.1.210", "210 starts"], Assert.Single(reading.Scenarios).Steps.Select(s => s.Text));
    }

    [Fact]
    public void All_syntax_errors_are_reported_with_their_places()
    {
        FeatureReading reading = Read("Feature: f\n  Scenario: s\n    Given a\n    nonsense\n    Given a\n      | 1 | 2 |\n      | 3 |\n");

        Assert.Empty(reading.Scenarios);
        Assert.Equal(2, reading.Problems.Count);
        Assert.StartsWith("x.feature:4:5: expected ", reading.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("x.feature:7:7: inconsistent cell count", reading.Problems[1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "x.feature:1: the file contains no feature")]
    [InlineData("Feature: f\n Scenario: s\n", "x.feature:2:2: the scenario has no steps: s")]
    [InlineData("Feature: f\n Scenario Outline: s\n  Given <a>\n", "x.feature:2:2: the outline has no examples: s")]
    [InlineData("Feature: f\n Scenario: s\n  Given <a>\n  Examples:\n   | a |\n", "x.feature:2:2: the outline has no examples: s")]
    [InlineData("Feature: f\n Scenario: s\n  Given a\n  Examples:\n", "x.feature:2:2: the outline has no examples: s")]
    public void What_could_not_fail_is_refused(string text, string problem) =>
        Assert.Equal(problem, Assert.Single(Read(text).Problems).ToString());

    [Theory]
    [InlineData(2, new[] { "a" })]
    [InlineData(3, new[] { "a" })]
    [InlineData(4, new[] { "b (example 1)", "b (example 2)" })]
    [InlineData(5, new[] { "b (example 1)", "b (example 2)" })]
    [InlineData(8, new[] { "b (example 1)", "b (example 2)" })]
    [InlineData(10, new[] { "b (example 2)" })]
    [InlineData(1, new string[0])]
    public void A_line_selects_the_scenario_around_it(int line, string[] names)
    {
        FeatureReading reading = Read("Feature: f\n Scenario: a\n  Given a\n @tag\n Scenario: b\n  Given <x>\n  Examples:\n  | x |\n  | 1 |\n  | 2 |\n");

        Assert.Equal(names, FeatureCatalog.At(line, reading.Scenarios).Select(s => s.Name));
    }

    private static FeatureReading Read(string text) => FeatureReader.Read("x.feature", text);
}
