using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.HostGroups;

/// <summary>
/// The module MYSQL SERVERS: it moves mysql_servers, mysql_replication_hostgroups and mysql_group_replication_hostgroups between the layers
/// and keeps the servers at runtime (src: lib/MySQL_HostGroups_Manager.cpp and its callers in lib/ProxySQL_Admin.cpp).
/// </summary>
public sealed class HostGroupsManager : IConfigurationModule
{
    private readonly Func<HostGroupsSettings> _settings;
    private readonly ModuleChecksums _checksums;
    private readonly IClock _clock;
    private readonly IEventSink _events;
    private readonly IMutex _serversLock;
    private readonly RuntimeServers _runtime;
    private readonly ServersMemory _memory;
    private readonly ReadOnlyAction _readOnlyAction;

    /// <summary>Creates the module without servers; nothing is loaded yet.</summary>
    /// <param name="profile">The version.</param>
    /// <param name="database">The memory and disk layers.</param>
    /// <param name="settings">Reads the variables of the moment, see <see cref="HostGroupsSettings.Read"/>.</param>
    /// <param name="checksums">Where commits publish the module's checksum.</param>
    /// <param name="clock">The node's time.</param>
    /// <param name="events">Where events go.</param>
    /// <param name="mysqlServersLock">ProxySQL's mysql_servers lock, shared with the cluster and with PROXYSQL SERVERS.</param>
    public HostGroupsManager(
        Profile profile,
        AdminDatabase database,
        Func<HostGroupsSettings> settings,
        ModuleChecksums checksums,
        IClock clock,
        IEventSink events,
        IMutex mysqlServersLock)
    {
        _settings = settings;
        _checksums = checksums;
        _clock = clock;
        _events = events;
        _serversLock = mysqlServersLock;
        _runtime = new RuntimeServers(profile, events);
        _memory = new ServersMemory(database, events);
        _readOnlyAction = new ReadOnlyAction(this, database, events);
    }

    /// <inheritdoc/>
    public string CommandName => "MYSQL SERVERS";

    /// <summary>The servers at runtime.</summary>
    public RuntimeServers Runtime => _runtime;

    /// <summary>How many commits there were: Servers_table_version.</summary>
    public ulong ServersTableVersion { get; private set; }

    internal bool IsVerbose => _settings().IsVerbose;

    internal bool WriterIsAlsoReader => _settings().WriterIsAlsoReader;

    /// <inheritdoc/>
    public void DiskToMemory() => _memory.CopyAll(from: LayerCopy.Disk, to: LayerCopy.Memory);

    /// <inheritdoc/>
    public void MemoryToDisk() => _memory.CopyAll(from: LayerCopy.Memory, to: LayerCopy.Disk);

    /// <inheritdoc/>
    public int? FileToMemory(ConfigurationFile file) => _memory.ReadFile(file);

    /// <inheritdoc/>
    public async ValueTask<string?> MemoryToRuntime()
    {
        await WithServersLock(LoadToRuntime);
        return null;
    }

    /// <inheritdoc/>
    public ValueTask RuntimeToMemory() => WithServersLock(SaveToMemory);

    /// <inheritdoc/>
    public ValueTask RefreshRuntimeTables() =>
        WithServersLock(() => _memory.Replace("runtime_", DumpServers, _runtime, shunnedIsOnline: false));

    /// <summary>LOAD MYSQL SERVERS TO RUNTIME; the caller holds the mysql_servers lock (src: load_mysql_servers_to_runtime).</summary>
    public void LoadToRuntime()
    {
        _runtime.Commit(_memory.ReadIncoming(), IsVerbose);
        if (_settings().PublishesChecksum)
        {
            _checksums.Publish(Module.MysqlServers, _runtime.Checksum(IsVerbose));
        }
        else
        {
            _checksums.LeaveAsItIs();
        }

        ServersTableVersion++;
    }

    /// <summary>SAVE MYSQL SERVERS TO MEMORY; the caller holds the mysql_servers lock. Shunned servers are saved as online.</summary>
    public void SaveToMemory() => _memory.Replace("", DumpServers, _runtime, shunnedIsOnline: true);

    /// <summary>
    /// What a peer gets for its query for runtime_mysql_servers, and what runtime_mysql_servers is filled with: the weight before the status, removed
    /// servers included. Each dump appears in the log.
    /// </summary>
    public ResultSet DumpServers() => _runtime.Dump(IsVerbose);

    /// <summary>What a peer gets for its query for runtime_mysql_replication_hostgroups.</summary>
    public ResultSet DumpReplicationHostgroups() => new(["writer_hostgroup", "reader_hostgroup", "comment"], _runtime.ReplicationHostgroups);

    /// <summary>The rows of stats_mysql_connection_pool, in its columns' order; with <paramref name="reset"/> the counters start anew.</summary>
    public IReadOnlyList<string?[]> ConnectionPoolRows(bool reset) => ConnectionPoolStats.Rows(_runtime, reset);

    /// <summary>Chooses a server for a query; null when the hostgroup has none. Shunned servers come back here, and only here.</summary>
    /// <param name="hostgroupId">The hostgroup.</param>
    /// <param name="number">The draw among the weights: any number.</param>
    public BackendServer? PickServer(int hostgroupId, uint number)
    {
        if (_runtime.Find(hostgroupId) is not { } hostgroup)
        {
            return null;
        }

        var recovered = new List<BackendServer>();
        BackendServer? picked = ServerPicker.Pick(hostgroup.Servers, _settings().Shunning, _clock.UnixSeconds(), number, recovered, _events);
        recovered.ForEach(s => _events.Emit(new ServerRecovered(s.Row.Key)));
        return picked;
    }

    /// <summary>Tells that a connection to the server failed with a MySQL error number.</summary>
    public void CountConnectError(BackendServer server, int mysqlError)
    {
        ArgumentNullException.ThrowIfNull(server);
        ShunningSettings settings = _settings().Shunning;
        if (_events.Take(server.CountConnectError(mysqlError, _clock.UnixSeconds(), settings.MaxFailures)) == ConnectErrorBranch.Shuns)
        {
            _events.Emit(new ServerShunnedByErrors(server.Row.Key, server.ErrorsInLastErrorSecond, settings.RecoverySeconds));
        }
    }

    /// <summary>Shuns a server in all its hostgroups and drops its connections, after missed heartbeats.</summary>
    public void ShunAndKillAll(string hostname, int port)
    {
        foreach (BackendServer server in At(hostname, port))
        {
            if (_events.Take(server.ShunAndKillAll()) == HeartbeatBranch.Shuns)
            {
                _events.Emit(new ServerShunnedByHeartbeats(server.Row.Key));
            }
        }
    }

    /// <summary>Sets a server's average latency in all its hostgroups.</summary>
    public void SetLatency(string hostname, int port, long microseconds)
    {
        foreach (BackendServer server in At(hostname, port))
        {
            server.CurrentLatencyMicroseconds = microseconds;
        }
    }

    /// <summary>
    /// Acts upon a measured replication lag; of several matching servers only the first is looked at. A negative
    /// <paramref name="hostgroupId"/> means any hostgroup.
    /// </summary>
    public ValueTask ActOnReplicationLag(int hostgroupId, string hostname, int port, int lagSeconds) => WithServersLock(() =>
    {
        if (At(hostname, port).FirstOrDefault(s => hostgroupId < 0 || s.Row.HostgroupId == hostgroupId) is not { } server)
        {
            return;
        }

        LagBranch branch = _events.Take(ShunningRules.LagBranchOf(server.Status, lagSeconds, server.Row.MaxReplicationLag));
        if (branch != LagBranch.Stays)
        {
            server.SetStatus(branch == LagBranch.Shuns ? ServerStatus.ShunnedReplicationLag : ServerStatus.Online);
            _events.Emit(branch == LagBranch.Shuns
                ? new ServerShunnedByLag(server.Row.Key, lagSeconds)
                : new ServerEnabledAfterLag(server.Row.Key, lagSeconds));
        }
    });

    /// <summary>Acts upon a read_only value: moves the server between writer and reader hostgroups where it is in the wrong one.</summary>
    public ValueTask ActOnReadOnly(string hostname, int port, bool readOnly) => _readOnlyAction.Act(hostname, port, readOnly);

    private IEnumerable<BackendServer> At(string hostname, int port) =>
        _runtime.Servers.Where(s => s.Row.Port == port && s.Row.Hostname == hostname);

    internal async ValueTask WithServersLock(Action action)
    {
        await _serversLock.Enter();
        try
        {
            action();
        }
        finally
        {
            _serversLock.Exit();
        }
    }
}
