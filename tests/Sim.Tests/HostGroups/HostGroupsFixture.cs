using System.Text;
using System.Text.RegularExpressions;
using Sim.Engine.Checksums;
using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.HostGroups;
using Sim.Engine.Profiles;

namespace Sim.Tests.HostGroups;

/// <summary>A hostgroups manager with a memory layer, and what it logged.</summary>
internal sealed partial class HostGroupsFixture : IEventSink, IDisposable
{
    private readonly StringBuilder _log = new();

    public HostGroupsFixture(Profile? profile = null)
    {
        Profile = profile ?? Profile.ProxySql146;
        TableSchemas.Create(Database, Profile, new MemoryDisk());
        Checksums = new ModuleChecksums(Clock);
        Manager = new HostGroupsManager(Profile, Database, () => Settings, Checksums, Clock, this, Lock);
    }

    public Profile Profile { get; }

    public VirtualClock Clock { get; } = new(new DateTime(2018, 4, 16, 19, 10, 22, DateTimeKind.Utc));

    public AdminDatabase Database { get; } = new();

    public ModuleChecksums Checksums { get; }

    public AsyncMutex Lock { get; } = new("mysql_servers_wrlock");

    public HostGroupsSettings Settings { get; set; } = new();

    public HostGroupsManager Manager { get; }

    public List<(DateTime At, NodeEvent Event)> Events { get; } = [];

    public IBranchSink? Branches { get; set; }

    /// <summary>The log since the last call, with every memory address replaced by the same number.</summary>
    public string TakeLog()
    {
        string log = MemoryAddress().Replace(_log.ToString(), "140000000000000");
        _log.Clear();
        return log;
    }

    public void Emit(NodeEvent happened)
    {
        Events.Add((Clock.Now, happened));
        happened.WriteLog(new LogWriter(Profile, _log, Clock.Now));
    }

    public void Load(params string[] statements)
    {
        Array.ForEach(statements, s => Database.Execute(s));
        Manager.MemoryToRuntime().AsTask().GetAwaiter().GetResult();
    }

    public void Insert(int hostgroup, string hostname, string comment = "") =>
        Database.Execute($"INSERT INTO mysql_servers (hostgroup_id, hostname, comment) VALUES ({hostgroup}, '{hostname}', '{comment}')");

    public string[] Memory(string sql) => [.. Database.Query(sql).Rows.Select(r => string.Join('|', r.Select(v => v ?? "NULL")))];

    public string[] Statuses() => [.. Manager.Runtime.Servers.Select(s => $"{s.Row.HostgroupId} {s.Row.Hostname} {s.Status}")];

    public BackendServer Server(string hostname) => Manager.Runtime.Servers.First(s => s.Row.Hostname == hostname);

    public void Dispose() => Database.Dispose();

    public static string Normalised(string log) => MemoryAddress().Replace(log, "140000000000000");

    [GeneratedRegex(@"\b1[34]\d{13}\b")]
    private static partial Regex MemoryAddress();
}
