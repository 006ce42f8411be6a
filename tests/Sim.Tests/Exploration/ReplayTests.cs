using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Exploration.Shrinking;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.Traces;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Exploration;

/// <summary>A finding is the same whoever looks for it, and what is written of it does the same again.</summary>
public class ReplayTests
{
    private const ulong SeedCount = 12;

    [Fact]
    public async Task The_number_of_jobs_makes_no_difference()
    {
        Tally alone = await Explore(jobs: 1);
        Tally together = await Explore(jobs: 4);
        Assert.NotEmpty(alone.Findings());
        Assert.Equal(
            alone.Findings().Select(finding => (finding.Key, finding.Runs, finding.FirstSeed)),
            together.Findings().Select(finding => (finding.Key, finding.Runs, finding.FirstSeed)));
        Assert.Equal(alone.Findings().SelectMany(finding => finding.Smallest), together.Findings().SelectMany(finding => finding.Smallest));
        Assert.Equal((alone.Runs, alone.Broken, alone.VirtualTime), (together.Runs, together.Broken, together.VirtualTime));
    }

    [Fact]
    public async Task A_finding_shrinks_to_the_same_feature_with_any_number_of_jobs()
    {
        IReadOnlyList<Finding> findings = [.. (await Explore(jobs: 2)).Findings().Take(4)];
        var options = new DrawOptions();
        IReadOnlyList<Example> alone = await new Explorer(options, 1).Shrink(findings, _ => { });
        IReadOnlyList<Example> together = await new Explorer(options, 4).Shrink(findings, _ => { });
        Assert.Equal(alone.Select(f => RunText.Of(f.Shrunk!.Run)), together.Select(f => RunText.Of(f.Shrunk!.Run)));
    }

    [Fact]
    public async Task The_feature_of_a_finding_does_what_the_run_did_to_the_last_event()
    {
        Finding finding = (await Explore(jobs: 2)).Findings()[0];
        Shrunk shrunk = (await Task.Run(() => new Shrinker(finding.Key).Shrink(RunDrawing.Draw(finding.SmallestSeed, new DrawOptions()))))!;
        var ofTheRun = new List<string>();
        var ofTheFeature = new List<string>();
        await Task.Run(() => RunPlayer.Play(shrunk.Run, finding.Key, new TraceLines("", ofTheRun.Add).Add));

        FeatureReading reading = FeatureReader.Read("found.feature", RunText.Feature(shrunk, "A law.", "found.feature"));
        BoundScenario scenario = new ScenarioBinder(StepRegistry.BuiltIn).Bind(reading.Scenarios[0]);
        var player = new ScenarioPlayer((seed, _) => new SimWorld(seed, new WorldOptions { Trace = new TraceLines("", ofTheFeature.Add).Add }));
        ScenarioOutcome outcome = await Task.Run(() => player.Play(scenario, PlayObservers.None));

        Assert.Null(outcome.Failure);
        Assert.Equal(ofTheRun, ofTheFeature);
    }

    [Fact]
    public async Task A_shrunk_run_is_smaller_and_still_breaks_the_law_in_the_same_way()
    {
        Finding finding = (await Explore(jobs: 2)).Findings()[0];
        Run drawn = RunDrawing.Draw(finding.SmallestSeed, new DrawOptions());
        Shrunk shrunk = (await Task.Run(() => new Shrinker(finding.Key).Shrink(drawn)))!;
        Assert.True(shrunk.Run.Script.Length < drawn.Script.Length);
        Assert.Contains(finding.Key, (await Runs.Violations(shrunk.Run)).Select(v => v.Key));
    }

    [Fact]
    public async Task When_the_smallest_run_cannot_be_shown_the_next_one_is()
    {
        Finding finding = (await Explore(jobs: 2)).Findings()[0];
        ulong shown = finding.SmallestSeed;
        var options = new DrawOptions();
        ulong other = await FirstSeedWithout(finding.Key, options);
        List<Shrunk> kept = [];
        Task Keep(Shrunk shrunk)
        {
            kept.Add(shrunk);
            return Task.CompletedTask;
        }

        Example example = Assert.Single(
            await new Explorer(options, 1).Shrink([finding with { Smallest = [new SizedRun(other, 1), new SizedRun(shown, 2)] }], _ => { }, Keep));

        Assert.Equal(shown, example.Shrunk!.Run.Seed);
        Assert.Same(example.Shrunk, Assert.Single(kept));
    }

    [Fact]
    public async Task What_a_run_does_not_break_is_not_shrunk()
    {
        Run healthy = Runs.Of(2);
        Assert.Null(await Task.Run(() => new Shrinker(new ViolationKey("agreement", null, "no cause")).Shrink(healthy)));
    }

    private static async Task<ulong> FirstSeedWithout(ViolationKey key, DrawOptions options)
    {
        ulong seed = 1;
        while ((await Runs.Violations(RunDrawing.Draw(seed, options))).Any(violation => violation.Key == key))
        {
            seed++;
        }

        return seed;
    }

    private static Task<Tally> Explore(int jobs) => new Explorer(new DrawOptions(), jobs).Explore(new ExploredSeeds(1, SeedCount, null), _ => { });
}
