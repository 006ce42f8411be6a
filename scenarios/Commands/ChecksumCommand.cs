using System.CommandLine;
using Sim.Engine.Admin;
using Sim.Engine.Profiles;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Commands;

/// <summary><c>sim checksum</c>: runs admin statements on a fresh node and prints what checksums they lead to.</summary>
internal sealed class ChecksumCommand(WorldFactory makeWorld, IStoryTerminal terminal)
{
    private const string Node = "node";
    private const string Query = "SELECT name, version, checksum FROM runtime_checksums_values";

    /// <summary>The command.</summary>
    public static Command Create(WorldFactory makeWorld, IStoryTerminal terminal)
    {
        var file = new Argument<string>("FILE.sql") { Description = "Admin statements, separated by ';' as for the mysql client." };
        var profile = new Option<string>("--profile")
        {
            Description = "The version of ProxySQL.",
            HelpName = "VERSION",
            DefaultValueFactory = _ => Profile.ProxySql146.Version,
        };
        var command = new Command("checksum", "Run admin statements on a fresh node without peers and print every module's version and checksum.") { file, profile };
        command.SetAction(async (parsed, _) =>
        {
            await new ChecksumCommand(makeWorld, terminal).Run(parsed.GetRequiredValue(file), parsed.GetValue(profile)!);
            return (int)ExitCode.Passed;
        });
        return command;
    }

    private async Task Run(string path, string profile)
    {
        IReadOnlyList<ScriptStatement> statements = StatementSplitter.SplitWithPlaces(TextFiles.Read(path));
        await using IWorld world = makeWorld(1, new WorldOptions());
        try
        {
            world.UseProfile(profile);
            world.AddNode(Node, "127.0.0.1", null);
            await world.Start(Node);
        }
        catch (WorldException mistake)
        {
            throw new UsageException(mistake.Message);
        }

        foreach (ScriptStatement statement in statements)
        {
            await Execute(world, statement, new Place(path, statement.Line, statement.Column));
        }

        Print(await world.Query(Node, Query) is AdminReply.Rows rows ? rows.Set.Rows : throw new UsageException($"{path}: the node does not tell its checksums"));
    }

    private static async Task Execute(IWorld world, ScriptStatement statement, Place place)
    {
        try
        {
            AdminReply reply = await world.Query(Node, statement.Text);
            if (reply is AdminReply.Error or AdminReply.Dropped)
            {
                throw new UsageException($"{place}: {ReplyText.Of(reply)}") { HasPlace = true };
            }
        }
        catch (WorldException mistake)
        {
            throw new UsageException($"{place}: {mistake.Message}") { HasPlace = true };
        }

        if (world.RunningNodes.Count == 0)
        {
            throw new UsageException($"{place}: the node does not run any more after this statement") { HasPlace = true };
        }
    }

    private void Print(IReadOnlyList<string?[]> modules)
    {
        int[] widths = [.. Enumerable.Range(0, 3).Select(c => modules.Max(m => m[c]?.Length ?? 0))];
        foreach (string?[] module in modules)
        {
            terminal.WriteLine(Tone.Plain, terminal.IsInteractive
                ? $"{module[0]?.PadRight(widths[0])}  {module[1]?.PadLeft(widths[1])}  {module[2]}".TrimEnd()
                : string.Join('\t', module));
        }
    }
}
