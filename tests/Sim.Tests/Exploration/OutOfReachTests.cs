using Sim.Engine;
using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.Configuration.Schemas;
using Sim.Engine.Events;
using Sim.Engine.HostGroups;
using Sim.Engine.Monitor;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;
using Sim.Scenarios.Exploration.Coverage;
using Sim.Scenarios.World;
using Sim.Tests.HostGroups;
using Sim.Tests.Monitor;
using Sim.Tests.Simulation;
using Xunit;

namespace Sim.Tests.Exploration;

/// <summary>Marks that no exploration reaches are not dead: each is reached here, by what its reason says that runs lack.</summary>
public class OutOfReachTests
{
    private const string Header = "admin_variables = { admin_credentials=\"admin:admin\" mysql_ifaces=\"0.0.0.0:6032\" }\n";

    private static readonly DateTime _start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly PeerEndpoint _peer = new("10.0.0.2", 6032);

    [Fact]
    public async Task Every_mark_that_runs_do_not_reach_is_reached_by_something_else()
    {
        var sink = new MarkingSink();
        await Traffic(sink);
        await Monitored(sink);
        await Files(sink);
        await OddRows(sink);
        await Logins(sink);
        await Pulls(sink);
        OtherVersions(sink);
        await Crash(sink);
        sink.Emit(new EngineDefect(new InvalidOperationException()));

        HashSet<string> reached = [.. sink.Marks.Reached.Select(mark => mark.Key)];
        Assert.Empty(Unreachable.Why.Keys.Except(reached).Order(StringComparer.Ordinal));
    }

    private static async Task Traffic(MarkingSink sink)
    {
        using HostGroupsFixture node = Servers(sink, "(1,'a','ONLINE',10),(1,'b','SHUNNED',10)");
        node.Manager.CountConnectError(node.Server("a"), 1045);
        Array.ForEach(new int[6], _ => node.Manager.CountConnectError(node.Server("a"), 2003));
        Pick(node);
        node.Settings = node.Settings with { Shunning = node.Settings.Shunning with { RecoverySeconds = 0 } };
        Pick(node);
        node.Settings = new HostGroupsSettings();
        node.Clock.RunFor(TimeSpan.FromSeconds(10));
        Pick(node);
        Pick(node);
        node.Manager.ShunAndKillAll("a", 3306);
        node.Server("a").Traffic.ConnectionsUsed = 1;
        node.Clock.RunFor(TimeSpan.FromSeconds(20));
        Pick(node);
        node.Server("a").Traffic.ConnectionsUsed = 0;
        node.Settings = node.Settings with { Shunning = node.Settings.Shunning with { RecoverySeconds = 5, ConnectTimeoutServerMaxMilliseconds = 1000 } };
        Pick(node);

        foreach (int lag in (int[])[5, 100, 0])
        {
            await node.Manager.ActOnReplicationLag(-1, "a", 3306, lag);
        }

        Hear(sink, node);
    }

    private static async Task Monitored(MarkingSink sink)
    {
        using (HostGroupsFixture node = Servers(sink, "(1,'soft','OFFLINE_SOFT',0),(1,'shunned','SHUNNED',0),(1,'hard','OFFLINE_HARD',0),(10,'w','ONLINE',0),(21,'w','ONLINE',0)"))
        {
            Array.ForEach(["soft", "shunned", "hard"], hostname => node.Manager.ShunAndKillAll(hostname, 3306));
            node.Settings = node.Settings with { WriterIsAlsoReader = false };
            node.Load("INSERT INTO mysql_replication_hostgroups VALUES (10,20,''),(11,21,'')");
            await node.Manager.ActOnReadOnly("w", 3306, readOnly: false);
            Hear(sink, node);
        }

        using var monitored = new MonitorFixture(_start)
        {
            Answer = check => new BackendAnswer(200, BackendFailure.ServerError, "Access denied for user 'monitor'@'10.0.0.1'", ReadOnly: false),
        };
        monitored.Node.Branches = sink.Marks;
        monitored.Node.Load("INSERT INTO mysql_servers (hostgroup_id, hostname) VALUES (1, 'a')");
        _ = monitored.Monitor.Start(4);
        monitored.RunUntil(_start.AddMinutes(2));
        Hear(sink, monitored.Node);
    }

    private static async Task Files(MarkingSink sink)
    {
        using (Engine.Node without = Bare(sink, new NodeOptions { WithMonitor = false }))
        {
            await Ask(without, "LOAD SCHEDULER FROM CONFIG");
        }

        string text = Header
            + "mysql_query_rules = ( { active=1 }, { rule_id=1 active=1 digest=\"no digest\" } )\n"
            + "mysql_replication_hostgroups = ( { writer_hostgroup=1 reader_hostgroup=1 } )\n";
        string? file = text;
        using (Engine.Node with = Bare(sink, new NodeOptions { ConfigurationFilePath = "node.cnf", ReadConfigurationFile = () => file }))
        {
            file = null;
            await Ask(with, "LOAD SCHEDULER FROM CONFIG");
        }

        Bare(sink, new NodeOptions { ConfigurationFilePath = "node.cnf", ReadConfigurationFile = () => "{" }).Dispose();
        Upgrade(sink, "mysql_users pre-1.4", "mysql_users", "(username) VALUES ('u')");
        Upgrade(sink, "mysql_query_rules v1.4.0a", "mysql_query_rules", "(rule_id) VALUES (1)");
        Upgrade(sink, "mysql_servers v1.1.0", "mysql_servers", "(hostgroup_id,hostname) VALUES (-1,'a')");
    }

    private static async Task OddRows(MarkingSink sink)
    {
        using Engine.Node node = Bare(sink, new NodeOptions());
        await Ask(
            node,
            "INSERT INTO mysql_users(username,password) VALUES ('o''hara','secret')",
            "LOAD MYSQL USERS TO RUNTIME",
            "SAVE MYSQL USERS TO MEMORY",
            "INSERT INTO mysql_replication_hostgroups VALUES (1,2,''),(2,3,'')",
            "INSERT INTO mysql_group_replication_hostgroups VALUES (10,11,12,13,1,1,0,0,''),(12,21,22,23,1,1,0,0,'')",
            "LOAD MYSQL SERVERS TO RUNTIME",
            "DROP TABLE mysql_users",
            "DROP TABLE disk.mysql_users",
            "CHECKSUM MYSQL USERS",
            "");
    }

    private static async Task Logins(MarkingSink sink)
    {
        using Engine.Node node = Bare(sink, new NodeOptions());
        await Ask(node, "INSERT INTO mysql_users(username,use_ssl) VALUES ('app',0),('monitoring',0),('careful',1)", "LOAD MYSQL USERS TO RUNTIME");
        foreach (string name in (string[])["app", "monitoring", "careful", "admin"])
        {
            node.LogIn(new LoginAttempt(name, "10.0.0.9", HasPassword: name == "admin", stored => true));
        }

        var clock = new VirtualClock(_start);
        string file = Header + "proxysql_servers = ( { hostname=\"10.0.0.2\" port=6032 } )\n";
        using Engine.Node alone = Bare(sink, new NodeOptions { ConfigurationFilePath = "node.cnf", ReadConfigurationFile = () => file }, clock: clock);
        clock.RunFor(TimeSpan.FromSeconds(2));
    }

    private static async Task Pulls(MarkingSink sink)
    {
        var user = new ClusterSettings { Username = "cluster" };
        await Pull(sink, Module.MysqlUsers, new ClusterSettings(), _ => default);
        await Pull(sink, Module.MysqlUsers, user, _ => Rows(new string?[2]));
        await Pull(sink, Module.MysqlUsers, user, _ => Rows(), "DROP TABLE main.mysql_users; DROP TABLE disk.mysql_users");
        string?[] server = ["1", "a", "3306", "1", "SHUNNED", "0", "1000", "0", "0", "0", ""];
        await Pull(sink, Module.MysqlServers, user, sql =>
            sql == WireStatements.Servers ? Rows(server, server)
            : sql == WireStatements.ReplicationHostgroups ? new PeerAnswer(new ResultSet(["w", "r", "c"], []), null, false)
            : new PeerAnswer(null, "lost", true));
        using var database = new AdminDatabase();
        TableSchemas.Create(database, Profile.ProxySql146, new MemoryDisk());
        new PulledRows(database, sink).ReplaceServers(Rows(server, server).Rows!);
    }

    private static void OtherVersions(MarkingSink sink)
    {
        sink.Take(ChecksumRules.BranchOf(Module.AdminVariables, changed: true, "0x1", "0x2"));
        sink.Take(PingRules.BranchOf([], maxFailures: 0));
        sink.Take(ReadOnlyCheckRules.BranchOf(new BackendAnswer(1, BackendFailure.TimedOut, null, ReadOnly: false), timeoutsInARow: 1, timeoutsToDemote: 3));
    }

    private static async Task Crash(MarkingSink sink)
    {
        await using var cluster = new SimCluster();
        cluster.Add("208", "");
        await cluster.World.Start("208");
        await cluster.World.Query("208", "");
        await cluster.Pass(1);
        cluster.Events.ForEach(sink.Marks.Hear);
    }

    private static HostGroupsFixture Servers(MarkingSink sink, string rows)
    {
        var node = new HostGroupsFixture { Branches = sink.Marks };
        node.Load($"INSERT INTO mysql_servers (hostgroup_id, hostname, status, max_replication_lag) VALUES {rows}");
        return node;
    }

    private static void Pick(HostGroupsFixture node) => _ = node.Manager.PickServer(1, 0);

    private static void Hear(MarkingSink sink, HostGroupsFixture node) => node.Events.ForEach(happened => sink.Emit(happened.Event));

    private static void Upgrade(MarkingSink sink, string old, string table, string row)
    {
        var disk = new MemoryDisk();
        using var database = new AdminDatabase();
        disk.Attach(database.Connection, DatabaseFile.Configuration, "disk");
        database.ExecuteScript(SchemaFiles.OldTables[old].Replace($"CREATE TABLE {table}", $"CREATE TABLE disk.{table}", StringComparison.Ordinal));
        _ = database.Execute($"INSERT INTO disk.{table} {row}");
        TableUpgrades.Run(database, Profile.ProxySql146, sink);
    }

    private static Engine.Node Bare(MarkingSink sink, NodeOptions options, VirtualClock? clock = null)
    {
        var node = new Engine.Node(Profile.ProxySql146, options, new NodeSeams(clock ?? new VirtualClock(_start), null!, null!, new MemoryDisk(), null!, sink));
        node.Threads.Start(node.Start());
        return node;
    }

    private static async Task Ask(Engine.Node node, params string[] statements)
    {
        AdminSession session = node.OpenLocalAdminSession();
        foreach (string statement in statements)
        {
            await session.Execute(statement);
        }
    }

    private static PeerAnswer Rows(params string?[][] rows) =>
        new(new ResultSet([.. Enumerable.Range(0, rows.Length == 0 ? 12 : rows[0].Length).Select(i => $"c{i}")], rows), null, false);

    private static async Task Pull(MarkingSink sink, Module module, ClusterSettings settings, Func<string, PeerAnswer> answer, string before = "SELECT 1")
    {
        using var database = new AdminDatabase();
        TableSchemas.Create(database, Profile.ProxySql146, new MemoryDisk());
        database.ExecuteScript(before);
        var peers = new PeerTable(13);
        var peer = new Peer(_peer, 0, "", 1);
        Array.ForEach(new int[5], _ => peer[module].Read(2, 100, "0x1", 0));
        peers.Add(peer);
        var seams = new NodeSeams(new VirtualClock(_start), new OnePeer(answer), null!, new MemoryDisk(), null!, sink);
        await new Puller(Profile.ProxySql146, peers, () => settings, database, new NodeLocks(name => new AsyncMutex(name)), seams, []).Pull(module);
    }

    /// <summary>The only peer that can be reached, which answers as a test says.</summary>
    private sealed class OnePeer(Func<string, PeerAnswer> answer) : IPeers, IPeerConnection
    {
        public ValueTask<PeerConnectOutcome> Connect(PeerEndpoint peer, PeerCredentials credentials, PeerTimeouts timeouts) => new(new PeerConnectOutcome(this, null));

        public ValueTask<PeerAnswer> Query(string sql) => new(answer(sql));

        public void Close()
        {
        }
    }
}
