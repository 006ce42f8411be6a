using Sim.Scenarios.Gherkin;
using Xunit;

namespace Sim.Tests.Gherkin;

public class BindingTests
{
    public static TheoryData<string> Sentences => [.. StepRegistry.BuiltIn.Definitions.Select(d => d.Sentence)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_example_of_a_sentence_is_that_sentence(string sentence)
    {
        StepDefinition definition = StepRegistry.BuiltIn.Definitions.Single(d => d.Sentence == sentence);

        BoundScenario bound = Played.Scenario($"  {definition.Keyword} {definition.Example!.Text}");

        Assert.Same(definition, Assert.Single(bound.Steps).Definition);
    }

    [Fact]
    public void An_undefined_step_names_the_nearest_sentence() =>
        Assert.Equal(
            "x.feature:3: undefined step: 208 gets killed\n    nearest known sentence: {name} is killed",
            ProblemOf("When 208 gets killed"));

    [Theory]
    [InlineData("When 5 parsecs pass", "x.feature:3: 'parsecs' is no unit of time; the units are us, ms, s, min, h, d: 5 parsecs pass")]
    [InlineData("When 9999999999999999999999999999999 s pass", "x.feature:3: 9999999999999999999999999999999 s is too long; the limit is 36500 d: 9999999999999999999999999999999 s pass")]
    [InlineData("Given node a at b:70000", "x.feature:3: 'b:70000' is no address; write host or host:port with a port of 1 to 65535: node a at b:70000")]
    [InlineData("Then within 1 s all nodes agree on mysql_server", "x.feature:3: 'mysql_server' is no module; the modules are mysql_query_rules, mysql_servers, mysql_users, proxysql_servers: within 1 s all nodes agree on mysql_server")]
    [InlineData("Given the wall clock is 9999-12-31 23:59:50 +00:00", "x.feature:3: 9999-12-31 23:59:50 +00:00 is out of reach; clocks are set to times from 1970-01-01 00:00:00 +00:00 to the end of the year 8999: the wall clock is 9999-12-31 23:59:50 +00:00")]
    [InlineData("Given the wall clock is 1970-01-01 00:00:00 +00:01", "x.feature:3: 1970-01-01 00:00:00 +00:01 is out of reach; clocks are set to times from 1970-01-01 00:00:00 +00:00 to the end of the year 8999: the wall clock is 1970-01-01 00:00:00 +00:01")]
    [InlineData("Given the wall clock is 2018-04-16", "x.feature:3: '2018-04-16' is no moment; write it like 2018-04-16 19:01:34 +08:00: the wall clock is 2018-04-16")]
    [InlineData("Given node a at b with configuration:", "x.feature:3: this sentence needs a doc string below it: node a at b with configuration:")]
    [InlineData("When a starts\n | x |", "x.feature:3: this sentence takes no table: a starts")]
    public void A_value_that_means_nothing_is_explained(string step, string problem) => Assert.Equal(problem, ProblemOf(step));

    [Fact]
    public void An_ambiguous_step_names_all_sentences()
    {
        var binder = new ScenarioBinder(StepRegistry.From([typeof(Ambiguous)]));
        binder.Bind(Scenario("Given 3 cats"));

        Assert.Equal("x.feature:3: ambiguous step: 3 cats\n    could be: {int} cat(s)\n    could be: ^(\\d+) cats$", Assert.Single(binder.Problems).ToString());
    }

    [Fact]
    public void Regular_expressions_convert_to_the_type_of_the_parameter()
    {
        var binder = new ScenarioBinder(StepRegistry.From([typeof(Other)]));

        Assert.Equal([3L, "dogs"], Assert.Single(binder.Bind(Scenario("Given 3 dogs")).Steps).Arguments);
    }

    [Theory]
    [InlineData("a/b c", "b c", true)]
    [InlineData("a/b c", "c c", false)]
    [InlineData("cat(s) \\(all\\)", "cat (all)", true)]
    [InlineData("cat(s) \\(all\\)", "cats (all)", true)]
    [InlineData("1.5 \\{x\\}", "1.5 {x}", true)]
    [InlineData("1.5 \\{x\\}", "1x5 {x}", false)]
    [InlineData("say {string}", "say \"it's \\\"so\\\"\"", true)]
    [InlineData("say {string}", "say 'a' 'b'", false)]
    public void Cucumber_expressions_know_options_and_alternatives(string expression, string text, bool matches)
    {
        (string regex, _) = CucumberExpression.Translate(expression, new ParameterTypes());

        Assert.Equal(matches, System.Text.RegularExpressions.Regex.IsMatch(text, regex));
    }

    [Theory]
    [InlineData("{nothing} here", "no parameter type is named {nothing}")]
    [InlineData("a (b", "'a (b': no ) for the ( at column 3")]
    public void A_malformed_sentence_is_refused_at_the_start(string expression, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => CucumberExpression.Translate(expression, new ParameterTypes())).Message);

    private static string ProblemOf(string step)
    {
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        binder.Bind(Scenario(step));
        return Assert.Single(binder.Problems).ToString();
    }

    private static Scenario Scenario(string step) => Assert.Single(FeatureReader.Read("x.feature", $"Feature: f\nScenario: s\n{step}").Scenarios);

    [Binding]
    private sealed class Ambiguous
    {
        [Given("{int} cat(s)")]
        [Given(@"^(\d+) cats$")]
        public void Cats(int count) => Assert.Fail($"{count} cats in {this} must not be played");

    }

    [Binding]
    private sealed class Other
    {
        [Given(@"^(\d+) (\w+)$")]
        public void Animals(long count, string kind) => Assert.Fail($"{count} {kind} in {this} must not be played");
    }
}
