using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.HostGroups;
using Sim.Engine.Monitor;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine;

/// <summary>The rooms of a node and what they ask of one another: the only place that knows them all.</summary>
internal sealed class NodeRooms : IDisposable
{
    private readonly Profile _profile;
    private readonly NodeSeams _seams;
    private readonly NodeLocks _locks;

    public NodeRooms(
        Profile profile,
        NodeOptions options,
        NodeSeams seams,
        BootedConfiguration booted,
        NodeThreads threads,
        INodeLifecycle lifecycle,
        Action<string> crash)
    {
        _profile = profile;
        _seams = seams;
        _locks = new NodeLocks(seams.Mutexes);
        Database = booted.Database;
        Database.OwnStatementFailed = (sql, error) => seams.Events.Emit(new OwnStatementFailed(sql, error));
        Variables = booted.Variables;
        Checksums = new ModuleChecksums(seams.Clock, seams.Events);
        Users = new MysqlUsers(Database, Variables, Checksums, profile, seams.Events);
        QueryRules = new QueryRules(Database, Variables, Checksums, seams.Events);
        SchedulerTable = new SchedulerTable(Database, seams.Events);
        Scheduler = new Scheduler(SchedulerTable, seams.Scripts, seams.Clock, seams.Events);
        HostGroups = new HostGroupsManager(
            profile, Database, () => HostGroupsSettings.Read(Variables), Checksums, seams.Clock, seams.Events, _locks.MysqlServers);
        Monitor = new MysqlMonitor(
            profile, Database, MonitorSettings.Reader(Variables), HostGroups, seams.Clock, seams.Backends, seams.Events);
        Cluster = new ClusterService(profile, seams, _locks, threads, Database, Checksums, () => Variables.Cluster, PullTargets(), crash);
        Admin = new AdminService(new AdminServices
        {
            Profile = profile,
            Clock = seams.Clock,
            StartedMicroseconds = seams.Clock.MonotonicMicroseconds,
            Events = seams.Events,
            Database = Database,
            Checksums = Checksums,
            StatementMutex = _locks.AdminStatements,
            Modules = [HostGroups, Users, QueryRules, booted.MysqlVariables, booted.AdminVariables, SchedulerTable, Cluster.Servers],
            Settings = AdminWiring.Settings(this, options, profile, seams.Disk),
            Runtime = AdminWiring.Runtime(this, seams.Clock),
            Lifecycle = lifecycle,
        });
    }

    public AdminDatabase Database { get; }

    public Variables Variables { get; }

    public ModuleChecksums Checksums { get; }

    public MysqlUsers Users { get; }

    public QueryRules QueryRules { get; }

    public SchedulerTable SchedulerTable { get; }

    public Scheduler Scheduler { get; }

    public HostGroupsManager HostGroups { get; }

    public MysqlMonitor Monitor { get; }

    public ClusterService Cluster { get; }

    public AdminService Admin { get; }

    /// <summary>PROXYSQL FLUSH CONFIGDB: whatever file is there under the database's name is the disk layer from now on.</summary>
    public void ReopenConfigurationDatabase()
    {
        _seams.Disk.Detach(Database.Connection, DatabaseFile.Configuration);
        _ = Database.Execute("DETACH DATABASE disk");
        _seams.Disk.Attach(Database.Connection, DatabaseFile.Configuration, "disk");
        if (_profile.AsksWrongDatabaseAfterFlush)
        {
            _seams.Events.Emit(new OwnStatementFailed("PRAGMA disk.synchronous=0", "unknown database disk"));
        }
    }

    /// <summary>No statement of a user runs for long any more; may be called from any thread.</summary>
    public void EndUsersStatements()
    {
        Database.EndUsersStatements();
        Admin.EndUsersStatements();
    }

    public void Dispose()
    {
        Admin.Dispose();
        _seams.Disk.Detach(Database.Connection, DatabaseFile.Configuration);
        _seams.Disk.Detach(Database.Connection, DatabaseFile.StatsHistory);
        Database.Dispose();
    }

    private IReadOnlyList<PullTarget> PullTargets() =>
    [
        new PullTarget(Module.MysqlQueryRules, () => Completed(QueryRules.MemoryToRuntime()), QueryRules.MemoryToDisk),
        new PullTarget(Module.MysqlServers, HostGroups.LoadToRuntime, HostGroups.MemoryToDisk),
        new PullTarget(Module.MysqlUsers, () => Completed(Users.MemoryToRuntime()), Users.MemoryToDisk),
    ];

    /// <summary>These loads take no lock, so they are over when they return.</summary>
    private static void Completed(ValueTask<string?> load)
    {
        if (!load.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("a load that takes no lock did not complete at once");
        }
    }
}
