using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Sim.Scenarios.Commands;

/// <summary><c>sim run</c>: plays scenarios.</summary>
internal static class RunCommand
{
    /// <summary>The command; what it was asked to do goes to <paramref name="play"/>.</summary>
    public static Command Create(Func<RunRequest, Task<int>> play)
    {
        var paths = new Argument<string[]>("FILE|DIR")
        {
            Description = "Feature files, FILE:LINE for one scenario, or folders; without any, the shipped features.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        paths.Validators.Add(RefuseUnknownOptions);
        var seed = new Option<ulong?>("--seed") { Description = "The seed of every scenario's world; without it the one that its tag @seed-N names, or 1.", HelpName = "N", CustomParser = ParseSeed };
        var tags = new Option<string?>("--tags") { Description = "Which scenarios to play, such as '@seed and not (@slow or @fuzz)'.", HelpName = "EXPR" };
        var log = new Option<string?>("--log") { Description = "Write every node's log to DIR/scenario/node.log.", HelpName = "DIR" };
        var trace = new Option<string?>("--trace") { Description = "Write every event as a line of JSON (docs/trace.md).", HelpName = "FILE" };
        var check = new Option<bool>("--check-determinism") { Description = "Play every scenario twice and compare event by event." };
        var verbose = new Option<bool>("--verbose") { Description = "Tell everything: all steps, doc strings and tables of every scenario, all that nodes log." };
        Option<string> world = ProcessOptions.World("scenarios");
        Option<string?> exec = ProcessOptions.Exec();
        Option<int> jobs = ProcessOptions.Jobs("scenarios");
        var command = new Command("run", "Play scenarios from feature files.") { paths, seed, tags, log, trace, check, verbose, world, exec, jobs };
        command.SetAction(parsed => play(new RunRequest
        {
            Paths = parsed.GetValue(paths) ?? [],
            Seed = parsed.GetValue(seed),
            Tags = parsed.GetValue(tags),
            LogDirectory = parsed.GetValue(log),
            TraceFile = parsed.GetValue(trace),
            CheckDeterminism = parsed.GetValue(check),
            Verbose = parsed.GetValue(verbose),
            World = parsed.GetValue(world)!,
            NodeCommand = parsed.GetValue(exec),
            Jobs = parsed.GetValue(jobs),
        }));
        return command;
    }

    private static void RefuseUnknownOptions(ArgumentResult given)
    {
        foreach (Token token in given.Tokens.Where(t => t.Value.StartsWith('-')))
        {
            given.AddError(UsageHint.UnknownOption(token.Value, ((CommandResult)given.Parent!).Command));
        }
    }

    private static ulong? ParseSeed(ArgumentResult given)
    {
        if (!ulong.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            given.AddError($"--seed: '{given.Tokens[0].Value}' is no whole number from 0 to {ulong.MaxValue}");
        }

        return seed;
    }
}
