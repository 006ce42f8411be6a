using Sim.Scenarios.Reports;
using Spectre.Console;

namespace Sim.Scenarios.Commands;

/// <summary>Chooses how to show the story.</summary>
internal static class Terminals
{
    /// <summary>Colours on a terminal; plain text in a file or pipe, and where NO_COLOR is set (https://no-color.org).</summary>
    public static IStoryTerminal ForProcess()
    {
        bool plain = Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return plain ? new PlainTerminal(Console.Out, !Console.IsOutputRedirected) : new ColourTerminal(AnsiConsole.Console);
    }
}
