using Sim.Engine;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Simulation;

/// <summary>Starts processes, and does what their angel does when they end.</summary>
internal sealed class Launcher(SimSurroundings surroundings, Action<SimProcess, NodeEvent> onEvent)
{
    /// <summary>From the start of the program to its first look at the configuration, microseconds.</summary>
    private const long LeastBootMicroseconds = 10_000;

    private const long MostBootMicroseconds = 45_000;

    /// <summary>
    /// A simulated machine has no files but the node's own, and a statement that would never end must not stop virtual time: the limits are far
    /// beyond what a configuration needs, and a second or two of this machine's time.
    /// </summary>
    private static readonly StatementLimits _limits = new()
    {
        MayNameFiles = false,
        Instructions = 200_000_000,
        Rows = 2_000_000,
        ResultMegabytes = 256,
        ValueBytes = 32 << 20,
    };

    private readonly Dictionary<string, int> _incarnations = [];

    /// <summary>Starts the node of a machine.</summary>
    public void Launch(SimMachine machine, StartMode mode, bool withoutStart = false)
    {
        int incarnation = _incarnations[machine.Name] = _incarnations.GetValueOrDefault(machine.Name) + 1;
        var options = new NodeOptions
        {
            ConfigurationFilePath = machine.Configuration?.Path,
            ReadConfigurationFile = () => machine.Configuration?.Text,
            Initial = mode == StartMode.Initial,
            Reload = mode == StartMode.Reload,
            WithoutStart = withoutStart,
            OperatingSystem = $"Linux {machine.Name} (simulated)",
            Limits = _limits,
            Seed = surroundings.Seed,
        };
        var process = new SimProcess(machine, surroundings, options, incarnation, onEvent);
        machine.Process = process;
        var boot = new SeedStream(surroundings.Seed, $"boot {machine.Name} {incarnation}");
        surroundings.Loop.Schedule(surroundings.Loop.NowMicroseconds + boot.Between(LeastBootMicroseconds, MostBootMicroseconds), () => Boot(process));
    }

    /// <summary>A process announced its end.</summary>
    public void OnExit(SimProcess process, NodeExit exit)
    {
        EventLoop loop = surroundings.Loop;

        // It still stands in its own code: it ends at the next turn.
        loop.Schedule(loop.NowMicroseconds, process.End);
        if (exit is NodeExit.Crashed or NodeExit.Restarting or NodeExit.RestartingUnstarted)
        {
            long delay = exit == NodeExit.Crashed ? AngelDelayMicroseconds(process) : 0;
            loop.Schedule(loop.NowMicroseconds + delay, () => StartAgain(process, exit == NodeExit.RestartingUnstarted));
        }
    }

    private static long AngelDelayMicroseconds(SimProcess process)
    {
        const long MicrosecondsPerSecond = 1_000_000;
        if (process.Machine.UnixMicroseconds / MicrosecondsPerSecond != process.LaunchedAtUnixMicroseconds / MicrosecondsPerSecond)
        {
            return 0;
        }

        int delayMilliseconds = process.Machine.Profile.AngelRestartDelayMilliseconds;
        process.Emit(new AngelWaits(delayMilliseconds));
        return delayMilliseconds * 1000L;
    }

    private static void Boot(SimProcess process)
    {
        if (!process.IsAlive)
        {
            return;
        }

        process.Node.Threads.Start(process.Node.Start());
        if (process.Refusal is not null)
        {
            return;
        }

        process.HasBooted = true;
        foreach ((Module module, ulong version, ulong epoch) in process.Machine.StartingValues)
        {
            process.Node.StartFrom(module, version, epoch);
        }

        process.Machine.StartingValues.Clear();
    }

    private void StartAgain(SimProcess ended, bool withoutStart)
    {
        // Somebody else may have started the node meanwhile: then this angel has nothing to do any more.
        if (!ended.Machine.IsRunning && ended.Machine.Process == ended)
        {
            Launch(ended.Machine, StartMode.Normal, withoutStart);
        }
    }
}
