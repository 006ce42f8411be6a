using System.Collections.Immutable;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Drawing;

/// <summary>
/// What people do to a node that is neither their work nor a fault: they look around, mistype, try what they have read of. Every so many runs have
/// some of it. It is drawn from a stream of its own, so that all other runs are what they would be without.
/// </summary>
internal sealed class Oddities(ulong seed, DrawOptions options)
{
    /// <summary>One run in so many has oddities.</summary>
    private const int Rarity = 14;

    private static readonly TimeSpan _startingTime = TimeSpan.FromSeconds(2);

    private static readonly Func<string, Act[]>[] _all =
        [LookAround, Restart, SetOddly, StopAndStart, Mistype, Kill, Schedule, Reload, SetWrongly, DropTables, Switch, BeginAnew];

    private readonly SeedStream _dice = new(seed, "oddities");

    /// <summary>Whether this run has any: it does not where a user chose what happens.</summary>
    private readonly bool _areDrawn = seed % Rarity == 0 && options.AllowsAll;

    /// <summary>They come in turn, so that a budget of seeds has all of them.</summary>
    private ulong _next = seed / Rarity;

    /// <summary>Something odd happens now, if this run has oddities.</summary>
    public void Befall(Sketch sketch)
    {
        ImmutableArray<RunNode> running = sketch.Running;
        if (_areDrawn && !running.IsEmpty)
        {
            string node = running[(int)_dice.Between(0, running.Length)].Name;
            sketch.Add(_all[_next++ % (ulong)_all.Length](node));
        }
    }

    private static Act[] LookAround(string node) =>
    [
        new RunStatements(
            node,
            [
                "SET NAMES utf8", "SELECT @@version", "SHOW MYSQL STATUS", "CHECKSUM MYSQL SERVERS", "show fields from `mysql_servers`",
                "SHOW GLOBAL VARIABLES LIKE 'read_only'", "PULL VERSION MYSQL SERVERS 1 1", "select global_checksum()", "SIGNAL MYSQL THREADS",
            ]),
    ];

    private static Act[] Mistype(string node) =>
    [
        new RunStatements(node, ["SET mysql-max_conections=100", "PROXYSQL PAUSE"]),
        new Refused(node, "PROXYSQL PAUSE"),
        new RunStatements(node, ["PROXYSQL RESUME"]),
        new Refused(node, "PROXYSQL RESUME"),
        new Refused(node, "PROXYSQL START"),
        new Refused(node, "LOAD MYSQL SERVER TO RUNTIME"),
        new Refused(node, "LOAD MYSQL USER app 1 TO RUNTIME"),
        new Refused(node, "SET mysql-init_connect=1"),
        new Refused(node, "KILL CONNECTION 7"),
        new Refused(node, "show table status like 'a b'"),
        new Refused(node, "show fields from `a b`"),
        new Refused(node, "PRAGMA cache_size") { Login = new ClientLogin("stats", "stats") },
    ];

    private static Act[] Schedule(string node) =>
    [
        new RunStatements(
            node,
            [
                "INSERT OR REPLACE INTO scheduler(id,active,interval_ms,filename) VALUES (1,1,1000,'/bin/true'),(2,1,60000,'/bin/true'),(3,0,1000,'/bin/true')",
                "LOAD SCHEDULER TO RUNTIME", "SAVE SCHEDULER TO DISK", "SAVE SCHEDULER TO MEMORY", "LOAD SCHEDULER TO MEMORY",
                "LOAD SCHEDULER FROM CONFIG", "LOAD SQLITESERVER VARIABLES TO RUNTIME", "LOAD MYSQL USER nobody TO RUNTIME",
            ]),
        new Pass(_startingTime),
    ];

    private static Act[] Switch(string node) =>
    [
        new RunStatements(
            node,
            [
                "PROXYSQL READONLY", "SELECT 1", "PROXYSQL READWRITE", "PROXYSQL PAUSE", "PROXYSQL RESUME", "PROXYSQL MEMPROFILE START",
                "PROXYSQL FLUSH LOGS", "PROXYSQL FLUSH CONFIGDB",
            ]),
    ];

    private static Act[] SetWrongly(string node) =>
    [
        new RunStatements(
            node,
            [
                "SET mysql-max_connections='many'", "SET mysql-eventslog_filename='/var/log/'",
                "SET mysql-monitor_replication_lag_use_percona_heartbeat='heartbeat'", "SET admin-refresh_interval='often'", "SET admin-version='2'",
                "INSERT OR REPLACE INTO global_variables VALUES ('mysql-colour','red'),('admin-colour','red'),('admin-debug','1')",
                "LOAD MYSQL VARIABLES TO RUNTIME", "LOAD ADMIN VARIABLES TO RUNTIME",
            ]),
    ];

    private static Act[] SetOddly(string node) =>
    [
        new RunStatements(
            node,
            [
                "SET mysql-hostgroup_manager_verbose=0", "SET mysql-monitor_writer_is_also_reader='false'", "LOAD MYSQL VARIABLES TO RUNTIME",
                "SET admin-cluster_check_status_frequency=0", "SET admin-checksum_mysql_query_rules='false'", "LOAD ADMIN VARIABLES TO RUNTIME",
                "LOAD MYSQL QUERY RULES TO RUNTIME", "SET admin-checksum_mysql_query_rules='true'", "LOAD ADMIN VARIABLES TO RUNTIME",
            ]),
    ];

    private static Act[] DropTables(string node) =>
    [
        new RunStatements(node, ["DROP TABLE disk.scheduler", "DROP TABLE scheduler"]), new Refused(node, "LOAD SCHEDULER TO RUNTIME"), .. Restart(node),
    ];

    private static Act[] Restart(string node) => [new RunStatements(node, ["PROXYSQL RESTART"]), new Pass(_startingTime)];

    private static Act[] StopAndStart(string node) =>
    [
        new RunStatements(node, ["PROXYSQL STOP"]), new Pass(_startingTime), new Refused(node, "PROXYSQL PAUSE"), new Refused(node, "PROXYSQL RESUME"),
        new Refused(node, "LOAD MYSQL QUERY RULES TO RUNTIME"), new RunStatements(node, ["PROXYSQL START"]),
    ];

    private static Act[] Kill(string node) => [new RunStatements(node, ["PROXYSQL KILL"]), new StartNode(node)];

    private static Act[] Reload(string node) => [new RunStatements(node, ["PROXYSQL SHUTDOWN"]), new StartNode(node) { Mode = StartMode.Reload }];

    private static Act[] BeginAnew(string node) => [new KillNode(node), new LoseDatabase(node), new StartNode(node) { Mode = StartMode.Initial }];
}
