using System.Collections.ObjectModel;
using Sim.Engine.Checksums;
using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Admin;

/// <summary>What the admin interface of a node needs from the rest of the node.</summary>
public sealed record AdminServices
{
    /// <summary>The version that is reproduced.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The node's time.</summary>
    public required IClock Clock { get; init; }

    /// <summary>When the node started, in microseconds of <see cref="IClock.MonotonicMicroseconds"/>; ProxySQL_Uptime counts from here.</summary>
    public required long StartedMicroseconds { get; init; }

    /// <summary>Where events go.</summary>
    public required IEventSink Events { get; init; }

    /// <summary>The database of the memory layer with all attached schemas.</summary>
    public required AdminDatabase Database { get; init; }

    /// <summary>The node's own checksums.</summary>
    public required ModuleChecksums Checksums { get; init; }

    /// <summary><c>sql_query_global_mutex</c>: one statement of all sessions at a time.</summary>
    public required IMutex StatementMutex { get; init; }

    /// <summary>The modules that LOAD and SAVE move, each once.</summary>
    public required IReadOnlyList<IConfigurationModule> Modules { get; init; }

    /// <summary>Variables and accounts.</summary>
    public required AdminSettings Settings { get; init; }

    /// <summary>What the runtime structures show.</summary>
    public required RuntimeSources Runtime { get; init; }

    /// <summary>Start, stop and their kin.</summary>
    public required INodeLifecycle Lifecycle { get; init; }
}

/// <summary>The variables and accounts that the admin interface asks for, as they are at runtime.</summary>
public sealed record AdminSettings
{
    /// <summary>admin-read_only.</summary>
    public required Func<bool> IsReadOnly { get; init; }

    /// <summary>PROXYSQL READONLY and READWRITE: sets the runtime value of admin-read_only.</summary>
    public required Action<bool> SetReadOnly { get; init; }

    /// <summary>Whether a full name such as <c>mysql-threads</c> is a variable of this version; case matters.</summary>
    public required Func<string, bool> IsVariable { get; init; }

    /// <summary>Who may log in.</summary>
    public required Func<LoginAccounts> Accounts { get; init; }

    /// <summary>Path of the configuration file that the node was started with; null when it found none.</summary>
    public required string? ConfigurationFilePath { get; init; }

    /// <summary>Reads and parses that file again; null when it cannot be opened or parsed.</summary>
    public required Func<ConfigurationFile?> ReadConfigurationFile { get; init; }

    /// <summary>The path that SHOW DATABASES shows for a database, by its name; null for one that is only in memory.</summary>
    public Func<string, string?> DatabasePath { get; init; } = static _ => null;
}

/// <summary>What the runtime structures of the other rooms show to the admin interface; rows have the columns of the table they fill.</summary>
public sealed record RuntimeSources
{
    /// <summary>The dump of the servers that pullers read: hostgroup_id, hostname, port, weight, status, … with OFFLINE_HARD rows.</summary>
    public required Func<ResultSet> DumpMysqlServers { get; init; }

    /// <summary>The dump of the replication hostgroups that pullers read.</summary>
    public required Func<ResultSet> DumpReplicationHostgroups { get; init; }

    /// <summary>Rows of stats_mysql_connection_pool.</summary>
    public required Func<IReadOnlyList<string?[]>> ConnectionPoolRows { get; init; }

    /// <summary>Rows of stats_mysql_query_rules: the active rules of the runtime and their hits.</summary>
    public required Func<IReadOnlyList<string?[]>> QueryRuleHitRows { get; init; }

    /// <summary>Rows of stats_mysql_users: frontend users, connections in use, their maximum.</summary>
    public required Func<IReadOnlyList<string?[]>> UserConnectionRows { get; init; }

    /// <summary>Rows of stats_proxysql_servers_checksums; waits for the cluster's nodes mutex.</summary>
    public required Func<ValueTask<IReadOnlyList<string?[]>>> PeerChecksumRows { get; init; }

    /// <summary>Rows of stats_proxysql_servers_metrics; waits for the cluster's nodes mutex.</summary>
    public required Func<ValueTask<IReadOnlyList<string?[]>>> PeerMetricsRows { get; init; }

    /// <summary>Fills the tables of schema monitor with what the monitor remembers.</summary>
    public required Action RefreshMonitorTables { get; init; }

    /// <summary>Version of the servers' runtime table.</summary>
    public required Func<uint> ServersTableVersion { get; init; }

    /// <summary>Waits until the servers' runtime table has at least a version, at most a number of seconds.</summary>
    public required Func<uint, uint, ValueTask> WaitForServersTableVersion { get; init; }

    /// <summary>LOAD MYSQL USER x TO RUNTIME: takes over one user's credentials; no checksum changes.</summary>
    public required Action<string> LoadMysqlUser { get; init; }

    /// <summary>Ends the client session with a thread id; false when there is none.</summary>
    public Func<uint, bool> KillClientConnection { get; init; } = static _ => false;

    /// <summary>
    /// The counters and gauges of stats_mysql_global and stats_memory_metrics that somebody counts, by name, MySQL_Thread_Workers and
    /// MySQL_Monitor_Workers among them; the others show what an idle node shows.
    /// </summary>
    public IReadOnlyDictionary<string, Func<long>> Figures { get; init; } = ReadOnlyDictionary<string, Func<long>>.Empty;
}

/// <summary>What PROXYSQL commands ask of the process.</summary>
public interface INodeLifecycle
{
    /// <summary>False while a node that was started with <c>--no-start</c> has not had its PROXYSQL START.</summary>
    bool IsStarted { get; }

    /// <summary>Whether the MySQL module is paused.</summary>
    bool IsPaused { get; }

    /// <summary>PROXYSQL START of a node that waits for it.</summary>
    void Start();

    /// <summary>PROXYSQL PAUSE: closes the MySQL listeners.</summary>
    void Pause();

    /// <summary>PROXYSQL RESUME: opens them again.</summary>
    void Resume();

    /// <summary>PROXYSQL STOP: everything but the admin interface ends; it starts anew and waits for PROXYSQL START.</summary>
    void Stop();

    /// <summary>PROXYSQL RESTART.</summary>
    void Restart();

    /// <summary>PROXYSQL SHUTDOWN: an orderly end.</summary>
    void Shutdown();

    /// <summary>PROXYSQL KILL: ends at once.</summary>
    void Kill();

    /// <summary>The process dies of a segmentation fault; its angel starts it again.</summary>
    void Crash();

    /// <summary>PROXYSQL FLUSH LOGS: opens the log files anew.</summary>
    void FlushLogs();

    /// <summary>PROXYSQL FLUSH CONFIGDB: detaches proxysql.db and attaches the file of that name again.</summary>
    void FlushConfigurationDatabase();
}
