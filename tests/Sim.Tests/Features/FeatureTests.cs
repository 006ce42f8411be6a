using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Features;

/// <summary>Plays every shipped scenario in the simulated world.</summary>
public class FeatureTests
{
    private const ulong Seed = 1;

    private static readonly FeatureReading s_shipped = ReadShipped();

    /// <summary>The places of all shipped scenarios; a row of examples is a scenario of its own.</summary>
    public static TheoryData<string> Scenarios => [.. s_shipped.Scenarios.Select(s => s.Place.ToString())];

    [Fact]
    public void All_shipped_features_can_be_read() => Assert.Empty(s_shipped.Problems);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Scenarios))]
    public async Task Holds(string place)
    {
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        BoundScenario scenario = binder.Bind(s_shipped.Scenarios.Single(s => s.Place.ToString() == place));
        Assert.Empty(binder.Problems);

        ScenarioOutcome outcome = await new ScenarioPlayer(Worlds.All["sim"], Seed).Play(scenario, PlayObservers.None);

        if (outcome.Failure is { } failure)
        {
            Assert.Fail($"{failure.Step.Place}: {failure.Step.Text}\n{failure.Message}\nsim {ReplayCommand.Of(outcome.Scenario, Seed)}");
        }
    }

    private static FeatureReading ReadShipped()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "features");
        return Directory.Exists(folder) ? FeatureCatalog.Load([new FeatureRequest(folder, null)]) : new FeatureReading([], []);
    }
}
