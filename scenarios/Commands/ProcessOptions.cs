using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sim.Scenarios.Processes;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Commands;

/// <summary>The options with which something is played on real processes.</summary>
internal static class ProcessOptions
{
    /// <summary><c>--world</c>.</summary>
    public static Option<string> World(string what) => new("--world")
    {
        Description = $"Where {what} are played: sim, in virtual time in this program, or process, on real processes in real time.",
        HelpName = "WORLD",
        DefaultValueFactory = _ => WorldKind.Simulated.Name,
    };

    /// <summary><c>--exec</c>.</summary>
    public static Option<string?> Exec() => new("--exec")
    {
        Description = "With --world process: what starts a node, such as 'proxysql -f -c {config} -D {datadir}'; sim's own node unless given.",
        HelpName = "COMMAND",
    };

    /// <summary><c>--jobs</c>.</summary>
    public static Option<int> Jobs(string what) => new("--jobs")
    {
        Description = $"With --world process: how many {what} are played at once.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = ParseJobs,
    };

    /// <summary>Refuses options that are for real worlds only, and commands that cannot start a node.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    public static void Check(WorldKind kind, string? exec, int jobs)
    {
        if (!kind.IsReal && (exec is not null || jobs > 1))
        {
            throw new UsageException($"{(exec is not null ? "--exec" : "--jobs")}: this is for --world {WorldKind.Processes.Name}; nothing in the {kind.Name} world is a process");
        }

        try
        {
            _ = exec is null ? NodeCommand.Own : NodeCommand.Parse(exec);
        }
        catch (WorldException mistake)
        {
            throw new UsageException($"--exec: {mistake.Message}");
        }
    }

    private static int ParseJobs(ArgumentResult given)
    {
        if (!int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int jobs) || jobs is < 1 or > Slot.Count)
        {
            given.AddError($"--jobs: '{given.Tokens[0].Value}' is no whole number from 1 to {Slot.Count}");
        }

        return jobs;
    }
}
