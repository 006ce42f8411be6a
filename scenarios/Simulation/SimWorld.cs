using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Simulation;

/// <summary>
/// A world in virtual time: machines with nodes, a network, MySQL servers and disks, all driven by one event loop and one seed. Every member
/// runs to its end before it returns.
/// </summary>
public sealed class SimWorld : IWorld, IDisposable
{
    /// <summary>How long a step waits for a node to answer, in seconds of virtual time.</summary>
    private const int PatienceSeconds = 120;

    /// <summary>What a local client and its socket add to a statement, one way, microseconds.</summary>
    private const long LocalClientMicroseconds = 80;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(PatienceSeconds);

    private readonly SimSurroundings _surroundings;
    private readonly EventLoop _loop = new();
    private readonly SimTime _time;
    private readonly Machines _machines = new();
    private readonly Launcher _launcher;
    private readonly WorldOptions _options;
    private DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private Profile _profile = Profile.ProxySql146;

    /// <summary>Makes an empty world; the same seed and the same calls give the same events.</summary>
    public SimWorld(ulong seed, WorldOptions? options = null)
    {
        _options = options ?? new WorldOptions();
        _time = new SimTime(_loop);
        _surroundings = new SimSurroundings(seed, _loop, _machines, new Network(seed), new BackendStates(), []) { Branches = _options.Branches };
        _launcher = new Launcher(_surroundings, OnEvent);
    }

    /// <inheritdoc/>
    public DateTimeOffset Now => _start.AddTicks(_loop.NowMicroseconds * TimeSpan.TicksPerMicrosecond);

    /// <inheritdoc/>
    public TimeSpan Elapsed => TimeSpan.FromMicroseconds(_loop.NowMicroseconds);

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => [.. _machines.All.Select(machine => machine.Name)];

    /// <inheritdoc/>
    public IReadOnlyList<string> RunningNodes => [.. _machines.All.Where(machine => machine.IsRunning).Select(machine => machine.Name)];

    /// <summary>How many light checks (GLOBAL_CHECKSUM()) the nodes have sent one another.</summary>
    public long PeerChecks => _surroundings.Network.PeerChecks;

    /// <summary>A look into a node that nothing in the world notices; null when its process does not run or has not booted.</summary>
    internal Glance? Look(string node) => _machines.Find(node) is { IsRunning: true } machine ? Glance.Into(machine.Process!.Node) : null;

    /// <inheritdoc/>
    public void UseProfile(string version) => _profile = Profile.Find(version)
        ?? throw new WorldException(
            $"there is no profile of ProxySQL {version}; the profiles are {string.Join(", ", Profile.All.Select(profile => profile.Version))}");

    /// <inheritdoc/>
    public void SetWallClock(DateTimeOffset start)
    {
        if (_machines.All.Any(machine => machine.Process is not null))
        {
            throw new WorldException("the wall clock can only be set before the first node starts");
        }

        _start = start.AddTicks(-_loop.NowMicroseconds * TimeSpan.TicksPerMicrosecond);
    }

    /// <inheritdoc/>
    public void AddNode(string name, string address, NodeConfiguration? configuration)
    {
        ArgumentNullException.ThrowIfNull(address);
        (string host, int port) = AdminAddress.Split(address);
        if (_machines.Find(name) is { } known)
        {
            known.Reconfigure(host, configuration);
            return;
        }

        if (_machines.All.FirstOrDefault(machine => machine.Host == host) is { } neighbour)
        {
            throw new WorldException($"node {name} cannot have the address {host}: it belongs to node {neighbour.Name}");
        }

        _machines.Add(new SimMachine(name, host, port, _profile, _loop, () => _start) { Configuration = configuration });
    }

    /// <inheritdoc/>
    public void SetClockOffset(string node, TimeSpan ahead) => _machines[node].ClockAhead = ahead;

    /// <inheritdoc/>
    public void SetStartingValue(string node, Module module, ulong version, ulong epoch)
    {
        SimMachine machine = _machines[node];
        if (machine.Process is { IsAlive: true, HasBooted: true } process)
        {
            process.Node.StartFrom(module, version, epoch);
        }
        else
        {
            machine.StartingValues.Add((module, version, epoch));
        }
    }

    /// <inheritdoc/>
    public void SetBackend(string address, BackendState state)
    {
        ArgumentNullException.ThrowIfNull(address);
        _surroundings.Backends.Set(address.Contains(':', StringComparison.Ordinal) ? address : $"{address}:3306", state);
    }

    /// <inheritdoc/>
    public void AddScript(string name, string sql) => _surroundings.Scripts[name] = sql;

    /// <inheritdoc/>
    public Task Start(string node, StartMode mode = StartMode.Normal)
    {
        SimMachine machine = _machines[node];
        if (machine.IsRunning)
        {
            throw new WorldException($"node {node} is running already");
        }

        if (machine.Disk is { IsFull: true } disk && (mode == StartMode.Initial || !disk.Exists(DatabaseFile.Configuration)))
        {
            throw new WorldException($"node {node} cannot make a database: its disk is full");
        }

        _time.Run(() => _launcher.Launch(machine, mode));
        SimProcess process = machine.Process!;
        bool isDecided = _time.RunUntil(() => process.Refusal is not null || machine.Process is { IsAlive: true, Node.IsListening: true }, _patience);
        if (process.Refusal is { } refusal)
        {
            _time.RunUntil(() => !process.IsAlive, _patience);
            throw new WorldException($"node {node} does not start: {refusal}");
        }

        if (!isDecided)
        {
            throw new WorldException($"node {node} did not open its admin port within {PatienceSeconds} s");
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Stop(string node)
    {
        SimProcess process = Running(node);
        _time.Run(process.Node.Stop);
        _time.RunUntil(() => !process.IsAlive, _patience);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Kill(string node)
    {
        SimProcess process = Alive(node);
        _time.Run(process.End);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Restart(string node)
    {
        await Stop(node);
        await Start(node);
    }

    /// <inheritdoc/>
    public Task Pause(string node)
    {
        Running(node).Pause();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task GoOn(string node)
    {
        SimProcess process = _machines[node] is { IsRunning: true, Process.IsPaused: true } machine
            ? machine.Process
            : throw new WorldException($"node {node} is not paused");
        process.GoOn(_loop);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void SetDiskFull(string node, bool isFull) => _machines[node].Disk.SetFull(isFull);

    /// <inheritdoc/>
    public Task LoseDatabase(string node)
    {
        SimMachine machine = _machines[node];
        if (machine.IsRunning)
        {
            throw new WorldException($"node {node} is running: stop or kill it before it loses its database");
        }

        machine.Disk.Lose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IWorldClient Connect(string node, ClientLogin? login = null) => new SimClient(this, Running(node), login ?? ClientLogin.Administrator);

    /// <inheritdoc/>
    public Task Pass(TimeSpan time)
    {
        NeedTime(time);
        _time.RunFor(time);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Disconnect(string a, string b)
    {
        Cut(a, b);
        Cut(b, a);
    }

    /// <inheritdoc/>
    public void Reconnect(string a, string b)
    {
        Heal(a, b);
        Heal(b, a);
    }

    /// <inheritdoc/>
    public void Cut(string from, string to) => LinkBetween(from, to).IsCut = true;

    /// <inheritdoc/>
    public void Heal(string from, string to) => LinkBetween(from, to).IsCut = false;

    /// <inheritdoc/>
    public void SetLatency(string a, string b, TimeSpan latency)
    {
        LinkBetween(a, b).SetLatency((long)latency.TotalMicroseconds);
        LinkBetween(b, a).SetLatency((long)latency.TotalMicroseconds);
    }

    /// <inheritdoc/>
    public void SetLoss(string a, string b, double probability)
    {
        LinkBetween(a, b).SetLoss(probability);
        LinkBetween(b, a).SetLoss(probability);
    }

    /// <inheritdoc/>
    public IReadOnlyList<LogLine> Log(string node) => _machines[node].Log;

    /// <inheritdoc/>
    public Task<bool> Until(Func<Task<bool>> condition, TimeSpan within)
    {
        NeedTime(within);
        return _time.Until(condition, within);
    }

    /// <inheritdoc/>
    public Task<bool> Throughout(Func<Task<bool>> condition, TimeSpan during)
    {
        NeedTime(during);
        return _time.Throughout(condition, during);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends every process.</summary>
    public void Dispose()
    {
        foreach (SimMachine machine in _machines.All)
        {
            machine.Process?.End();
        }
    }

    /// <summary>Lets a local client send something to a node, and time pass until the answer is there.</summary>
    internal AdminReply Wait(SimProcess process, string sql, Func<string, ValueTask<AdminReply>> ask)
    {
        AdminReply? reply = null;
        async Task Arrive() => reply = await ask(sql);
        _loop.Schedule(_loop.NowMicroseconds + LocalClientMicroseconds, () =>
        {
            if (process.IsAlive)
            {
                process.Node.Threads.Start(Arrive());
            }
        });
        if (!_time.RunUntil(() => reply is not null || !process.IsAlive, _patience))
        {
            throw new WorldException($"node {process.Machine.Name} did not answer within {PatienceSeconds} s: {sql}");
        }

        _time.RunFor(TimeSpan.FromMicroseconds(LocalClientMicroseconds));
        return reply ?? new AdminReply.Dropped();
    }

    private void NeedTime(TimeSpan time)
    {
        if (time > ClockRange.WorldsEnd - Now)
        {
            throw new WorldException($"the world's time ends with the year {ClockRange.WorldsEnd.Year - 1}, and it is {Now:yyyy-MM-dd HH:mm:ss zzz}");
        }
    }

    private SimProcess Running(string node) => Alive(node) is { IsPaused: false } process
        ? process
        : throw new WorldException($"node {node} is paused: it answers nobody until it goes on");

    private SimProcess Alive(string node) => _machines[node] is { IsRunning: true } machine
        ? machine.Process!
        : throw new WorldException($"node {node} is not running");

    /// <summary>The link between two nodes; a MySQL server may stand in for a node, as <c>host:port</c>.</summary>
    private Link LinkBetween(string from, string to) => _surroundings.Network.Between(EndName(from), EndName(to));

    private string EndName(string end) => _surroundings.Backends.Knows(end) ? $"mysql {end}" : _machines[end].Host;

    private void OnEvent(SimProcess process, NodeEvent happened)
    {
        _time.SomethingHappened();
        if (happened is EngineDefect defect)
        {
            _time.Break(defect.Defect);
        }

        process.Machine.Record(happened);
        _options.Trace?.Invoke(new TraceEntry(
            (Now.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond, process.Machine.Name, happened));
        if (happened is NodeExited exited)
        {
            _launcher.OnExit(process, exited.Exit);
        }
    }
}
