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
    private const string ServersColumns =
        """
        (hostgroup_id INT CHECK (hostgroup_id>=0) NOT NULL DEFAULT 0, hostname VARCHAR NOT NULL, port INT NOT NULL DEFAULT 3306,
        status VARCHAR CHECK (UPPER(status) IN ('ONLINE','SHUNNED','OFFLINE_SOFT','OFFLINE_HARD')) NOT NULL DEFAULT 'ONLINE', weight INT NOT NULL DEFAULT 1,
        compression INT NOT NULL DEFAULT 0, max_connections INT NOT NULL DEFAULT 1000, max_replication_lag INT NOT NULL DEFAULT 0,
        use_ssl INT NOT NULL DEFAULT 0, max_latency_ms INT NOT NULL DEFAULT 0, comment VARCHAR NOT NULL DEFAULT '', PRIMARY KEY (hostgroup_id, hostname, port))
        """;

    private const string ReplicationColumns = "(writer_hostgroup INT NOT NULL PRIMARY KEY, reader_hostgroup INT NOT NULL UNIQUE, comment VARCHAR)";

    private const string GroupReplicationColumns =
        """
        (writer_hostgroup INT NOT NULL PRIMARY KEY, backup_writer_hostgroup INT, reader_hostgroup INT, offline_hostgroup INT, active INT, max_writers INT,
        writer_is_also_reader INT, max_transactions_behind INT, comment VARCHAR)
        """;

    private readonly StringBuilder _log = new();

    public HostGroupsFixture(Profile? profile = null)
    {
        Profile = profile ?? Profile.ProxySql146;
        Database.Execute("ATTACH ':memory:' AS disk");
        foreach (string prefix in new[] { "main.", "main.runtime_", "disk." })
        {
            Database.Execute($"CREATE TABLE {prefix}mysql_servers {ServersColumns}");
            Database.Execute($"CREATE TABLE {prefix}mysql_replication_hostgroups {ReplicationColumns}");
            Database.Execute($"CREATE TABLE {prefix}mysql_group_replication_hostgroups {GroupReplicationColumns}");
        }

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
