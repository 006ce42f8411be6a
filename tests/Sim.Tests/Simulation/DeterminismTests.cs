using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Simulation;

/// <summary>The same seed gives the same events at the same times; another seed gives others.</summary>
public class DeterminismTests
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "features");

    /// <summary>Every shipped feature file.</summary>
    public static TheoryData<string> Features =>
        [.. Directory.GetFiles(_folder, "*.feature", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(_folder, file))];

    [Theory]
    [MemberData(nameof(Features))]
    public async Task A_feature_that_is_played_twice_gives_the_same_trace(string file)
    {
        foreach (BoundScenario scenario in Bind(file))
        {
            using var check = new DeterminismCheck();
            await Play(scenario, 1, check.AddFirst);
            check.EndFirst();
            await Play(scenario, 1, check.AddSecond);
            check.EndSecond();

            Assert.Null(check.Divergence);
            Assert.True(check.Compared > 0);
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_trace()
    {
        BoundScenario scenario = Bind(Path.Combine("story", "1-building-the-cluster.feature"))[0];
        List<string> traces = [];
        foreach (ulong seed in new ulong[] { 1, 2, 3 })
        {
            List<string> entries = [];
            await Play(scenario, seed, entries.Add);
            traces.Add(string.Join('\n', entries));
        }

        Assert.Equal(3, traces.Distinct().Count());
    }

    private static List<BoundScenario> Bind(string file)
    {
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        FeatureReading reading = FeatureCatalog.Load([new FeatureRequest(Path.Combine(_folder, file), null)]);
        List<BoundScenario> scenarios = [.. reading.Scenarios.Select(binder.Bind)];
        Assert.Empty(binder.Problems);
        return scenarios;
    }

    private static Task<ScenarioOutcome> Play(BoundScenario scenario, ulong seed, Action<string> entry) =>
        Task.Run(
            () => new ScenarioPlayer(Worlds.All["sim"], seed).Play(scenario, PlayObservers.None, entry),
            TestContext.Current.CancellationToken);
}
