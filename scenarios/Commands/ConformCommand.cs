using System.CommandLine;
using System.Globalization;
using Sim.Scenarios.Conformance;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Commands;

/// <summary><c>sim conform</c>: plays recordings of real nodes and says whether the same came of it.</summary>
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
        Option<int> seeds = Count("--seeds", "How many seeds are tried for each recording before it counts as different.", Conformer.DefaultSeedCount);
        Option<string> world = ProcessOptions.World("recordings");
        Option<string?> exec = ProcessOptions.Exec();
        Option<int> jobs = ProcessOptions.Jobs("recordings");
        Option<int> attempts = Count(
            "--attempts",
            "With --world process: how many times each recording is played before it counts as different.",
            ProcessConformer.DefaultAttempts);
        var command = new Command("conform", "Play recordings of real nodes and compare what was logged and held in the end.")
        {
            folders, seeds, world, exec, jobs, attempts,
        };
        command.SetAction(async (parsed, _) => (int)await new ConformRun(terminal)
        {
            Folders = parsed.GetRequiredValue(folders),
            Kind = KindNamed(parsed.GetValue(world)!),
            Seeds = parsed.GetValue(seeds),
            IsSeedsGiven = IsGiven(parsed, seeds),
            NodeCommand = parsed.GetValue(exec),
            Jobs = parsed.GetValue(jobs),
            Attempts = parsed.GetValue(attempts),
            IsAttemptsGiven = IsGiven(parsed, attempts),
        }.Play());
        return command;
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static WorldKind KindNamed(string name) => Worlds.All.ContainsKey(name)
        ? WorldKind.Named(name)
        : throw new UsageException($"--world: there is no world '{name}'; known: {string.Join(", ", Worlds.All.Keys.Order(StringComparer.Ordinal))}");

    private static Option<int> Count(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.CustomParser = given =>
        {
            if (!int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1)
            {
                given.AddError($"{name}: '{given.Tokens[0].Value}' is no whole number from 1 on");
            }

            return count;
        };
        return option;
    }
}
