using Sim.Engine;
using Sim.Engine.Admin;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Seams;

namespace Sim.Scenarios.Simulation;

/// <summary>
/// One run of a node's process on its machine. When it ends, whatever it still waits for never comes: its threads are simply not resumed.
/// </summary>
internal sealed class SimProcess : IEventSink
{
    private readonly Action<SimProcess, NodeEvent> _onEvent;
    private readonly List<SimConnection> _serving = [];
    private readonly List<Occurrence> _held = [];

    public SimProcess(SimMachine machine, SimSurroundings surroundings, NodeOptions options, int incarnation, Action<SimProcess, NodeEvent> onEvent)
    {
        Machine = machine;
        LaunchedAtUnixMicroseconds = machine.UnixMicroseconds;
        _onEvent = onEvent;
        string stream = $"process {machine.Name} {incarnation}";
        var seams = new NodeSeams(
            new SimClock(
                this,
                surroundings.Loop,
                new SeedStream(surroundings.Seed, stream + " sleeps"),
                new SeedStream(surroundings.Seed, stream + " threads")),
            new SimPeers(this, surroundings.Machines, surroundings.Network, surroundings.Loop, new SeedStream(surroundings.Seed, stream + " peers")),
            new SimBackends(this, surroundings.Backends, surroundings.Network, surroundings.Loop),
            machine.Disk,
            new SimScripts(this, surroundings),
            this);
        Branches = surroundings.Branches;
        Node = new Node(machine.Profile, options, seams);
    }

    public SimMachine Machine { get; }

    public Node Node { get; }

    public IBranchSink? Branches { get; }

    /// <summary>When it was launched, by its machine's wall clock.</summary>
    public long LaunchedAtUnixMicroseconds { get; }

    public bool IsAlive { get; private set; } = true;

    /// <summary>Whether it is stopped for a while (SIGSTOP): nothing is lost, and nothing happens in it.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Whether the program has read its configuration and has something to hold values in; before that it is only being loaded.</summary>
    public bool HasBooted { get; set; }

    /// <summary>Why the process would not come up, if it refused its configuration.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Logs in at the admin port, with a password as the client knows it.</summary>
    public AdminLoginResult LogIn(string username, string password, string fromAddress) => Node.LogIn(
        new LoginAttempt(username, fromAddress, password.Length > 0, stored => stored == password || stored == PasswordHash.Of(password)));

    public void Emit(NodeEvent happened)
    {
        if (happened is NodeExited { Exit: NodeExit.Refused } refused)
        {
            Refusal = refused.Reason;
        }

        _onEvent(this, happened);
    }

    /// <summary>Stops it for a while.</summary>
    public void Pause() => IsPaused = true;

    /// <summary>Lets it go on: what was due meanwhile happens now, in its order.</summary>
    public void GoOn(EventLoop loop)
    {
        IsPaused = false;
        foreach (Occurrence held in _held)
        {
            loop.Schedule(loop.NowMicroseconds, held);
        }

        _held.Clear();
    }

    /// <summary>Keeps what would happen in it now until it goes on; false when it is not paused.</summary>
    public bool Holds(Occurrence occurrence)
    {
        if (IsPaused)
        {
            _held.Add(occurrence);
        }

        return IsPaused;
    }

    /// <summary>A connection waits for this process to answer.</summary>
    public void Remember(SimConnection connection) => _serving.Add(connection);

    /// <summary>The connection does not wait any more.</summary>
    public void Forget(SimConnection connection)
    {
        if (_serving.Count > 0)
        {
            _serving.Remove(connection);
        }
    }

    /// <summary>Ends the process: memory is gone, the disk keeps what was written, open connections break.</summary>
    public void End()
    {
        if (!IsAlive)
        {
            return;
        }

        IsAlive = false;
        IsPaused = false;
        _held.Clear();
        Machine.Disk.Keep();
        Node.Dispose();
        foreach (SimConnection connection in _serving.ToArray())
        {
            connection.ServerDied();
        }

        _serving.Clear();
    }
}
