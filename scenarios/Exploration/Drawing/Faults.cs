using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;

namespace Sim.Scenarios.Exploration.Drawing;

/// <summary>What goes wrong, drawn. Some faults are taken back later in the run, the others at its end.</summary>
internal static class Faults
{
    /// <summary>The MySQL server that the monitors watch as the writer.</summary>
    public const string Writer = "10.0.1.101:3306";

    /// <summary>The one that they watch as a reader.</summary>
    public const string Reader = "10.0.1.102:3306";

    /// <summary>One way: a login over it takes just less than the connect timeout.</summary>
    private const int SlowMilliseconds = 200;

    private const double SlowBeforeCutChance = 0.7;

    // An answer is waited for one minute.
    private static readonly TimeSpan[] _cutTimes =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(70)];

    private static readonly TimeSpan[] _clockLeads =
        [TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromHours(30), TimeSpan.FromSeconds(-2), TimeSpan.FromHours(-1)];

    /// <summary>One fault of that kind; nothing when there is no node that it could befall.</summary>
    public static void Befall(Sketch sketch, FaultKind kind)
    {
        if (sketch.Running.Length == 0)
        {
            return;
        }

        switch (kind)
        {
            case FaultKind.Cut or FaultKind.OneWay or FaultKind.Slow or FaultKind.Loss:
                if (sketch.Pair() is var (a, b))
                {
                    BefallLink(sketch, kind, a.Name, b.Name);
                }

                break;
            case FaultKind.Isolate:
                Isolate(sketch);
                break;
            case FaultKind.Backend:
                BefallBackend(sketch);
                break;
            case FaultKind.PeerList:
                if (sketch.Pair() is var (editor, removed))
                {
                    sketch.Add(new RunStatements(
                        editor.Name, [$"DELETE FROM proxysql_servers WHERE hostname='{removed.Address}'", "LOAD PROXYSQL SERVERS TO RUNTIME"]));
                }

                break;
            case FaultKind.Credentials:
                ChangeCredentials(sketch);
                break;
            case FaultKind.Pause:
                Pause(sketch);
                break;
            case FaultKind.DiskFull:
                FillDisk(sketch, sketch.OneOf(sketch.Running).Name);
                break;
            case FaultKind.ClockSkew or FaultKind.ClockJump:
                SetClock(sketch, sketch.OneOf(sketch.Running).Name);
                break;
            default:
                BefallProcess(sketch, kind, sketch.OneOf(sketch.Running).Name);
                break;
        }
    }

    /// <summary>A node's clock is off from now on.</summary>
    public static void SetClock(Sketch sketch, string node) => sketch.Add(new SetClock(node, sketch.OneOf(_clockLeads)));

    private static void BefallLink(Sketch sketch, FaultKind kind, string a, string b)
    {
        switch (kind)
        {
            case FaultKind.Slow:
                sketch.Add(new SetLatency(a, b, TimeSpan.FromMilliseconds(sketch.OneOf(100, SlowMilliseconds, 900))));
                break;
            case FaultKind.Loss:
                sketch.Add(new SetLoss(a, b, sketch.OneOf(5, 20, 50)));
                break;
            default:
                ChangeBeforeCut(sketch, a, [b]);
                sketch.Add(kind == FaultKind.Cut ? new Disconnect(a, b) : new Cut(a, b));
                if (sketch.Dice.Chance(0.7))
                {
                    sketch.Wait(sketch.OneOf(_cutTimes));
                    sketch.Add(kind == FaultKind.Cut ? new Reconnect(a, b) : new Heal(a, b));
                }

                break;
        }
    }

    private static void Isolate(Sketch sketch)
    {
        string node = sketch.OneOf(sketch.Running).Name;
        string[] others = [.. sketch.Nodes.Select(n => n.Name).Where(n => n != node)];
        ChangeBeforeCut(sketch, node, others);
        sketch.Add(new Isolate(node, [.. others]));
        sketch.Isolated.Add(node);
        if (sketch.Running.Length > 1 && sketch.Dice.Chance(0.6))
        {
            // Life goes on without it.
            Operators.ChangeAny(sketch, sketch.OneOf([.. sketch.Running.Select(n => n.Name).Where(n => n != node)]));
        }

        if (sketch.Dice.Chance(0.2))
        {
            sketch.Wait(sketch.OneOf(_cutTimes));
        }
    }

    /// <summary>A network often fails when it matters: it gets slow, something is on its way, and then it is gone.</summary>
    private static void ChangeBeforeCut(Sketch sketch, string node, IReadOnlyList<string> others)
    {
        bool isSlow = sketch.Dice.Chance(SlowBeforeCutChance);
        if (isSlow)
        {
            foreach (string other in others)
            {
                sketch.Add(new SetLatency(node, other, TimeSpan.FromMilliseconds(SlowMilliseconds)));
            }
        }

        if (sketch.Dice.Chance(0.75))
        {
            Operators.ChangeAny(sketch, node);
            int diffs = sketch.Nodes[0].DiffsBeforeSync;

            // Either while the change is being noticed, or while it is being fetched.
            var roundTrip = TimeSpan.FromMilliseconds(isSlow ? 2 * SlowMilliseconds : 0);
            TimeSpan check = sketch.Check > roundTrip ? sketch.Check : roundTrip;
            sketch.Wait(sketch.Dice.Chance(0.5) ? TimeSpan.Zero : check * (diffs + 0.5));
            sketch.WaitUpTo(check * 2);
        }
    }

    /// <summary>A process stops, best while something is on its way from it, and often goes on.</summary>
    private static void Pause(Sketch sketch)
    {
        string node = sketch.OneOf(sketch.Running).Name;
        ChangeBeforeCut(sketch, node, [.. sketch.Nodes.Select(n => n.Name).Where(n => n != node)]);
        sketch.Add(new PauseNode(node));
        if (sketch.Dice.Chance(0.7))
        {
            sketch.Wait(sketch.OneOf(_cutTimes));
            sketch.Add(new GoOn(node));
        }
    }

    /// <summary>Something is saved while there is no room, and often the process does not outlive it.</summary>
    private static void FillDisk(Sketch sketch, string node)
    {
        sketch.Add(new SetDisk(node, IsFull: true));
        Operators.ChangeAny(sketch, node);
        sketch.WaitUpTo(sketch.Check * 5);
        if (sketch.Dice.Chance(0.5))
        {
            sketch.Add(new SetDisk(node, IsFull: false));
        }

        if (sketch.Dice.Chance(0.5))
        {
            sketch.Add(new RestartNode(node));
        }
    }

    private static void BefallProcess(Sketch sketch, FaultKind kind, string node)
    {
        switch (kind)
        {
            case FaultKind.Kill:
                sketch.Add(new KillNode(node));
                sketch.WaitUpTo(TimeSpan.FromSeconds(10));
                sketch.Add(new StartNode(node));
                break;
            case FaultKind.Restart:
                sketch.Add(new RestartNode(node));
                break;
            case FaultKind.LoseDatabase:
                sketch.Add(new KillNode(node), new LoseDatabase(node), new StartNode(node));
                break;
            default:
                foreach (RunNode each in sketch.Running)
                {
                    sketch.Add(new RestartNode(each.Name));
                }

                break;
        }
    }

    private static void BefallBackend(Sketch sketch)
    {
        string server = sketch.OneOf(sketch.Backends);
        if (sketch.Dice.Chance(0.5))
        {
            sketch.Add(new Cut(sketch.OneOf(sketch.Running).Name, server));
        }
        else
        {
            sketch.Add(new SetBackend(server, sketch.OneOf(Enum.GetValues<BackendChange>())));
        }
    }

    private static void ChangeCredentials(Sketch sketch)
    {
        if (sketch.Pair() is not var (follower, peer))
        {
            return;
        }

        if (sketch.Dice.Chance(0.5))
        {
            sketch.Add(new RunStatements(follower.Name, [$"SET {RunNode.ClusterPassword}='wrong'", "LOAD ADMIN VARIABLES TO RUNTIME"]) { IsFault = true });
            return;
        }

        string password = follower.Credentials.GetValueOrDefault(RunNode.ClusterPassword, "");
        string[] admit = [$"SET {RunNode.StatsCredentials}='stats:stats;reader:{password}'", "LOAD ADMIN VARIABLES TO RUNTIME", "SAVE ADMIN VARIABLES TO DISK"];
        string[] use = [$"SET {RunNode.ClusterUsername}='reader'", "LOAD ADMIN VARIABLES TO RUNTIME"];
        sketch.Add(new RunStatements(peer.Name, [.. admit]) { IsFault = true }, new RunStatements(follower.Name, [.. use]) { IsFault = true });
        if (sketch.Dice.Chance(0.7))
        {
            sketch.WaitUpTo(sketch.Check);
            sketch.Add(new RestartNode(peer.Name));
        }
    }
}
