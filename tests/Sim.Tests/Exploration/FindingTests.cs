using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Shrinking;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Exploration;

/// <summary>What docs/exploration.md says of 1.4.6 is found by the seeds that it names, and told in a dozen steps.</summary>
public partial class FindingTests
{
    private const int MostSteps = 12;

    // What the page shows step by step.
    private const ulong ShownSeed = 606;

    private static readonly ViolationKey _shown = new("nobody deleted it", Module.MysqlServers, OverwriteCause.Restamped);

    [Theory]
    [InlineData(15, 169, "agreement", Module.MysqlUsers, DisagreementCause.VersionOne)]
    [InlineData(33, 873, "last change wins", Module.MysqlServers, OverwriteCause.FastClock)]
    [InlineData(4, 49, "agreement", Module.MysqlServers, DisagreementCause.EqualEpochs)]
    [InlineData(44, 814, "nobody deleted it", Module.MysqlQueryRules, OverwriteCause.Newcomer)]
    [InlineData(34, 159, "nobody deleted it", Module.MysqlQueryRules, OverwriteCause.Restamped)]
    [InlineData(17, 436, "rest", Module.MysqlServers, RestLaw.Again)]
    [InlineData(53, 211, "nobody deleted it", Module.MysqlQueryRules, NobodyDeletedIt.Inactive)]
    [InlineData(21, 128, "last change wins", Module.MysqlUsers, LastChangeWins.NotCovered)]
    [InlineData(301, 503, "agreement", Module.MysqlServers, DisagreementCause.Missed)]
    [InlineData(9, 496, "observers do not change", Module.MysqlServers, ObserversDoNotChange.Cause)]
    [InlineData(89, 89, "agreement", Module.MysqlServers, DisagreementCause.Frozen)]
    [InlineData(94, 348, "nodes stay up", null, NodesStayUp.Cause)]
    [InlineData(24, 66, "saved is saved", Module.MysqlServers, SavedIsSaved.NeverWritten)]
    public async Task Is_found_and_shrinks_to_a_dozen_steps(ulong first, ulong smallest, string law, Module? module, string cause)
    {
        var key = new ViolationKey(law, module, cause);
        Assert.Contains(key, (await Runs.Violations(RunDrawing.Draw(first, new DrawOptions()), mayBeImpossible: true)).Select(violation => violation.Key));
        Shrunk? shrunk = await Shrink(smallest, key);
        Assert.NotNull(shrunk);
        Assert.True(shrunk.Steps <= MostSteps, $"{shrunk.Steps} steps:\n{RunText.Feature(shrunk, "", "")}");
        Assert.Matches($@"(?m)^\| .* \| {law} \| {first} \| [\d.]+ s \| {smallest} \|$", Page());
    }

    [Fact]
    public async Task The_page_shows_the_feature_that_really_comes_out_and_it_passes()
    {
        string page = Page();
        string shown = Feature().Match(page).Groups["text"].Value;
        Shrunk? shrunk = await Shrink(ShownSeed, _shown);
        Assert.NotNull(shrunk);
        string name = $"{Scenarios.Commands.FindingFiles.NameOf(shrunk)}.feature";
        string feature = RunText.Feature(shrunk, new NobodyDeletedIt().Meaning, name);
        Assert.Equal(feature, shown);
        Assert.StartsWith($"@sim-only @seed-{shrunk.Run.WorldSeed}\n", shown, StringComparison.Ordinal);
        Assert.Contains($"sim run {name} Scenario:", string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains($"shrunk from seed {ShownSeed} to {shrunk.Steps} steps in {shrunk.Tries} tries", page, StringComparison.Ordinal);

        BoundScenario scenario = new ScenarioBinder(StepRegistry.BuiltIn).Bind(Assert.Single(FeatureReader.Read("page.feature", shown).Scenarios));
        Assert.Null((await Task.Run(() => new ScenarioPlayer(Worlds.All["sim"]).Play(scenario, PlayObservers.None))).Failure);
    }

    private static Task<Shrunk?> Shrink(ulong seed, ViolationKey key) => Task.Run(() => new Shrinker(key).Shrink(RunDrawing.Draw(seed, new DrawOptions())));

    private static string Page([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "exploration.md"));

    [GeneratedRegex("```gherkin\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Feature();
}
