using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Sim.Tests.Commands;

/// <summary>What the README shows is what a reader gets.</summary>
public sealed partial class ReadmeTests : CommandRun
{
    private const int MaxStoryLines = 450;

    [Fact]
    public async Task The_scenario_that_it_shows_passes_as_it_is_written()
    {
        Write("our.feature", Block("gherkin"));

        int code = await Run("run", "@/our.feature");
        Assert.True(code == 0, Error + Output);
    }

    [Fact]
    public async Task The_story_that_it_shows_is_a_piece_of_what_the_first_command_prints()
    {
        Assert.Equal(0, await Run());
        Assert.Contains($"\n{Block("")}", Output, StringComparison.Ordinal);
        Assert.InRange(Output.Count(c => c == '\n'), 1, MaxStoryLines);
    }

    private static string Block(string language) =>
        Fence().Matches(File.ReadAllText(ReadmePath())).First(block => block.Groups["language"].Value == language).Groups["text"].Value;

    private static string ReadmePath([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "README.md");

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
