namespace Sim.Scenarios.Reports;

/// <summary>How a text is meant; a terminal with colours shows it.</summary>
internal enum Tone
{
    /// <summary>Text.</summary>
    Plain,

    /// <summary>The name of a feature or scenario.</summary>
    Heading,

    /// <summary>What may be skipped when reading.</summary>
    Quiet,

    /// <summary>Something passed.</summary>
    Good,

    /// <summary>Something failed.</summary>
    Bad,

    /// <summary>A warning of a node.</summary>
    Warning,
}

/// <summary>Where the story is told.</summary>
internal interface IStoryTerminal
{
    /// <summary>Whether a person reads along, and not a file or a program.</summary>
    bool IsInteractive { get; }

    /// <summary>Writes text without a line end.</summary>
    void Write(Tone tone, string text);

    /// <summary>Ends the line.</summary>
    void WriteLine();

    /// <summary>Does the work while a line at the bottom, where there can be one, shows the last text given to the work.</summary>
    Task ShowProgress(Func<Action<string>, Task> work);
}

/// <summary>Shorthands for whole lines.</summary>
internal static class StoryTerminalExtensions
{
    /// <summary>Writes one line.</summary>
    public static void WriteLine(this IStoryTerminal terminal, Tone tone, string text)
    {
        terminal.Write(tone, text);
        terminal.WriteLine();
    }
}
