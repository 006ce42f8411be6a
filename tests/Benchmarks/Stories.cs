using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Simulation;

namespace Sim.Benchmarks;

/// <summary>The shipped features as they are played by <c>sim</c>, and a long stretch of the cluster that they tell of.</summary>
internal static class Stories
{
    private const string Feature4 = "4-210-joins-by-sql.feature";

    /// <summary>The document's three nodes at rest.</summary>
    public static IEnumerable<Figure> MeasureThreeNodes(Effort effort)
    {
        TimeSpan stretch = effort.Stretch(TimeSpan.FromHours(10));
        using SimWorld world = Clusters.DocumentNodes();
        double seconds = effort.MedianSeconds(() => Clusters.Pass(world, stretch));
        yield return new Figure("the document's 3 nodes: real-time factor", stretch.TotalSeconds / seconds, "×", new Aim(20_000, MoreIsBetter: true));
    }

    /// <summary>The first scenario of feature 4: from nothing to the third warning, and all its lines compared.</summary>
    public static IEnumerable<Figure> MeasureFeature4(Effort effort)
    {
        const int RunsTogether = 10;
        BoundScenario scenario = Load(Feature4)[0];
        double seconds = effort.MedianSeconds(() =>
        {
            for (int i = 0; i < RunsTogether; i++)
            {
                _ = Play(scenario);
            }
        });
        yield return new Figure("feature 4 up to its third warning", RunsTogether / seconds, "runs/s");
    }

    /// <summary>The whole shipped story, once.</summary>
    public static IEnumerable<Figure> MeasureAll(Effort effort)
    {
        IReadOnlyList<BoundScenario> scenarios = Load("");
        TimeSpan virtualTime = TimeSpan.Zero;
        double seconds = Effort.Seconds(() => virtualTime = scenarios.Aggregate(TimeSpan.Zero, (sum, scenario) => sum + Play(scenario)));
        yield return new Figure("the whole shipped story", seconds, "s", new Aim(6, MoreIsBetter: false));
        yield return new Figure("the whole shipped story: real-time factor", virtualTime.TotalSeconds / seconds, "×", new Aim(20_000, MoreIsBetter: true));
    }

    private static TimeSpan Play(BoundScenario scenario)
    {
        var player = new ScenarioPlayer((seed, options) => new SimWorld(seed, options), seed: 1);
        ScenarioOutcome outcome = player.Play(scenario, PlayObservers.None).GetAwaiter().GetResult();
        return outcome.Failure is null
            ? outcome.Time
            : throw new InvalidOperationException($"{scenario.Scenario.Name}: {outcome.Failure.Message}");
    }

    private static BoundScenario[] Load(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "features", "story", file);
        FeatureReading reading = FeatureCatalog.Load([FeatureCatalog.Request(path)]);
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        BoundScenario[] scenarios = [.. reading.Scenarios.Select(binder.Bind)];
        return reading.Problems.Count == 0 && binder.Problems.Count == 0
            ? scenarios
            : throw new InvalidOperationException("the shipped features cannot be read");
    }
}
