using System.Runtime.CompilerServices;
using System.Text;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Node;

/// <summary>Plays transcripts of a real 1.4.6 node, see Golden/README.md: answers and log, line by line.</summary>
public sealed class TranscriptTests
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan _boot = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData("statements.txt", "plain.cnf")]
    [InlineData("servers.txt", "plain.cnf")]
    [InlineData("users.txt", "plain.cnf")]
    [InlineData("query-rules.txt", "plain.cnf")]
    [InlineData("peers.txt", "plain.cnf")]
    [InlineData("file.txt", "file.cnf")]
    public async Task A_node_answers_and_logs_what_the_real_one_did(string transcript, string configuration)
    {
        string[] recorded = Golden(transcript).TrimEnd('\n').Split('\n');
        List<string> played = await Play(recorded, Golden(configuration));
        for (int i = 0; i < Math.Max(recorded.Length, played.Count); i++)
        {
            string expected = i < recorded.Length ? recorded[i] : "(the end)";
            string actual = i < played.Count ? played[i] : "(the end)";
            Assert.True(expected == actual, $"{transcript}:{i + 1}\nreal:      {expected}\nsimulated: {actual}");
        }
    }

    private static async Task<List<string>> Play(IEnumerable<string> recorded, string configuration)
    {
        await using var world = new SimWorld(1);
        world.SetWallClock(new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero));
        world.AddNode("n", "127.0.0.231", new NodeConfiguration("proxysql.cnf", configuration));
        var played = new Transcript(world);
        await world.Start("n");
        await world.Pass(_boot);
        played.TakeLog();
        ClientLogin? login = null;
        foreach (string line in recorded.Where(line => line.StartsWith("> ", StringComparison.Ordinal)))
        {
            string statement = line[2..];
            played.Add(line);
            if (statement.StartsWith("#@", StringComparison.Ordinal))
            {
                string[] words = statement[2..].Trim().Split(' ', 2);
                login = new ClientLogin(words[0], words.ElementAtOrDefault(1) ?? "");
            }
            else if (statement.StartsWith("#restart", StringComparison.Ordinal))
            {
                await world.Kill("n");
                await world.Start("n", Enum.Parse<StartMode>(statement["#restart".Length..].Trim() is { Length: > 0 } mode ? mode : "normal", ignoreCase: true));
                await world.Pass(_boot);
            }
            else
            {
                played.Add(await world.Query("n", WithoutItsEnd(statement), login));
                await world.Pass(_pause);
            }

            played.TakeLog();
        }

        return played.Lines;
    }

    /// <summary>The recorder's client took one semicolon off.</summary>
    private static string WithoutItsEnd(string statement) =>
        statement.EndsWith(';') && !statement.EndsWith(";;", StringComparison.Ordinal) ? statement[..^1] : statement;

    private static string Golden(string file, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Golden", file), Encoding.UTF8);
}
