using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Exploration.Stories;
using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Commands;

/// <summary>Finds what an exploration draws its runs from: nothing but the seed, or features.</summary>
internal static class ExploredRuns
{
    /// <summary>What draws the run of a seed; null when the features have mistakes, which were named.</summary>
    /// <exception cref="UsageException">There is no scenario, or one that cannot be explored around.</exception>
    public static async Task<Func<ulong, Run>?> Find(ExploreRequest request, TextWriter error)
    {
        if (request.Features.Count == 0)
        {
            return seed => RunDrawing.Draw(seed, request.Options);
        }

        FeatureReading reading = FeatureCatalog.Load([.. request.Features.Select(FeatureCatalog.Request)]);
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        BoundScenario[] scenarios = [.. reading.Scenarios.Select(binder.Bind)];
        Problem[] problems = [.. reading.Problems, .. binder.Problems];
        foreach (Problem problem in problems)
        {
            error.WriteLine(problem);
        }

        if (problems.Length == 0 && scenarios.Length == 0)
        {
            throw new UsageException($"there is no scenario in {string.Join(", ", request.Features)}");
        }

        foreach (string file in reading.WithoutScenario)
        {
            error.WriteLine($"{file}: there is no scenario in it");
        }

        return problems.Length == 0 ? await DrawAround(scenarios, request.Options) : null;
    }

    private static async Task<Func<ulong, Run>> DrawAround(BoundScenario[] scenarios, DrawOptions options)
    {
        ImmutableArray<Story>.Builder stories = ImmutableArray.CreateBuilder<Story>();
        foreach (BoundScenario scenario in scenarios)
        {
            (Story? story, StepFailure? failure) = await StoryReader.Read(scenario);
            stories.Add(story ?? throw Failing(failure!));
        }

        ImmutableArray<Story> all = stories.ToImmutable();
        return seed => StoryDrawing.Draw(seed, all, options);
    }

    private static UsageException Failing(StepFailure failure)
    {
        string what = string.Concat(failure.Message.Split('\n').Select(line => $"\n  {line}"));
        string message = $"{failure.Step.Place}: the scenario has to pass before anything goes wrong, and this step fails: {failure.Step.Text}{what}";
        return new UsageException(message) { HasPlace = true };
    }
}
