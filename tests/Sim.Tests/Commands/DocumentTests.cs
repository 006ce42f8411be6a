using System.Runtime.CompilerServices;
using Sim.Scenarios.Commands;
using Sim.Scenarios.Gherkin;
using Xunit;

namespace Sim.Tests.Commands;

public sealed class DocumentTests : CommandRun
{
    [Fact]
    public void The_scenario_language_document_has_every_sentence_with_its_meaning_and_example()
    {
        string document = Document("scenario-language.md");

        string[] missing = [.. StepRegistry.BuiltIn.Definitions
            .Select(d => $"**`{d.Sentence}`** – {d.Example!.Meaning}.\n\n```gherkin\n{d.Example.Text}\n```\n")
            .Where(text => !document.Contains(text, StringComparison.Ordinal))];

        Assert.Empty(missing);
        Assert.Equal(StepRegistry.BuiltIn.Definitions.Count, document.Split("\n**`").Length - 1);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("checksum")]
    [InlineData("steps")]
    [InlineData("conform")]
    [InlineData("explore")]
    public async Task The_command_line_document_has_every_option(string command)
    {
        string document = Document("command-line.md");

        Assert.Contains($"sim {command}", document, StringComparison.Ordinal);
        Assert.Equal(0, await Run(command, "--help"));
        string[] options = [.. Output.Split(' ', '\n').Where(w => w.StartsWith("--", StringComparison.Ordinal) && w != "--help").Select(w => w.TrimEnd(','))];
        Assert.All(options, option => Assert.Contains(option, document, StringComparison.Ordinal));
    }

    [Fact]
    public void The_command_line_document_has_every_exit_code()
    {
        string document = Document("command-line.md");

        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains($"\n| {(int)code} | ", document, StringComparison.Ordinal));
    }

    private static string Document(string name, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", name));
}
