using Sim.Engine.Admin;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Conformance;

/// <summary>Plays a recording's timeline in a simulated world: the same actions at the same times.</summary>
internal static class RecordingPlayer
{
    /// <summary>A recorded step ends when its last statement was answered; the statements are begun this much before.</summary>
    private static readonly TimeSpan _clientTime = TimeSpan.FromMilliseconds(15);

    /// <summary>Plays with one seed, which also decides at what fraction of a second the world begins.</summary>
    /// <exception cref="RecordingException">The recording's nodes cannot be set up together.</exception>
    public static async Task<PlayedRecording> Play(Recording recording, ulong seed)
    {
        await using var world = new SimWorld(seed);
        var phase = new SeedStream(seed, "recording phase");
        world.SetWallClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(phase.Between(0, 1_000_000)));
        AddNodes(world, recording);
        List<string> results = [];
        for (int i = 0; i < recording.Timeline.Count; i++)
        {
            RecordedStep step = recording.Timeline[i];
            try
            {
                if (await Do(world, step) is { } result && step.Result is not null)
                {
                    results.Add($"{step.Node}: {FinalTables.ComparableResult(result)}");
                }
            }
            catch (WorldException refusal)
            {
                return await Collect(world, recording, results) with { Refusal = new RefusedStep(i, refusal.Message) };
            }

            await PassUntil(world, step.DoneAt);
        }

        return await Collect(world, recording, results);
    }

    /// <summary>The results of a recording's SQL steps in the form in which <see cref="Play"/> gives its own.</summary>
    public static List<string> RecordedResults(Recording recording) =>
        [.. recording.Timeline.Where(step => step is { Action: RecordedAction.Sql, Result: not null })
            .Select(step => $"{step.Node}: {FinalTables.ComparableResult(step.Result!)}")];

    private static void AddNodes(SimWorld world, Recording recording)
    {
        try
        {
            foreach (RecordedNode node in recording.Nodes)
            {
                world.AddNode(node.Name, node.Address, node.Configuration);
            }
        }
        catch (WorldException mistake)
        {
            throw new RecordingException($"{recording.Directory}: {mistake.Message}", mistake);
        }
    }

    private static async Task<string?> Do(SimWorld world, RecordedStep step)
    {
        string node = step.Node ?? "";
        switch (step.Action)
        {
            case RecordedAction.Start:
                if (step.ClockAhead != TimeSpan.Zero)
                {
                    world.SetClockOffset(node, step.ClockAhead);
                }

                await world.Start(node);
                return null;
            case RecordedAction.Stop or RecordedAction.Kill:
                await world.Kill(node);
                return null;
            case RecordedAction.Wipe:
                await world.LoseDatabase(node);
                return null;
            case RecordedAction.Sql:
                await PassUntil(world, step.DoneAt - _clientTime);
                return await Send(world, node, step.Sql ?? "", step.Login);
            default:
                return null;
        }
    }

    private static async Task<string> Send(SimWorld world, string node, string sql, ClientLogin? login)
    {
        IWorldClient client = world.Connect(node, login);
        string printed = "";
        foreach (string statement in StatementSplitter.Split(sql))
        {
            AdminReply reply = await client.Query(statement);
            printed += Print(reply);
            if (reply is AdminReply.Error)
            {
                break;
            }
        }

        return printed;
    }

    /// <summary>As the command line client prints it in batch mode.</summary>
    private static string Print(AdminReply reply) => reply switch
    {
        AdminReply.Rows { Set: { Rows.Count: > 0 } set } =>
            string.Join('\t', set.Columns) + "\n" + string.Concat(set.Rows.Select(row => string.Join('\t', row.Select(value => value ?? "NULL")) + "\n")),
        AdminReply.Error error => $"ERROR {error.Code} ({error.SqlState}): {error.Message}\n",
        _ => "",
    };

    private static Task PassUntil(SimWorld world, TimeSpan moment) =>
        moment > world.Elapsed ? world.Pass(moment - world.Elapsed) : Task.CompletedTask;

    private static async Task<PlayedRecording> Collect(SimWorld world, Recording recording, List<string> results)
    {
        var logs = recording.Nodes.ToDictionary(node => node.Name, node => ClusterLog.From(world.Log(node.Name).Select(line => line.Text)));
        var tables = new Dictionary<(string Node, string Table), (string[] Columns, List<string[]> Rows)>();
        foreach (RecordedNode node in recording.Nodes.Where(node => world.RunningNodes.Contains(node.Name)))
        {
            foreach (string table in (node.FinalTables ?? []).Select(table => table.Key))
            {
                AdminReply reply = await world.Query(node.Name, $"SELECT * FROM {table}");
                tables[(node.Name, table)] = reply is AdminReply.Rows rows ? FinalTables.From(rows.Set) : (["error"], [[reply.ToString()]]);
            }
        }

        return new PlayedRecording(logs, tables, results, world.RunningNodes);
    }
}

/// <summary>What a played recording left behind.</summary>
internal sealed record PlayedRecording(
    IReadOnlyDictionary<string, ClusterLog> Logs,
    IReadOnlyDictionary<(string Node, string Table), (string[] Columns, List<string[]> Rows)> Tables,
    IReadOnlyList<string> Results,
    IReadOnlyList<string> RunningNodes)
{
    /// <summary>The step that could not be done in simulation, where the play ended; null if all could.</summary>
    public RefusedStep? Refusal { get; init; }
}

/// <summary>A step of the timeline, counted from 0, that could not be done, and why.</summary>
internal sealed record RefusedStep(int Index, string Reason);
