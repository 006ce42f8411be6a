using System.Collections.Immutable;
using System.Diagnostics;
using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Exploration.Shrinking;
using Sim.Scenarios.Exploration.Stories;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;

namespace Sim.Scenarios.Commands;

/// <summary>Carries out an exploration and reports.</summary>
internal sealed class ExplorationRun(ExploreRequest request, IStoryTerminal terminal, TextWriter error)
{
    /// <summary>Explores.</summary>
    /// <exception cref="UsageException">The feature cannot be explored around, or the folder cannot be written to.</exception>
    public async Task<ExitCode> Explore()
    {
        if (await Draw() is not { } draw)
        {
            return ExitCode.Unusable;
        }

        var explorer = new Explorer(draw, request.Jobs);
        if (request.Seeds.First == request.Seeds.Last)
        {
            ExplorationReport.WriteFacts(terminal, draw(request.Seeds.First));
        }

        FindingFiles? files = request.OutDirectory is { } directory ? FindingFiles.Open(directory) : null;
        var wallTime = Stopwatch.StartNew();
        Tally tally = new();
        IReadOnlyList<(Finding Finding, Shrunk? Shrunk)> findings = [];
        var shrinking = new Stopwatch();
        await terminal.ShowProgress(async show =>
        {
            var watch = new ProgressText(request.Seeds, wallTime);
            tally = await explorer.Explore(request.Seeds, sofar => watch.Show(sofar, show));
            wallTime.Stop();
            findings = [.. tally.Findings().Select(finding => (finding, (Shrunk?)null))];
            if (files is not null)
            {
                shrinking.Start();
                findings = await explorer.Shrink(tally.Findings(), done => show($"shrinking: {done} of {findings.Count}"), files.Write);
                shrinking.Stop();
            }
        });
        TimeSpan? shrinkingTime = files is null ? null : shrinking.Elapsed;
        ExplorationReport.Write(terminal, new Explored(tally, findings, wallTime.Elapsed, shrinkingTime, request.CommandOf));

        return request.RequireCoverage && tally.Defects.Count == 0
            ? tally.Marks.Unreached.Count == 0 ? ExitCode.Passed : ExitCode.NotCovered
            : ExitCodeOf(tally);
    }

    /// <summary>What draws the run of a seed; null when the feature has mistakes, which were named.</summary>
    private async Task<Func<ulong, Run>?> Draw()
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

        return problems.Length > 0 ? null
            : scenarios.Length == 0 ? throw new UsageException($"there is no scenario in {string.Join(", ", request.Features)}")
            : await DrawAround(scenarios);
    }

    private async Task<Func<ulong, Run>> DrawAround(BoundScenario[] scenarios)
    {
        ImmutableArray<Story>.Builder stories = ImmutableArray.CreateBuilder<Story>();
        foreach (BoundScenario scenario in scenarios)
        {
            (Story? story, StepFailure? failure) = await StoryReader.Read(scenario);
            stories.Add(story ?? throw Failing(failure!.Step));
        }

        ImmutableArray<Story> all = stories.ToImmutable();
        return seed => StoryDrawing.Draw(seed, all, request.Options);
    }

    private static UsageException Failing(ScenarioStep step)
    {
        string message = $"{step.Place}: the scenario has to pass before anything goes wrong, and this step fails: {step.Text}";
        return new UsageException(message) { HasPlace = true };
    }

    private static ExitCode ExitCodeOf(Tally tally)
    {
        HashSet<string> broken = [.. tally.Findings().Select(finding => finding.Key.Law)];
        return tally.Defects.Count > 0 ? ExitCode.Defect
            : broken.Count == 0 ? ExitCode.Passed
            : AllLaws.ForOneRun().Any(law => !law.IsProgress && broken.Contains(law.Name)) ? ExitCode.LawBroken
            : ExitCode.NoProgress;
    }
}
