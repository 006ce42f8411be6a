using System.Net;
using Sim.Engine.Checksums;
using Sim.Engine.Profiles;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Processes;

/// <summary>
/// A world of real processes on this machine, in real time: every node is a process at a loopback address of its own, every MySQL server a
/// small server in this process. Text goes in and comes out in the scenario's addresses.
/// </summary>
public sealed class ProcessWorld : IWorld
{
    private const int MysqlPort = 3306;

    /// <summary>How often conditions and logs are looked at.</summary>
    private static readonly TimeSpan _pollPeriod = TimeSpan.FromMilliseconds(50);

    private readonly NodeCommand _command;
    private readonly Slot _slot;
    private readonly string _folder;
    private readonly AddressMap _addresses;
    private readonly WorldClock _clock = new();
    private readonly Dictionary<IPEndPoint, BackendServer> _backends = [];
    private readonly HashSet<string> _paused = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _reading;
    private volatile ProcessNode[] _nodes = [];

    /// <summary>Makes an empty world.</summary>
    /// <param name="command">What starts a node; null: the node that comes with this program.</param>
    /// <exception cref="WorldException">The command cannot be one, or the machine has no addresses left.</exception>
    public ProcessWorld(string? command = null)
    {
        _command = command is null ? NodeCommand.Own : NodeCommand.Parse(command);
        _slot = Slot.Claim();
        _folder = LivingProcesses.AddFolder("sim-world-");
        _addresses = new AddressMap(_slot.Number);
        _reading = ReadLogs();
    }

    /// <inheritdoc/>
    public DateTimeOffset Now => _clock.Now;

    /// <inheritdoc/>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Whether all addresses that were named so far are on this machine what they are in the scenario.</summary>
    public bool KeepsAddresses => _addresses.IsIdentity;

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => [.. _nodes.Select(node => node.Name)];

    /// <inheritdoc/>
    public IReadOnlyList<string> RunningNodes => [.. _nodes.Where(node => node.IsRunning).Select(node => node.Name)];

    /// <inheritdoc/>
    public void UseProfile(string version)
    {
        if (Profile.Find(version) is null)
        {
            throw new WorldException(
                $"there is no profile of ProxySQL {version}; the profiles are {string.Join(", ", Profile.All.Select(profile => profile.Version))}");
        }
    }

    /// <inheritdoc/>
    public void SetWallClock(DateTimeOffset start)
    {
        if (_clock.HasBegun)
        {
            throw new WorldException("the wall clock can only be set before the first node starts");
        }

        NeedMovableClock();
        _clock.Set(start);
    }

    /// <summary>How old the machine's second shall be when the first node starts: epochs are whole seconds, so it decides which are equal.</summary>
    public void SetPhase(TimeSpan age) => _clock.SetPhase(age);

    /// <inheritdoc/>
    public void AddNode(string name, string address, NodeConfiguration? configuration)
    {
        ArgumentNullException.ThrowIfNull(address);
        (string host, int port) = AdminAddress.Split(address);
        if (Find(name) is { } known)
        {
            Reconfigure(known, host, configuration);
            return;
        }

        if (Array.Find(_nodes, node => node.Host == host) is { } neighbour)
        {
            throw new WorldException($"node {name} cannot have the address {host}: it belongs to node {neighbour.Name}");
        }

        string folder = Path.Combine(_folder, $"node-{_nodes.Length + 1}");
        _nodes = [.. _nodes, new ProcessNode(name, host, port, folder, _addresses, () => Now) { Configuration = configuration }];
    }

    /// <summary>The node's address on this machine.</summary>
    public string MachineAddressOf(string node) => Node(node).MachineHost;

    /// <inheritdoc/>
    public void SetClockOffset(string node, TimeSpan ahead)
    {
        NeedMovableClock();
        if (ahead.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new NotOfThisWorldException("the clock of a process can only be moved by whole seconds");
        }

        Node(node).ClockAhead = ahead;
    }

    /// <inheritdoc/>
    public void SetStartingValue(string node, Module module, ulong version, ulong epoch) =>
        throw new NotOfThisWorldException("a real process begins at version 1, now; it cannot be given another version or epoch to begin with");

    /// <inheritdoc/>
    public void SetBackend(string address, BackendState state)
    {
        ArgumentNullException.ThrowIfNull(address);
        (string host, int port) = AdminAddress.Split(address.Contains(':', StringComparison.Ordinal) ? address : $"{address}:{MysqlPort}");
        var endPoint = new IPEndPoint(IPAddress.Parse(_addresses.ToMachine(host)), port);
        if (!_backends.TryGetValue(endPoint, out BackendServer? backend))
        {
            _backends.Add(endPoint, backend = new BackendServer(endPoint));
        }

        backend.Set(state);
    }

    /// <inheritdoc/>
    public void AddScript(string name, string sql) =>
        throw new NotOfThisWorldException("real processes start real scripts; the scenario's own are for the simulation");

    /// <inheritdoc/>
    public async Task Start(string node, StartMode mode = StartMode.Normal)
    {
        ProcessNode starting = Node(node);
        if (starting.IsRunning)
        {
            throw new WorldException($"node {node} is running already");
        }

        ThrowIfOneDied();
        await _clock.Begin();
        await starting.Start(_command, mode, _clock.SecondsAhead, TimeZone());
    }

    /// <inheritdoc/>
    public Task Stop(string node) => Running(node).Stop();

    /// <inheritdoc/>
    public Task Kill(string node)
    {
        _paused.Remove(node);
        return Running(node).Kill();
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
        Running(node).Process!.Pause();
        _paused.Add(node);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task GoOn(string node)
    {
        if (!_paused.Remove(node))
        {
            throw new WorldException($"node {node} is not paused");
        }

        Node(node).Process!.GoOn();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void SetDiskFull(string node, bool isFull) =>
        throw new NotOfThisWorldException("the processes write to this machine's own disk, which nobody may fill");

    /// <inheritdoc/>
    public Task LoseDatabase(string node)
    {
        ProcessNode loser = Node(node);
        if (loser.IsRunning)
        {
            throw new WorldException($"node {node} is running: stop or kill it before it loses its database");
        }

        loser.LoseDatabase();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IWorldClient Connect(string node, ClientLogin? login = null) => new AdminClient(Running(node), login ?? ClientLogin.Administrator);

    /// <inheritdoc/>
    public Task Pass(TimeSpan time) => Throughout(() => Task.FromResult(true), time);

    /// <inheritdoc/>
    public void Disconnect(string a, string b) => RefuseNetworkFaults();

    /// <inheritdoc/>
    public void Reconnect(string a, string b) => RefuseNetworkFaults();

    /// <inheritdoc/>
    public void Cut(string from, string to) => RefuseNetworkFaults();

    /// <inheritdoc/>
    public void Heal(string from, string to) => RefuseNetworkFaults();

    /// <inheritdoc/>
    public void SetLatency(string a, string b, TimeSpan latency) => RefuseNetworkFaults();

    /// <inheritdoc/>
    public void SetLoss(string a, string b, double probability) => RefuseNetworkFaults();

    /// <inheritdoc/>
    public IReadOnlyList<LogLine> Log(string node) => Node(node).Log;

    /// <inheritdoc/>
    public async Task<bool> Until(Func<Task<bool>> condition, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(condition);
        await _clock.Begin();
        TimeSpan deadline = Elapsed + within;
        while (!await condition())
        {
            if (Elapsed >= deadline)
            {
                return false;
            }

            await PassUntilNextLook(deadline);
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> Throughout(Func<Task<bool>> condition, TimeSpan during)
    {
        ArgumentNullException.ThrowIfNull(condition);
        await _clock.Begin();
        TimeSpan end = Elapsed + during;
        while (await condition())
        {
            if (Elapsed >= end)
            {
                return true;
            }

            await PassUntilNextLook(end);
        }

        return false;
    }

    /// <summary>Ends every process and server, and removes their files; logs can still be read.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (ProcessNode node in _nodes.Where(node => node.IsRunning))
        {
            await node.Kill();
        }

        foreach (BackendServer backend in _backends.Values)
        {
            await backend.DisposeAsync();
        }

        await _ended.CancelAsync();
        await _reading;
        _ended.Dispose();
        LivingProcesses.RemoveFolder(_folder);
        _slot.Dispose();
    }

    private static void Reconfigure(ProcessNode node, string host, NodeConfiguration? configuration)
    {
        if (node.IsRunning)
        {
            throw new WorldException($"node {node.Name} is running: stop or kill it before its configuration file changes");
        }

        if (node.Host != host)
        {
            throw new WorldException($"node {node.Name} has the address {node.Host} already");
        }

        node.Configuration = configuration;
    }

    private static void RefuseNetworkFaults() =>
        throw new NotOfThisWorldException("the processes' network is this machine's own, which has no latencies, losses and cuts to order");

    private void NeedMovableClock()
    {
        if (!_command.CanMoveClock)
        {
            throw new NotOfThisWorldException("the nodes' command has no place {clock} for the seconds by which a clock is moved");
        }
    }

    private ProcessNode? Find(string name) => Array.Find(_nodes, node => node.Name == name);

    private ProcessNode Node(string name) => Find(name) ?? throw new WorldException(
        _nodes.Length == 0 ? $"there is no node {name}: no node has been added" : $"there is no node {name}; the nodes are {string.Join(", ", Nodes)}");

    private ProcessNode Running(string name)
    {
        ThrowIfOneDied();
        return Node(name) is not { IsRunning: true } node ? throw new WorldException($"node {name} is not running")
            : _paused.Contains(name) ? throw new WorldException($"node {name} is paused: it answers nobody until it goes on")
            : node;
    }

    private void ThrowIfOneDied()
    {
        if (_nodes.Select(node => node.UnexpectedEnd).FirstOrDefault(end => end is not null) is { } unexpected)
        {
            throw new WorldException(unexpected);
        }
    }

    private string TimeZone()
    {
        string file = Path.Combine(_folder, "timezone");
        if (!File.Exists(file))
        {
            File.WriteAllBytes(file, TimeZoneFile.Content(_clock.Zone));
        }

        return file;
    }

    private async Task PassUntilNextLook(TimeSpan end)
    {
        TimeSpan left = end - Elapsed;
        await Task.Delay(left <= TimeSpan.Zero ? TimeSpan.Zero : left < _pollPeriod ? left : _pollPeriod);
        ThrowIfOneDied();
    }

    /// <summary>Reads the logs as they are written, so that their lines are told with the right time.</summary>
    private async Task ReadLogs()
    {
        using var timer = new PeriodicTimer(_pollPeriod);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                foreach (ProcessNode node in _nodes)
                {
                    _ = node.Log;
                }
            }
        }
        catch (OperationCanceledException)
        {
            foreach (ProcessNode node in _nodes)
            {
                _ = node.Log;
            }
        }
    }
}
