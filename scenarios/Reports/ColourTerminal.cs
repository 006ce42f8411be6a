using Spectre.Console;

namespace Sim.Scenarios.Reports;

/// <summary>A terminal with colours and a line of progress.</summary>
internal sealed class ColourTerminal : IStoryTerminal
{
    private const int MaxProgressText = 75;

    // Wider than any line: the terminal itself wraps long log lines, so that they can be copied whole.
    private const int Width = 100_000;

    private readonly IAnsiConsole _console;
    private Paragraph _line = new();

    /// <summary>Takes over a console.</summary>
    public ColourTerminal(IAnsiConsole console)
    {
        _console = console;
        _console.Profile.Width = Width;
    }

    /// <inheritdoc/>
    public bool IsInteractive => true;

    /// <inheritdoc/>
    public void Write(Tone tone, string text) => _line.Append(text, StyleOf(tone));

    /// <inheritdoc/>
    public void WriteLine()
    {
        // The progress below is drawn again after everything that is written, so it must be whole lines.
        _console.Write(_line.Append("\n"));
        _line = new Paragraph();
    }

    /// <inheritdoc/>
    public Task ShowProgress(Func<Action<string>, Task> work) =>
        _console.Status().StartAsync("…", status => work(text => status.Status(Markup.Escape(Shortened(text)))));

    private static string Shortened(string text) => text.Length <= MaxProgressText ? text : $"{text[..MaxProgressText]}…";

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Heading => new Style(Color.Blue, decoration: Decoration.Bold),
        Tone.Quiet => new Style(Color.Grey),
        Tone.Good => new Style(Color.Green),
        Tone.Bad => new Style(Color.Red, decoration: Decoration.Bold),
        Tone.Warning => new Style(Color.Yellow),
        _ => Style.Plain,
    };
}
