using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.HostGroups;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Monitor;

/// <summary>What the checks of one run of the monitor share.</summary>
internal sealed class MonitorRun(
    Profile profile,
    AdminDatabase database,
    Func<MonitorSettings> settings,
    HostGroupsManager hostGroups,
    IClock clock,
    IBackends backends,
    IEventSink events,
    int workers)
{
    public Profile Profile { get; } = profile;

    public AdminDatabase Database { get; } = database;

    public HostGroupsManager HostGroups { get; } = hostGroups;

    public IClock Clock { get; } = clock;

    public IEventSink Events { get; } = events;

    public CheckWorkers Workers { get; } = new(workers);

    /// <summary>The variables as they are now.</summary>
    public MonitorSettings Settings => settings();

    /// <summary>Set once, when the monitor is stopped.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Asks a server with the monitor's user of the moment.</summary>
    public ValueTask<BackendAnswer> Ask(BackendCheckKind kind, MonitoredServer server, int timeoutMilliseconds)
    {
        MonitorSettings now = Settings;
        return backends.Check(new BackendCheck(kind, server.Hostname, server.Port, now.Username, now.Password, server.UseSsl, timeoutMilliseconds));
    }
}
