using CsCheck;
using Sim.Scenarios.Gherkin;
using Xunit;

namespace Sim.Tests.Gherkin;

public class FeatureFuzzTests
{
    private const int Cases = 100_000;
    private const int MaxMilliseconds = 300_000;

    private static readonly string[] _pieces =
    [
        "Feature: f\n", "Scenario: s\n", "Scenario Outline: o <a>\n", "Background:\n", "Rule: r\n", "Examples:\n", "Given ", "When ", "Then ", "And ", "* ",
        "\"\"\"\n", "```\n", "| a | b |\n", "| <a> |\n", "@tag\n", "@", "# language: fr\n", "# language: xx\n", "#", "\n", " ", "\t", "\r\n", "\0", "\uFEFF", "\uD800", "…", "\\", "|",
        "<a>", "5 s passes\n", "200 ms", "node a at h\n", "node a at h with configuration:\n", "on a I run \"", "on a \"SELECT 1\" returns:\n", "208 starts\n",
        "within 99999999999999999999 d all nodes agree on mysql_servers\n", "a holds mysql_users at version 99999999999999999999999, epoch 1\n",
        "the wall clock is 2018-04-16 19:01:34 +99:00\n", "the network between a and b loses 101 % of packets\n", "MySQL server :::: is up\n",
    ];

    private static readonly Gen<string> _piece = Gen.OneOf(Gen.Int[0, _pieces.Length - 1].Select(i => _pieces[i]), Gen.String[0, 8]);

    private static readonly string _seed = string.Concat(StepRegistry.BuiltIn.Definitions.Select(d => $"Scenario: {d.Sentence}\n  {d.Keyword} {d.Example!.Text}\n"));

    [Fact(Timeout = MaxMilliseconds)]
    public Task Any_text_is_read_and_bound_or_refused_with_a_problem() =>
        Check(_piece.Array[0, 25].Select(string.Concat), TestContext.Current.CancellationToken);

    [Fact(Timeout = MaxMilliseconds)]
    public Task Any_feature_with_edits_is_read_and_bound_or_refused_with_a_problem()
    {
        Gen<string> mutated = Gen.Select(Gen.Int[0, _seed.Length], Gen.Int[20, 800], _piece, Gen.Int[0, 30], Gen.Int[0, 100]).Select((from, length, inserted, cut, at) =>
        {
            string part = _seed[from..Math.Min(_seed.Length, from + length)];
            int place = part.Length * at / 100;
            return $"Feature: f\nScenario: s\n  When 5 s passes\n{part[..place]}{inserted}{part[Math.Min(part.Length, place + cut)..]}";
        });

        return Check(mutated, TestContext.Current.CancellationToken);
    }

    private static Task Check(Gen<string> features, CancellationToken cancellation) =>
        Task.Run(() => features.Sample(ReadAndBind, iter: Cases / 2), cancellation);

    private static void ReadAndBind(string text)
    {
        FeatureReading reading = FeatureReader.Read("fuzz.feature", text);
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        foreach (Scenario scenario in reading.Scenarios)
        {
            BoundScenario bound = binder.Bind(scenario);
            Assert.True(bound.Steps.Count == scenario.Steps.Count || binder.Problems.Count > 0);
        }

        Assert.All(reading.Problems.Concat(binder.Problems), p => Assert.True(p.Place.Line > 0 && p.Message.Length > 0));
    }
}
