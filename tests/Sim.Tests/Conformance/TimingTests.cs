using System.Text.RegularExpressions;
using Sim.Scenarios.Conformance;
using Xunit;

namespace Sim.Tests.Conformance;

/// <summary>What is told apart, and what is not, where timing is real.</summary>
public sealed class TimingTests : IDisposable
{
    private const ulong UnseenSeed = 5000;

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-tests-").FullName;

    /// <summary>Every recording below the golden folder.</summary>
    public static TheoryData<string> Recordings => [.. Recording.Find(Golden.Folder).Select(folder => Path.GetRelativePath(Golden.Folder, folder))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Other_timing_is_no_difference(string folder)
    {
        var recording = Recording.Read(Path.Combine(Golden.Folder, folder));
        RecordingVariants variants = await RecordingVariants.Find(recording);
        var differences = new List<Difference>();
        for (ulong seed = UnseenSeed; seed < UnseenSeed + 10; seed++)
        {
            PlayedRecording played = await RecordingPlayer.Play(recording, seed, seed % 2 == 0 ? null : new SlowMachine(seed));
            if (ProcessComparison.Compare(recording, variants, played, new ChecksumTranslation()).First is { } difference)
            {
                differences.Add(difference);
            }
        }

        Assert.True(differences.Count <= 1, string.Join('\n', differences));
    }

    [Theory]
    [InlineData("208.log", "checksum 0x[0-9A-F]{15}. \\. Not", "checksum 0x0123456789ABCDEF . Not")]
    [InlineData("209.log", "Fetching MySQL Servers from peer 127.0.0.208", "Fetching MySQL Servers from peer 127.0.0.209")]
    [InlineData("209.log", "(Expected checksum) 0x[0-9A-F]{16}", "$1 0x0123456789ABCDEF")]
    [InlineData("recording.json", "mysql_servers\\\\t\\d+", "mysql_servers\\t77")]
    [InlineData("recording.json", "127\\.0\\.1\\.1\\\\t", "127.0.1.7\\t")]
    public async Task A_changed_value_is_a_difference_whatever_the_timing(string file, string pattern, string replacement)
    {
        string original = Path.Combine(Golden.Folder, "proxysql-1.4.6/wiped-node");
        string copy = Golden.Copy(original, _folder);
        string path = Path.Combine(copy, file);
        string before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        string after = new Regex(pattern).Replace(before, replacement, 1);
        Assert.NotEqual(before, after);
        await File.WriteAllTextAsync(path, after, TestContext.Current.CancellationToken);
        PlayedRecording agreeing = await RecordingPlayer.Play(
            Recording.Read(original), (await Conformer.Judge(Recording.Read(original))).Seed);

        Recording changed = Recording.Read(copy);
        RecordingVariants variants = await RecordingVariants.Find(changed);

        Assert.NotNull(ProcessComparison.Compare(changed, variants, agreeing).First);
        Assert.NotNull(ProcessComparison.Compare(changed, variants, agreeing, new ChecksumTranslation()).First);
    }

    [Fact]
    public async Task A_play_with_a_changed_value_is_a_difference_to_every_variant()
    {
        string original = Path.Combine(Golden.Folder, "proxysql-1.4.6/wiped-node");
        var recording = Recording.Read(original);
        RecordingVariants variants = await RecordingVariants.Find(recording);
        PlayedRecording played = await RecordingPlayer.Play(recording, (await Conformer.Judge(recording)).Seed);
        Assert.Null(ProcessComparison.Compare(recording, variants, played).First);

        string[] log = [.. recording.Nodes.Single(node => node.Name == "209").Log
            .Select(line => line.Replace("Fetching MySQL Servers from peer 127.0.0.208", "Fetching MySQL Servers from peer 127.0.0.209", StringComparison.Ordinal))];
        var logs = new Dictionary<string, ClusterLog>(played.Logs) { ["209"] = ClusterLog.From(log) };

        Assert.StartsWith("log of 209", ProcessComparison.Compare(recording, variants, played with { Logs = logs }).First?.Place, StringComparison.Ordinal);
    }
}
