using Sim.Engine.Admin;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Conformance;

/// <summary>Plays a recording's timeline: the same actions at the same times.</summary>
internal static class RecordingPlayer
{
    /// <summary>A recorded step ends when its last statement was answered; the statements are begun this much before.</summary>
    private static readonly TimeSpan _clientTime = TimeSpan.FromMilliseconds(15);

    /// <summary>Plays in simulation with one seed, which also decides at what fraction of a second the world begins.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="machine">How slow everything is; null: as fast as it was recorded.</param>
    /// <exception cref="RecordingException">The recording's nodes cannot be set up together.</exception>
    public static async Task<PlayedRecording> Play(Recording recording, ulong seed, SlowMachine? machine = null)
    {
        await using var world = new SimWorld(seed);
        world.SetWallClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + PhaseOf(seed));
        return await Play(recording, world, machine);
    }

    /// <summary>How old the wall clock's second is when a play with that seed begins.</summary>
    public static TimeSpan PhaseOf(ulong seed) => TimeSpan.FromMicroseconds(new SeedStream(seed, "recording phase").Between(0, 1_000_000));

    /// <summary>Plays in a world in which nothing has happened yet.</summary>
    /// <exception cref="RecordingException">The recording's nodes cannot be set up together.</exception>
    /// <exception cref="NotOfThisWorldException">The world cannot do what was done.</exception>
    public static Task<PlayedRecording> Play(Recording recording, IWorld world) => Play(recording, world, machine: null);

    private static async Task<PlayedRecording> Play(Recording recording, IWorld world, SlowMachine? machine)
    {
        AddNodes(world, recording);
        machine?.SlowDown(world);
        List<string> results = [];

        // What takes longer than it did delays everything that follows: the times between two steps are those of the recording.
        TimeSpan late = TimeSpan.Zero;
        int next = 0;
        try
        {
            for (; next < recording.Timeline.Count; next++)
            {
                RecordedStep step = recording.Timeline[next];
                TimeSpan delay = machine?.DelayOf(step.Action) ?? TimeSpan.Zero;
                await PassUntil(world, world.Elapsed + delay);
                late += delay;
                if (await Do(world, step, late) is { } result && step.Result is not null)
                {
                    results.Add($"{step.Node}: {FinalTables.ComparableResult(result)}");
                }

                await PassUntil(world, step.DoneAt + late);
                late = world.Elapsed - step.DoneAt;
            }

            return Left(world, recording, results, await ReadTables(world, recording));
        }
        catch (WorldException refusal)
        {
            return Left(world, recording, results, []) with { Refusal = new RefusedStep(Math.Min(next, recording.Timeline.Count - 1), refusal.Message) };
        }
    }

    /// <summary>The results of a recording's SQL steps in the form in which <see cref="Play(Recording, IWorld)"/> gives its own.</summary>
    public static List<string> RecordedResults(Recording recording) =>
        [.. recording.Timeline.Where(step => step is { Action: RecordedAction.Sql, Result: not null })
            .Select(step => $"{step.Node}: {FinalTables.ComparableResult(step.Result!)}")];

    private static void AddNodes(IWorld world, Recording recording)
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

    private static async Task<string?> Do(IWorld world, RecordedStep step, TimeSpan late)
    {
        string node = step.Node ?? "";
        switch (step.Action)
        {
            case RecordedAction.Start:
                await Start(world, step);
                return null;
            case RecordedAction.Stop or RecordedAction.Kill:
                await world.Kill(node);
                return null;
            case RecordedAction.Wipe:
                await world.LoseDatabase(node);
                return null;
            case RecordedAction.Sql:
                await PassUntil(world, step.DoneAt + late - _clientTime);
                return await Send(world, node, step.Sql ?? "", step.Login);
            default:
                return null;
        }
    }

    private static Task Start(IWorld world, RecordedStep step)
    {
        if (step.ClockAhead != TimeSpan.Zero)
        {
            world.SetClockOffset(step.Node ?? "", step.ClockAhead);
        }

        return world.Start(step.Node ?? "");
    }

    private static async Task<string> Send(IWorld world, string node, string sql, ClientLogin? login)
    {
        await using IWorldClient client = world.Connect(node, login);
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

    private static Task PassUntil(IWorld world, TimeSpan moment) =>
        moment > world.Elapsed ? world.Pass(moment - world.Elapsed) : Task.CompletedTask;

    private static PlayedRecording Left(
        IWorld world, Recording recording, List<string> results, Dictionary<(string Node, string Table), (string[] Columns, List<string[]> Rows)> tables)
    {
        var logs = recording.Nodes.ToDictionary(node => node.Name, node => ClusterLog.From(world.Log(node.Name).Select(line => line.Text)));
        return new PlayedRecording(logs, tables, results, world.RunningNodes);
    }

    private static async Task<Dictionary<(string Node, string Table), (string[] Columns, List<string[]> Rows)>> ReadTables(IWorld world, Recording recording)
    {
        var tables = new Dictionary<(string Node, string Table), (string[] Columns, List<string[]> Rows)>();
        foreach (RecordedNode node in recording.Nodes.Where(node => world.RunningNodes.Contains(node.Name)))
        {
            foreach (string table in (node.FinalTables ?? []).Select(table => table.Key))
            {
                AdminReply reply = await world.Query(node.Name, $"SELECT * FROM {table}");
                tables[(node.Name, table)] = reply is AdminReply.Rows rows ? FinalTables.From(rows.Set) : (["error"], [[reply.ToString()]]);
            }
        }

        return tables;
    }
}

/// <summary>What a played recording left behind.</summary>
internal sealed record PlayedRecording(
    IReadOnlyDictionary<string, ClusterLog> Logs,
    IReadOnlyDictionary<(string Node, string Table), (string[] Columns, List<string[]> Rows)> Tables,
    IReadOnlyList<string> Results,
    IReadOnlyList<string> RunningNodes)
{
    /// <summary>The step that could not be done, where the play ended; null if all could.</summary>
    public RefusedStep? Refusal { get; init; }
}

/// <summary>A step of the timeline, counted from 0, that could not be done, and why.</summary>
internal sealed record RefusedStep(int Index, string Reason);
