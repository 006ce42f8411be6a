using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sim.Scenarios.Conformance;
using Xunit;

namespace Sim.Tests.Conformance;

/// <summary>A recording in which one thing was changed must not agree any more: the comparison can fail.</summary>
public sealed partial class ChangedRecordingTests : IDisposable
{
    private const string Original = "proxysql-1.4.6/late-join";

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("208.log", "diff_check (\\d+)", "diff_check 1$1", "log of 208")]
    [InlineData("208.log", "(detected a new checksum .* version )\\d+", "${1}99", "log of 208")]
    [InlineData("208.log", "checksum 0x[0-9A-F]{15}. \\. Not", "checksum 0x0123456789ABCDEF . Not", "log of 208")]
    [InlineData("recording.json", "mysql_servers\\\\t\\d+", "mysql_servers\\t77", "")]
    public async Task A_changed_value_is_a_difference(string file, string pattern, string replacement, string place)
    {
        Difference? difference = await DifferenceAfter(file, text => new Regex(pattern).Replace(text, replacement, 1));
        Assert.StartsWith(place, difference?.Place ?? "(none)", StringComparison.Ordinal);
        Assert.NotEqual(difference?.Recorded, difference?.Simulated);
    }

    [Fact]
    public async Task A_missing_line_is_a_difference()
    {
        Difference? difference = await DifferenceAfter("208.log", text =>
        {
            List<string> lines = [.. text.Split('\n')];
            lines.RemoveAt(lines.FindLastIndex(line => line.Contains("Cluster: ", StringComparison.Ordinal) && line.Contains("peer", StringComparison.Ordinal)));
            return string.Join('\n', lines);
        });
        Assert.StartsWith("log of 208", difference?.Place ?? "(none)", StringComparison.Ordinal);
        Assert.Null(difference?.Recorded);
    }

    [Fact]
    public async Task A_swapped_relation_of_epochs_is_a_difference()
    {
        Difference? difference = await DifferenceAfter("208.log", text => TwoEpochs().Replace(text, "epoch ${own},${between}epoch: ${peers}.", 1));
        Assert.Contains("older than the second", difference?.Recorded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_was_gone_in_the_end_is_a_difference()
    {
        Difference? difference = await DifferenceAfter("recording.json", text =>
        {
            JsonNode recording = JsonNode.Parse(text)!;
            Assert.True(recording["final"]!.AsObject().Remove("210"));
            return recording.ToJsonString();
        });
        Assert.Equal(new Difference("nodes that run in the end", null, "210"), difference);
    }

    [Fact]
    public async Task A_step_that_the_simulation_cannot_do_is_the_difference_and_not_the_end()
    {
        Difference? difference = await DifferenceAfter("recording.json", text =>
        {
            JsonNode recording = JsonNode.Parse(text)!;
            JsonArray timeline = recording["timeline"]!.AsArray();
            timeline.Insert(1, timeline[0]!.DeepClone());
            return recording.ToJsonString();
        });
        Assert.Equal("timeline[1], start 208", difference?.Place);
        Assert.StartsWith("done at 0.", difference?.Recorded, StringComparison.Ordinal);
        Assert.Equal("node 208 is running already", difference?.Simulated);
    }

    private async Task<Difference?> DifferenceAfter(string file, Func<string, string> change)
    {
        string copy = Golden.Copy(Original, _folder);
        string path = Path.Combine(copy, file);
        string before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        string after = change(before);
        Assert.NotEqual(before, after);
        await File.WriteAllTextAsync(path, after, TestContext.Current.CancellationToken);
        ulong agreeing = (await Conformer.Judge(Recording.Read(Path.Combine(Golden.Folder, Original)))).Seed;
        Recording changed = Recording.Read(copy);
        return Comparison.Compare(changed, await RecordingPlayer.Play(changed, agreeing)).First;
    }

    [GeneratedRegex(@"epoch (?<peers>\d+),(?<between>.*Own version: \d+, )epoch: (?<own>\d+)\.")]
    private static partial Regex TwoEpochs();
}
