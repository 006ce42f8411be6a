using Microsoft.Coyote.Specifications;
using Sim.Engine.Checksums;
using Sim.Schedules.Exploring;
using Sim.Schedules.Laws;
using Sim.Schedules.World;

namespace Sim.Schedules.Scenarios;

/// <summary>
/// No update is lost inside a node: two operators load their rows on one node, while others save and load its peers, and it pulls another module, is
/// pulled from and monitors. (Between nodes updates do get lost in 1.4.6; here nothing pulls what the operators load.)
/// </summary>
internal static class Updates
{
    private const string SavePeers = "SAVE PROXYSQL SERVERS TO MEMORY";
    private const string AddedInMemory = "SELECT hostname FROM mysql_servers WHERE hostgroup_id = 9";
    private const int Peers = 2;
    private const int Rows = 6;
    private const int Moves = 3;

    private static readonly string[] _added = ["10.0.1.3", "10.0.1.4"];
    private static readonly string[] _tables = ["runtime_proxysql_servers", "proxysql_servers", "disk.proxysql_servers"];

    /// <summary>Whatever an operator was told to be loaded is there, from then on.</summary>
    public static Scenario AllStay { get; } = new("no-lost-update", performance =>
    {
        using var cluster = new SmallCluster(performance, [false, true], withMonitor: true);
        (NodeHost a, NodeHost b) = (cluster.Nodes[0], cluster.Nodes[1]);
        cluster.Play(
            [
                .. _added.Select(address => (Work)(me => Add(me, a, address))),
                me => me.Run(a, SavePeers, SavePeers, SavePeers),
                me => me.Run(a, Sql.LoadPeers, Sql.LoadPeers, "SAVE PROXYSQL SERVERS TO DISK"),
                me => me.Run(b, Sql.AddRule(1), Sql.LoadRules),
            ],
            afterwards: me =>
            {
                me.LongestPauseIntervals = 0;
                AssertThere(me, a, _added);
                AssertPeers(me, a);
                AssertChecksumIsOfWhatIsLoaded(me, a);
            });
        Happenings.Count(cluster, performance.Tally);
    });

    /// <summary>
    /// The monitor, which moves a server to and fro, may undo what was inserted and not yet loaded. It does not undo what a load has found in memory.
    /// </summary>
    public static Scenario AllStayWhileServersMove { get; } = new("no-lost-update-while-servers-move", performance =>
    {
        using var cluster = new SmallCluster(performance, [false, true], withMonitor: true);
        (NodeHost a, NodeHost b) = (cluster.Nodes[0], cluster.Nodes[1]);
        HashSet<string> loaded = [];
        cluster.Play(
            [
                me => AddManyQuickly(me, a),
                me => LoadManyTimes(me, a, loaded),
                me => MoveToAndFro(me, a, cluster),
            ],
            afterwards: me =>
            {
                me.LongestPauseIntervals = 0;
                AssertThere(me, a, loaded);
                OneTruth.Assert(me, b);
            });
        performance.Tally.Add("servers loaded while others move", loaded.Count);
        Happenings.Count(cluster, performance.Tally);
    });

    private static void AddManyQuickly(Operator me, NodeHost at)
    {
        me.LongestPauseIntervals = 1;
        _ = me.Run(at, [.. Enumerable.Range(1, Rows).Select(static number => Sql.AddServer($"10.0.2.{number}"))]);
    }

    /// <summary>What is in memory when a load is answered is loaded.</summary>
    private static void LoadManyTimes(Operator me, NodeHost at, HashSet<string> loaded)
    {
        me.LongestPauseIntervals = 1;
        for (int i = 0; i < Rows; i++)
        {
            loaded.UnionWith(me.RunAndLook<string[]>(at, Sql.LoadServers, () => [.. at.Node.Peek(AddedInMemory)!.Rows.Select(static row => row[0]!)]));
        }
    }

    private static void MoveToAndFro(Operator me, NodeHost at, SmallCluster cluster)
    {
        me.LongestPauseIntervals = 2;
        for (int i = 0; i < Moves; i++)
        {
            _ = me.Run(at, Sql.ReadServers);
            cluster.WriterIsReadOnly = !cluster.WriterIsReadOnly;
        }
    }

    /// <summary>Without a pause, so that the operators get in each other's way.</summary>
    private static void Add(Operator me, NodeHost at, string address)
    {
        me.LongestPauseIntervals = 0;
        _ = me.Run(at, Sql.AddServer(address), Sql.LoadServers);
        AssertThere(me, at, address);
    }

    private static void AssertThere(Operator me, NodeHost at, params IReadOnlyCollection<string> addresses)
    {
        IReadOnlyList<string?[]> runtime = me.Read(at, "SELECT hostname FROM runtime_mysql_servers WHERE status = 'ONLINE'");
        IReadOnlyList<string?[]> memory = me.Read(at, "SELECT hostname FROM mysql_servers");
        foreach (string address in addresses.Order(StringComparer.Ordinal))
        {
            Specification.Assert(runtime.Any(row => row[0] == address), $"{address} was loaded on {at.Address} and is not at runtime");
            Specification.Assert(memory.Any(row => row[0] == address), $"{address} was loaded on {at.Address} and is not in memory");
        }
    }

    /// <summary>Nobody has changed the peers, only moved them from layer to layer.</summary>
    private static void AssertPeers(Operator me, NodeHost at)
    {
        foreach (string table in _tables)
        {
            int rows = me.Read(at, $"SELECT * FROM {table}").Count;
            Specification.Assert(rows == Peers, $"{Peers} peers were saved and loaded on {at.Address}, and {table} has {rows}");
        }
    }

    /// <summary>Every commit has counted, and loading once more what is loaded changes nothing.</summary>
    private static void AssertChecksumIsOfWhatIsLoaded(Operator me, NodeHost at)
    {
        ModuleChecksum before = at.Node.Checksums[Module.MysqlServers];
        int commits = Happenings.Commits(at);
        Specification.Assert(before.Version == (ulong)commits, $"there were {commits} commits on {at.Address}, and its servers have version {before.Version}");
        _ = me.Run(at, Sql.LoadServers);
        string text = at.Node.Checksums[Module.MysqlServers].Text;
        Specification.Assert(text == before.Text, $"{at.Address} had checksum {before.Text}, and {text} after the same servers were loaded again");
    }
}
