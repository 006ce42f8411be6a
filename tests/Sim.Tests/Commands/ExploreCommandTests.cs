using Sim.Scenarios.Gherkin;
using Xunit;

namespace Sim.Tests.Commands;

/// <summary><c>sim explore</c> as a user calls it.</summary>
public class ExploreCommandTests : CommandRun
{
    [Fact]
    public async Task Exits_with_4_when_something_happened_that_never_must()
    {
        Assert.Equal(4, await Run("explore", "--seeds", "1..10"));
        Assert.Contains("✗ the log keeps its word", Output, StringComparison.Ordinal);
        Assert.Contains("✓ saved is saved", Output, StringComparison.Ordinal);
        Assert.Contains("10 runs, ", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exits_with_0_when_nothing_was_found()
    {
        Assert.Equal(0, await Run("explore", "--seeds", "1..5", "--nodes", "1", "--faults", "none"));
        Assert.DoesNotContain("✗", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exits_with_6_when_so_few_runs_cannot_reach_everything_and_they_should()
    {
        Assert.Equal(6, await Run("explore", "--seeds", "1..2", "--require-coverage"));
        Assert.Contains("never happened: ", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_seed_shows_what_was_drawn_for_it()
    {
        await Run("explore", "--seeds", "7", "--nodes", "2", "--faults", "none", "--workload", "rules");
        Assert.Contains("Seed 7", Output, StringComparison.Ordinal);
        Assert.Contains("faults                 none", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explores_as_long_as_it_is_told_to() => Assert.Equal(0, await Run("explore", "--for", "100 ms", "--nodes", "1", "--faults", "none"));

    [Fact]
    public async Task Writes_features_that_sim_run_passes_with_the_command_that_they_name()
    {
        await Run("explore", "--seeds", "1", "--workload", "servers", "--faults", "none", "--nodes", "2", "--out", "@/found");
        string[] features = Directory.GetFiles(Path.Combine(Folder, "found"), "*.feature");
        Assert.NotEmpty(features);
        foreach (string feature in features)
        {
            string name = Path.GetFileNameWithoutExtension(feature);
            Assert.EndsWith("-seed-1", name, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(Folder, "found", $"{name}.trace.jsonl")));
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(Folder, "found", name), "*.log", SearchOption.AllDirectories));
            string description = Assert.Single(FeatureCatalog.Load([FeatureCatalog.Request(feature)]).Scenarios).FeatureDescription.ReplaceLineEndings(" ");
            string seed = description[(description.LastIndexOf(' ') + 1)..];
            Assert.Equal(0, await Run("run", feature, "--seed", seed));
        }
    }
}
