using Spectre.Console;

namespace Sim.Scenarios.Reports;

/// <summary>A terminal with colours and a line of progress.</summary>
internal sealed class ColourTerminal(IAnsiConsole console) : IStoryTerminal
{
    /// <inheritdoc/>
    public void Write(Tone tone, string text) => console.Write(new Text(text, StyleOf(tone)));

    /// <inheritdoc/>
    public void WriteLine() => console.WriteLine();

    /// <inheritdoc/>
    public Task ShowProgress(Func<Action<string>, Task> work) =>
        console.Status().StartAsync("reading", status => work(text => status.Status(Markup.Escape(text))));

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
