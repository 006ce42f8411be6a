using System.CommandLine;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;

namespace Sim.Scenarios.Commands;

/// <summary><c>sim steps</c>: prints the scenario language.</summary>
internal static class StepsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(IStoryTerminal terminal)
    {
        var command = new Command("steps", "Print every sentence that scenarios can be written with, and an example of each.");
        command.SetAction(_ =>
        {
            Print(StepRegistry.BuiltIn.Definitions, terminal);
            return (int)ExitCode.Passed;
        });
        return command;
    }

    private static void Print(IReadOnlyList<StepDefinition> definitions, IStoryTerminal terminal)
    {
        foreach (string keyword in (string[])["Given", "When", "Then"])
        {
            terminal.WriteLine(Tone.Heading, keyword);
            foreach (StepDefinition definition in definitions.Where(d => d.Keyword == keyword))
            {
                terminal.WriteLine(Tone.Plain, $"  {definition.Sentence}");
                terminal.WriteLine(Tone.Quiet, $"      {definition.Example?.Meaning}");
                foreach (string line in definition.Example?.Text.Split('\n') ?? [])
                {
                    terminal.WriteLine(Tone.Good, $"        {line}");
                }

                terminal.WriteLine();
            }
        }
    }
}
