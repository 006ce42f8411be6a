using System.Net;
using System.Net.Sockets;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Processes;

/// <summary>A node as it is installed on this machine: an address, a folder with its files, and at times a process.</summary>
internal sealed class ProcessNode
{
    /// <summary>How long a process may take until its admin port answers, or until it has ended.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>How long its port may stay in use after a process of it has ended.</summary>
    private static readonly TimeSpan _portPatience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan _pollPeriod = TimeSpan.FromMilliseconds(10);

    private const int LastWords = 8;

    private readonly AddressMap _addresses;
    private readonly string _configurationFile;
    private readonly string _dataDirectory;
    private readonly string _logFile;
    private readonly LogFile _log;

    /// <summary>Installs it.</summary>
    public ProcessNode(string name, string host, int adminPort, string folder, AddressMap addresses, Func<DateTimeOffset> now)
    {
        Name = name;
        Host = host;
        AdminPort = adminPort;
        _addresses = addresses;
        MachineHost = addresses.ToMachine(host);
        _configurationFile = Path.Combine(folder, "proxysql.cnf");
        _dataDirectory = Path.Combine(folder, "data");
        _logFile = Path.Combine(folder, "node.log");
        _log = new LogFile(_logFile, now, TextToScenario);
        Directory.CreateDirectory(_dataDirectory);
    }

    /// <summary>The scenario's name for it.</summary>
    public string Name { get; }

    /// <summary>Its address in the scenario.</summary>
    public string Host { get; }

    /// <summary>Its address on this machine.</summary>
    public string MachineHost { get; }

    /// <summary>The port of its admin interface.</summary>
    public int AdminPort { get; }

    /// <summary>Its configuration file.</summary>
    public NodeConfiguration? Configuration { get; set; }

    /// <summary>How far its clock is ahead of the world's.</summary>
    public TimeSpan ClockAhead { get; set; }

    /// <summary>The process that runs, or that ran last.</summary>
    public NodeProcess? Process { get; private set; }

    /// <summary>Whether its process runs.</summary>
    public bool IsRunning => Process is { IsAlive: true };

    /// <summary>The log over all its processes.</summary>
    public IReadOnlyList<LogLine> Log => _log.Read();

    /// <summary>In one paragraph: that its process has ended though nobody asked it to, and its last words; null if it has not.</summary>
    public string? UnexpectedEnd => Process?.UnexpectedEnd is { } ending ? $"node {Name} ended {ending}, unexpectedly{Tail()}" : null;

    /// <summary>What a node may be told in the scenario's addresses, in this machine's.</summary>
    public string TextToMachine(string text) => _addresses.TextToMachine(text, MachineHost);

    /// <summary>What a node says, in the scenario's addresses and with the scenario's name for its configuration file.</summary>
    public string TextToScenario(string text) =>
        _addresses.TextToScenario(text.Replace(_configurationFile, Configuration?.Path ?? _configurationFile, StringComparison.Ordinal));

    /// <summary>Starts the process and waits until its admin port answers.</summary>
    public async Task Start(NodeCommand command, StartMode mode, long secondsAhead, string timeZoneFile)
    {
        await WaitForFreePort();
        await File.WriteAllTextAsync(_configurationFile, ConfigurationText.For(Configuration?.Text, _addresses, MachineHost, AdminPort));
        long clock = secondsAhead + (long)ClockAhead.TotalSeconds;
        Process?.Dispose();
        Process = NodeProcess.Start(command.For(_configurationFile, _dataDirectory, clock, mode), _logFile, timeZoneFile);
        using var deadline = new CancellationTokenSource(_patience);
        while (!await Greets(deadline.Token))
        {
            if (!Process.IsAlive)
            {
                throw new WorldException($"node {Name} does not start: it ended {Process.Ending} before its admin port answered{Tail()}");
            }

            if (deadline.IsCancellationRequested)
            {
                throw new WorldException($"node {Name} did not open its admin port at {MachineHost}:{AdminPort} within {_patience.TotalSeconds} s{Tail()}");
            }
        }
    }

    /// <summary>Ends the process in order.</summary>
    public async Task Stop()
    {
        Process!.Terminate();
        if (await Task.WhenAny(Process.Exited, Task.Delay(_patience)) != Process.Exited)
        {
            await Kill();
            throw new WorldException($"node {Name} did not end within {_patience.TotalSeconds} s and was killed{Tail()}");
        }
    }

    /// <summary>Ends the process at once.</summary>
    public async Task Kill()
    {
        Process!.Kill();
        await Process.Exited;
    }

    /// <summary>Removes the database.</summary>
    public void LoseDatabase()
    {
        Directory.Delete(_dataDirectory, recursive: true);
        Directory.CreateDirectory(_dataDirectory);
    }

    /// <summary>What a killed command had started may hold the port a moment longer than the command itself lived.</summary>
    private async Task WaitForFreePort()
    {
        using var deadline = new CancellationTokenSource(_portPatience);
        while (FindObstacle() is { } obstacle)
        {
            if (deadline.IsCancellationRequested)
            {
                throw new WorldException(obstacle);
            }

            await Task.Delay(_pollPeriod, CancellationToken.None);
        }
    }

    /// <summary>Why the node could not listen; null if it can.</summary>
    private string? FindObstacle()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // Connections of a process that has just ended may linger; only one who listens is in the way.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(IPAddress.Parse(MachineHost), AdminPort));
            return null;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"node {Name} cannot listen at {MachineHost}:{AdminPort}: another program does; end that program first"
                : $"node {Name} cannot listen at {MachineHost}:{AdminPort}: {failure.Message}";
        }
    }

    /// <summary>Whether the admin port greets a client.</summary>
    private async Task<bool> Greets(CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(MachineHost, AdminPort, cancellation);
            if (await socket.ReceiveAsync(new byte[1], cancellation) > 0)
            {
                return true;
            }
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            // Not yet.
        }

        await Task.Delay(_pollPeriod, CancellationToken.None);
        return false;
    }

    private string Tail()
    {
        IReadOnlyList<LogLine> log = Log;
        return log.Count == 0 ? "; it has logged nothing" : $"; its last lines:{string.Concat(log.TakeLast(LastWords).Select(line => $"\n  {line.Text}"))}";
    }
}
