using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;
using Spectre.Console;
using Xunit;

namespace Sim.Tests.Gherkin;

public class TerminalTests
{
    [Fact]
    public async Task Colours_are_for_terminals_and_no_line_is_broken()
    {
        var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.EightBit,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });
        var terminal = new ColourTerminal(console);
        string longLine = string.Join(' ', Enumerable.Repeat("word", 200));

        await terminal.ShowProgress(show =>
        {
            show("1 of 2: [odd] name");
            terminal.Write(Tone.Plain, "a │ ");
            terminal.WriteLine(Tone.Bad, longLine);
            terminal.WriteLine();
            return Task.CompletedTask;
        });

        Assert.Contains($"a │ \u001b[1;38;5;9m{longLine}\u001b[0m", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("[odd] name", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_line_is_shown_once_with_its_count()
    {
        (IReadOnlyList<TellingLine> shown, int more) = TellingLines.Of(
            Lines("[INFO] other", "[INFO] Cluster: x diff_check 3. y", "[WARNING] w", "[INFO] Cluster: x diff_check 4. y", "[ERROR] e"), all: false);

        Assert.Equal(
            [
                new TellingLine("a", "10:00:01 [INFO] Cluster: x diff_check 3. y  (2 times, last at 10:00:03)", Tone.Plain),
                new TellingLine("a", "10:00:02 [WARNING] w", Tone.Warning),
                new TellingLine("a", "10:00:04 [ERROR] e", Tone.Bad),
            ],
            shown);
        Assert.Equal(0, more);
    }

    [Fact]
    public void The_number_of_lines_is_limited_unless_all_are_wanted()
    {
        NodeLine[] lines = Lines([.. Enumerable.Range(0, 50).Select(i => $"[ERROR] e{i}")]);

        Assert.Equal(38, TellingLines.Of(lines, all: false).More);
        Assert.Equal(50, TellingLines.Of(lines, all: true).Shown.Count);
    }

    [Theory]
    [InlineData("Node 210 joins!", "node-210-joins")]
    [InlineData("../../etc", "etc")]
    [InlineData("加入", "加入")]
    [InlineData("///", "unnamed")]
    [InlineData(
        "nobody deleted it mysql_servers: a pull stamps its own time, so what was pulled looks newer than what was loaded",
        "nobody-deleted-it-mysql_servers-a-pull-stamps-its-own-time-so-what-was-pulled")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void A_name_becomes_a_harmless_file_name(string name, string slug) => Assert.Equal(slug, LogFiles.Slug(name));

    [Theory]
    [InlineData("0.2", "200 ms")]
    [InlineData("1.5", "1.5 s")]
    [InlineData("61", "1 min 1 s")]
    [InlineData("7200", "2 h")]
    [InlineData("97200", "1 d 3 h")]
    public void Times_are_readable(string seconds, string text) => Assert.Equal(
        text,
        Scenarios.Steps.DurationText.Of(TimeSpan.FromSeconds(double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture))));

    private static NodeLine[] Lines(params string[] texts) => [.. texts.Select((text, i) =>
    {
        var at = new DateTimeOffset(2018, 2, 1, 10, 0, i, TimeSpan.Zero);
        return new NodeLine("a", new LogLine(at, $"2018-02-01 10:00:{i:00} {text}"));
    })];
}
