using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sim.Scenarios.Conformance;
using Sim.Scenarios.Reports;

namespace Sim.Scenarios.Commands;

/// <summary><c>sim conform</c>: plays recordings of real nodes in simulation and says whether it did the same.</summary>
internal static class ConformCommand
{
    /// <summary>The command.</summary>
    public static Command Create(IStoryTerminal terminal)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "Folders with recordings in them or below them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var seeds = new Option<int>("--seeds")
        {
            Description = "How many seeds are tried for each recording before it counts as different.",
            HelpName = "N",
            DefaultValueFactory = _ => Conformer.DefaultSeedCount,
            CustomParser = ParseSeedCount,
        };
        var command = new Command("conform", "Play recordings of real nodes and compare what was logged and held in the end.") { folders, seeds };
        command.SetAction(async (parsed, _) => (int)await Run(parsed.GetRequiredValue(folders), parsed.GetValue(seeds), terminal));
        return command;
    }

    private static int ParseSeedCount(ArgumentResult given)
    {
        if (!int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1)
        {
            given.AddError($"--seeds: '{given.Tokens[0].Value}' is no whole number from 1 on");
        }

        return count;
    }

    private static async Task<ExitCode> Run(IReadOnlyList<string> folders, int seedCount, IStoryTerminal terminal)
    {
        try
        {
            return await Judge([.. folders.SelectMany(Recording.Find).Select(Recording.Read)], seedCount, terminal);
        }
        catch (RecordingException mistake)
        {
            throw new UsageException(mistake.Message);
        }
    }

    private static async Task<ExitCode> Judge(Recording[] recordings, int seedCount, IStoryTerminal terminal)
    {
        int agreeing = 0;
        foreach (Recording recording in recordings)
        {
            Conformity conformity = await Conformer.Judge(recording, seedCount);
            Print(conformity, terminal);
            agreeing += conformity.Agrees ? 1 : 0;
        }

        terminal.WriteLine();
        terminal.WriteLine(
            agreeing == recordings.Length ? Tone.Good : Tone.Bad,
            $"{agreeing} of {recordings.Length} {(recordings.Length == 1 ? "recording agrees" : "recordings agree")}");
        return agreeing == recordings.Length ? ExitCode.Passed : ExitCode.Failed;
    }

    private static void Print(Conformity conformity, IStoryTerminal terminal)
    {
        if (conformity.Difference is not { } difference)
        {
            terminal.WriteLine(Tone.Good, $"✓ {conformity.Recording.Name} agrees with seed {conformity.Seed}");
            return;
        }

        terminal.WriteLine(Tone.Bad, $"✗ {conformity.Recording.Name} agrees with none of {conformity.SeedsTried} seeds; nearest is seed {conformity.Seed}");
        terminal.WriteLine(Tone.Plain, $"    {difference.Place}");
        terminal.WriteLine(Tone.Plain, $"      recorded:  {difference.Recorded ?? "(nothing more)"}");
        terminal.WriteLine(Tone.Plain, $"      simulated: {difference.Simulated ?? "(nothing more)"}");
    }
}
