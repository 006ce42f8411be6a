using Sim.Engine.Checksums;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Simulation;

/// <summary>A machine that a node is installed on: what outlives the node's process.</summary>
internal sealed class SimMachine
{
    private readonly EventLoop _loop;
    private readonly Func<DateTimeOffset> _worldStart;
    private readonly List<RecordedEvent> _events = [];

    public SimMachine(string name, string host, int adminPort, Profile profile, EventLoop loop, Func<DateTimeOffset> worldStart)
    {
        Name = name;
        Host = host;
        AdminPort = adminPort;
        Profile = profile;
        _loop = loop;
        _worldStart = worldStart;
        Disk = new SimDisk("/var/lib/proxysql");
        Log = new NodeLog(this, _events);
    }

    public string Name { get; }

    public string Host { get; }

    public int AdminPort { get; }

    public Profile Profile { get; }

    public NodeConfiguration? Configuration { get; set; }

    public SimDisk Disk { get; }

    /// <summary>How far the wall clock is ahead of the world's.</summary>
    public TimeSpan ClockAhead { get; set; }

    /// <summary>The process that runs, or that ran last.</summary>
    public SimProcess? Process { get; set; }

    public bool IsRunning => Process is { IsAlive: true };

    /// <summary>What a node of this machine holds as soon as it has started.</summary>
    public List<(Module Module, ulong Version, ulong Epoch)> StartingValues { get; } = [];

    /// <summary>The log over all starts.</summary>
    public NodeLog Log { get; }

    public DateTimeOffset WorldNow => _worldStart().AddTicks(_loop.NowMicroseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>The machine's own wall clock.</summary>
    public DateTimeOffset WallNow => WorldNow + ClockAhead;

    public long UnixMicroseconds => (WallNow.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Gives the node another configuration file.</summary>
    /// <exception cref="WorldException">It runs, or it is another machine.</exception>
    public void Reconfigure(string host, NodeConfiguration? configuration)
    {
        if (IsRunning)
        {
            throw new WorldException($"node {Name} is running: stop or kill it before its configuration file changes");
        }

        if (Host != host)
        {
            throw new WorldException($"node {Name} has the address {Host} already");
        }

        Configuration = configuration;
    }

    public void Record(NodeEvent happened) => _events.Add(new RecordedEvent(WorldNow, WallNow.DateTime, happened));
}

/// <summary>An event with the world's time and the local time that the node's log prints.</summary>
internal readonly record struct RecordedEvent(DateTimeOffset At, DateTime LocalTime, NodeEvent Event);
