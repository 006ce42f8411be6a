using System.Text;
using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;
using Xunit;

namespace Sim.Tests.Admin;

/// <summary>An admin interface over real tables, with modules that only note what is asked of them.</summary>
internal sealed class AdminFixture : IDisposable
{
    private static readonly string[] _modules =
        ["MYSQL SERVERS", "MYSQL USERS", "MYSQL QUERY RULES", "MYSQL VARIABLES", "ADMIN VARIABLES", "SCHEDULER", "PROXYSQL SERVERS"];

    public AdminFixture()
    {
        TableSchemas.Create(Database, Profile.ProxySql146, new MemoryDisk());
        Checksums = new ModuleChecksums(Clock);
        Services = new AdminServices
        {
            Profile = Profile.ProxySql146,
            Clock = Clock,
            StartedMicroseconds = 0,
            Events = Events,
            Database = Database,
            Checksums = Checksums,
            StatementMutex = Mutex,
            Modules = [.. _modules.Select(name => new NotingModule(name, Done))],
            Settings = Settings(),
            Runtime = Runtime(),
            Lifecycle = Lifecycle,
        };
        Service = new AdminService(Services);
        Admin = Service.Open("admin", "127.0.0.1", isStats: false);
        Stats = Service.Open("stats", "127.0.0.1", isStats: true);
    }

    public SteppingClock Clock { get; } = new();

    public NotingSink Events { get; } = new();

    public AdminDatabase Database { get; } = new();

    public ModuleChecksums Checksums { get; }

    public AsyncMutex Mutex { get; } = new("sql_query_global_mutex");

    public List<string> Done { get; } = [];

    public NotingLifecycle Lifecycle { get; } = new();

    public AdminServices Services { get; }

    public AdminService Service { get; }

    public AdminSession Admin { get; }

    public AdminSession Stats { get; }

    public bool IsReadOnly { get; set; }

    public ConfigurationFile? ConfigurationFile { get; set; }

    public uint ServersTableVersion { get; set; } = 7;

    public AdminReply Ask(string sql) => Ask(Admin, sql);

    public static AdminReply Ask(AdminSession session, string sql)
    {
        ValueTask<AdminReply> reply = session.Execute(sql);
        return reply.IsCompleted ? reply.Result : throw new InvalidOperationException("the statement waits for something");
    }

    /// <summary>Rows as lines of values with bars between them.</summary>
    public string Rows(string sql) => Rows(Ask(sql));

    public static string Rows(AdminReply reply) =>
        string.Join('\n', Assert.IsType<AdminReply.Rows>(reply).Set.Rows.Select(row => string.Join('|', row.Select(v => v ?? "NULL"))));

    public static string Error(AdminReply reply)
    {
        AdminReply.Error error = Assert.IsType<AdminReply.Error>(reply);
        return $"{error.Code} ({error.SqlState}): {error.Message}";
    }

    public string Log() => Events.Log();

    public void Dispose()
    {
        Service.Dispose();
        Database.Dispose();
    }

    private AdminSettings Settings() => new()
    {
        IsReadOnly = () => IsReadOnly,
        SetReadOnly = value => IsReadOnly = value,
        IsVariable = name => name is "mysql-threads" or "admin-cluster_username" or "admin-cluster_password",
        Accounts = () => new LoginAccounts
        {
            Credentials = new AdminCredentials("admin:admin;cluster:secret", "stats:stats"),
            MonitorUsername = "monitor",
            MonitorPassword = "monitor",
        },
        ConfigurationFilePath = "/etc/proxysql.cnf",
        ReadConfigurationFile = () => ConfigurationFile,
    };

    private RuntimeSources Runtime() => new()
    {
        RefreshMonitorTables = () => { },
        DumpMysqlServers = () => new ResultSet(["hostgroup_id", "hostname"], [["1", "dumped"]]),
        DumpReplicationHostgroups = () => new ResultSet(["writer_hostgroup"], [["10"]]),
        ConnectionPoolRows = () => [["1", "db1", "3306", "ONLINE", "0", "0", "0", "0", "0", "0", "0", "0"]],
        QueryRuleHitRows = () => [["5", "0"]],
        UserConnectionRows = () => [["app", "0", "10000"]],
        PeerChecksumRows = () => ValueTask.FromResult<IReadOnlyList<string?[]>>(
            [["127.0.0.2", "6032", "mysql_users", "3", "1517478000", "0xAB", "1517478001", "1517478002", "0"]]),
        PeerMetricsRows = () => ValueTask.FromResult<IReadOnlyList<string?[]>>([["127.0.0.2", "6032", "0", "", "1", "60", "5", "0", "0", "0"]]),
        ServersTableVersion = () => ServersTableVersion,
        WaitForServersTableVersion = (version, seconds) =>
        {
            Done.Add($"wait {version} {seconds}");
            return ValueTask.CompletedTask;
        },
        LoadMysqlUser = name => Done.Add($"load user {name}"),
        KillClientConnection = id => id == 5,
        Figures = new Dictionary<string, Func<long>> { ["MySQL_Thread_Workers"] = () => 4 },
    };
}

internal sealed class NotingModule(string name, List<string> done) : IConfigurationModule
{
    public string CommandName => name;

    public void DiskToMemory() => Note("disk to memory");

    public void MemoryToDisk() => Note("memory to disk");

    public ValueTask<string?> MemoryToRuntime()
    {
        Note("memory to runtime");
        return ValueTask.FromResult<string?>(null);
    }

    public ValueTask RuntimeToMemory()
    {
        Note("runtime to memory");
        return ValueTask.CompletedTask;
    }

    public ValueTask RefreshRuntimeTables()
    {
        Note("refresh");
        return ValueTask.CompletedTask;
    }

    public int? FileToMemory(ConfigurationFile file)
    {
        Note("file to memory");
        return 3;
    }

    private void Note(string what) => done.Add($"{name}: {what}");
}

internal sealed class NotingLifecycle : INodeLifecycle
{
    public List<string> Done { get; } = [];

    public bool IsStarted { get; set; } = true;

    public bool IsPaused { get; set; }

    public void Start() => Done.Add("start");

    public void Pause() => Done.Add("pause");

    public void Resume() => Done.Add("resume");

    public void Stop() => Done.Add("stop");

    public void Restart() => Done.Add("restart");

    public void Shutdown() => Done.Add("shutdown");

    public void Kill() => Done.Add("kill");

    public void Crash() => Done.Add("crash");

    public void FlushLogs() => Done.Add("flush logs");

    public void FlushConfigurationDatabase() => Done.Add("flush configdb");
}

internal sealed class NotingSink : IEventSink
{
    private readonly List<NodeEvent> _events = [];

    public IBranchSink? Branches { get; set; }

    public void Emit(NodeEvent happened) => _events.Add(happened);

    public bool Has<T>() => _events.Any(e => e is T);

    public void Clear() => _events.Clear();

    /// <summary>The log of all events so far, at one fixed time.</summary>
    public string Log()
    {
        var text = new StringBuilder();
        var writer = new LogWriter(Profile.ProxySql146, text, new DateTime(2018, 2, 1, 10, 0, 0));
        _events.ForEach(e => e.WriteLog(writer));
        return text.ToString();
    }
}

internal sealed class SteppingClock : IClock
{
    public long MonotonicMicroseconds { get; set; }

    public long UnixMicroseconds => 1_517_478_000_000_000 + MonotonicMicroseconds;

    public ValueTask ThreadStart() => Sleep(0);

    public ValueTask Sleep(long microseconds)
    {
        MonotonicMicroseconds += microseconds;
        return ValueTask.CompletedTask;
    }
}
