using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Features;

/// <summary>Plays every shipped scenario in the simulated world.</summary>
public class FeatureTests
{
    private const ulong Seed = 1;

    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "features");
    private static readonly FeatureReading _shipped = ReadShipped();

    /// <summary>The places of all shipped scenarios; a row of examples is a scenario of its own.</summary>
    public static TheoryData<string> Scenarios => [.. _shipped.Scenarios.Select(PlaceOf)];

    [Fact]
    public void All_shipped_features_can_be_read() => Assert.Empty(_shipped.Problems);

    [Fact]
    public void The_story_is_complete() => Assert.Equal(
        [
            "1. Building the cluster",
            "2. A change on 209 reaches 208",
            "3. Memory and disk do not travel",
            "4. 210 joins by SQL",
            "5. The way out",
            "6. Troubleshooting: a newcomer with its own old configuration",
            "7. Troubleshooting: the wrong separator",
            "8. What the document does not say",
        ],
        _shipped.Scenarios.Where(s => s.Place.File.StartsWith(Path.Combine(_folder, "story"), StringComparison.Ordinal)).Select(s => s.Feature).Distinct());

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Holds(string place)
    {
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        BoundScenario scenario = binder.Bind(_shipped.Scenarios.Single(s => PlaceOf(s) == place));
        Assert.Empty(binder.Problems);

        // Away from the test runner's synchronisation context: a simulated world runs what it wakes at once and in its own order.
        var player = new ScenarioPlayer(Worlds.All["sim"], Seed);
        ScenarioOutcome outcome = await Task.Run(() => player.Play(scenario, PlayObservers.None), TestContext.Current.CancellationToken);

        if (outcome.Failure is { } failure)
        {
            Assert.Fail($"{failure.Step.Place}: {failure.Step.Text}\n{failure.Message}\nsim {ReplayCommand.Of(outcome.Scenario, Seed)}");
        }
    }

    private static string PlaceOf(Scenario scenario) => Path.GetRelativePath(_folder, scenario.Place.ToString());

    private static FeatureReading ReadShipped() => FeatureCatalog.Load([new FeatureRequest(_folder, null)]);
}
