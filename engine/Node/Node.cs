using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine;

/// <summary>
/// One ProxySQL node: its rooms put together, and its life from boot to exit (src: src/main.cpp, phases 2 and 3). Everything in it runs on its
/// host's executor, one thing at a time; the host reaches it through its sessions and hears of it through its events.
/// </summary>
public sealed class Node : IDisposable
{
    private readonly Profile _profile;
    private readonly NodeOptions _options;
    private readonly NodeSeams _seams;
    private readonly NodeLifecycle _lifecycle;
    private NodeRooms? _rooms;
    private AdminListener? _listener;
    private bool _exited;

    /// <summary>Puts a node together; nothing runs and nothing is read before <see cref="Start"/>.</summary>
    public Node(Profile profile, NodeOptions options, NodeSeams seams)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(seams);
        _profile = profile;
        _options = options;
        _seams = seams;
        Threads = new NodeThreads(seams.Events);
        _lifecycle = new NodeLifecycle(this, !options.WithoutStart);
    }

    /// <summary>The logical threads of the node; a host adds the sessions that it serves.</summary>
    public NodeThreads Threads { get; }

    /// <summary>The node's time.</summary>
    public IClock Clock => _seams.Clock;

    /// <summary>The node's own checksums.</summary>
    public ModuleChecksums Checksums => Rooms.Checksums;

    /// <summary>Whether the admin port is open.</summary>
    public bool IsListening => _listener is { IsOpen: true };

    /// <summary>mysql-server_version: what the node says it is to clients.</summary>
    public string ServerVersion => Rooms.Variables.MysqlText("server_version");

    private NodeRooms Rooms => _rooms ?? throw new InvalidOperationException("the node has not booted");

    /// <summary>Boots: reads the configuration, loads it to runtime, starts the threads. Completes when the node runs.</summary>
    public async Task Start()
    {
        ConfigurationFileSource source = ConfigurationFileSource.Read(_options, _profile);
        if (source.Complaint is { } complaint)
        {
            _seams.Events.Emit(new ConfigurationRefused(complaint));
            Exit(NodeExit.Refused, complaint);
            return;
        }

        if (_options.Initial)
        {
            ConfigurationBoot.SetDatabaseAside(_seams.Disk, _seams.Events);
        }

        _seams.Events.Emit(new NodeStarting(_options.OperatingSystem));
        Announce(NodePart.Cluster, NodePart.Statistics, NodePart.HttpServer);
        _rooms = Boot(source.File);
        _listener = new AdminListener(_profile, _rooms.Variables, _seams);
        Threads.Start(_listener.Run());
        Announce(NodePart.Admin, NodePart.ThreadsHandler, NodePart.Authentication);
        await _rooms.Users.MemoryToRuntime();
        if (_options.OpensAdminPortAtBoot)
        {
            // Whoever comes now is heard when the rest of the boot, which waits for nothing, is over.
            _listener.Apply();
        }

        _seams.Events.Take(_lifecycle.IsStarted ? StartBranch.AtOnce : StartBranch.WhenTold);
        await _lifecycle.Decided;
        if (!_exited)
        {
            await StartServing();
        }
    }

    /// <summary>Ends the node in order.</summary>
    public void Stop() => Exit(NodeExit.Stopped, "stopped");

    /// <summary>Whether a connection to this address (an IP address of the machine) and port is accepted now.</summary>
    public bool Accepts(string address, int port) => _listener is { } listener && listener.Accepts(address, port);

    /// <summary>Logs in at the admin port. The admin thread that accepts the connection also looks at the scheduler.</summary>
    public AdminLoginResult LogIn(LoginAttempt attempt)
    {
        Rooms.Scheduler.RunOnce();
        return Rooms.Admin.LogIn(attempt);
    }

    /// <summary>A session with the administrator's rights that no login stands before: for the node's own scripts.</summary>
    public AdminSession OpenLocalAdminSession() => Rooms.Admin.Open("admin", "127.0.0.1", isStats: false);

    /// <summary>
    /// What a SELECT on the layers memory (main) and disk finds at this moment, for observers: no time passes, nothing is counted or refreshed.
    /// Null before the node has booted.
    /// </summary>
    public ResultSet? Peek(string sql) => _rooms?.Database.Query(sql);

    /// <summary>The node's own checksums, or null before it has booted.</summary>
    public ModuleChecksums? PeekChecksums() => _rooms?.Checksums;

    /// <summary>The admin-cluster_* variables at runtime, or null before it has booted.</summary>
    public ClusterSettings? PeekClusterSettings() => _rooms?.Variables.Cluster;

    /// <summary>Sets version and epoch (Unix seconds) of a module, for stories that begin in the middle.</summary>
    public void StartFrom(Module module, ulong version, ulong epoch) => Rooms.Checksums.StartFrom(module, version, epoch);

    /// <summary>
    /// From now on a user's statement that takes long, the one that is running too, ends with an error. Any thread may call it, while the node's own
    /// executor is busy with that statement: a host that was told to end does.
    /// </summary>
    public void EndUsersStatements() => _rooms?.EndUsersStatements();

    /// <inheritdoc/>
    public void Dispose()
    {
        _exited = true;
        Quiet();
        _rooms?.Dispose();
    }

    internal void FlushLogs() => _seams.Events.Emit(new LogsFlushed(_options.OperatingSystem));

    internal void ReopenConfigurationDatabase() => Rooms.ReopenConfigurationDatabase();

    /// <summary>Ends every thread at its next turn and tells the host.</summary>
    internal void Exit(NodeExit exit, string reason)
    {
        if (_exited)
        {
            return;
        }

        _exited = true;
        Quiet();
        _lifecycle.GiveUp();
        _seams.Events.Emit(new NodeExited(exit, reason));
    }

    private NodeRooms Boot(ConfigurationFile? file)
    {
        BootedConfiguration booted = ConfigurationBoot.Run(new ConfigurationBootOptions
        {
            Profile = _profile,
            Clock = _seams.Clock,
            Disk = _seams.Disk,
            Events = _seams.Events,
            File = file,
            Reload = _options.Reload,
            Initial = _options.Initial,
            AdminSocket = _options.AdminSocket,
            Limits = _options.Limits,
            Seed = _options.Seed,
        });
        return new NodeRooms(_profile, _options, _seams, booted, Threads, _lifecycle, reason => Exit(NodeExit.Crashed, reason));
    }

    /// <summary>The second half of boot: what a node without PROXYSQL START lacks.</summary>
    private async Task StartServing()
    {
        NodeRooms rooms = Rooms;
        await rooms.HostGroups.MemoryToRuntime();
        await rooms.Cluster.Servers.MemoryToRuntime();
        await rooms.SchedulerTable.MemoryToRuntime();
        Threads.Start(rooms.Scheduler.Run(() => _exited));
        Announce(NodePart.QueryProcessor);
        rooms.QueryRules.IsStarted = true;
        await rooms.QueryRules.MemoryToRuntime();
        Announce(NodePart.QueryCache);
        rooms.Variables.ThreadsStarted = true;
        _ = rooms.Variables.OpenMysqlInterfaces();
        rooms.Database.ReleaseMemory();
        _seams.Events.Take(_options.WithMonitor ? MonitorBranch.Started : MonitorBranch.LeftOut);
        if (_options.WithMonitor)
        {
            Announce(NodePart.Monitor);
            Threads.Start(rooms.Monitor.Start((int)rooms.Variables.MysqlNumber("threads")));
        }
    }

    private void Quiet()
    {
        _listener?.Stop();
        _rooms?.Cluster.Stop();
        _rooms?.Monitor.Stop();
    }

    private void Announce(params ReadOnlySpan<NodePart> parts)
    {
        foreach (NodePart part in parts)
        {
            _seams.Events.Emit(new PartReady(part));
        }
    }
}
