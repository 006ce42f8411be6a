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
    private const int Peers = 2;
    private const int TriesMax = 6;

    private const int Moves = 3;

    private static readonly string[] _added = ["10.0.1.3", "10.0.1.4"];
    private static readonly string[][] _addedMeanwhile = [["10.0.1.3", "10.0.1.5", "10.0.1.7"], ["10.0.1.4", "10.0.1.6", "10.0.1.8"]];
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
    /// The monitor, which moves a server to and fro, may undo what was inserted and not yet loaded. It does not undo what somebody has seen at runtime.
    /// </summary>
    public static Scenario AllStayWhileServersMove { get; } = new("no-lost-update-while-servers-move", performance =>
    {
        using var cluster = new SmallCluster(performance, [false, true], withMonitor: true);
        (NodeHost a, NodeHost b) = (cluster.Nodes[0], cluster.Nodes[1]);
        cluster.Play(
            [
                .. _addedMeanwhile.Select(addresses => (Work)(me => Array.ForEach(addresses, address => AddUntilSeen(me, a, address)))),
                me =>
                {
                    for (int i = 0; i < Moves; i++)
                    {
                        _ = me.Run(a, Sql.ReadServers);
                        cluster.WriterIsReadOnly = !cluster.WriterIsReadOnly;
                    }
                },
            ],
            afterwards: me =>
            {
                me.LongestPauseIntervals = 0;
                AssertThere(me, a, [.. _addedMeanwhile.SelectMany(static addresses => addresses)]);
                OneTruth.Assert(me, a);
                OneTruth.Assert(me, b);
            });
        Happenings.Count(cluster, performance.Tally);
    });

    /// <summary>Without a pause, so that the operators get in each other's way.</summary>
    private static void Add(Operator me, NodeHost at, string address)
    {
        me.LongestPauseIntervals = 0;
        _ = me.Run(at, Sql.AddServer(address), Sql.LoadServers);
        AssertThere(me, at, address);
    }

    private static void AddUntilSeen(Operator me, NodeHost at, string address)
    {
        me.LongestPauseIntervals = 1;
        int tries = 0;
        do
        {
            _ = me.Run(at, Sql.AddServer(address), Sql.LoadServers);
            Specification.Assert(++tries <= TriesMax, $"{address} was loaded on {at.Address} {TriesMax} times and never was at runtime");
        }
        while (!IsAt(me, at, "runtime_mysql_servers", address));
    }

    private static void AssertThere(Operator me, NodeHost at, params string[] addresses)
    {
        foreach (string address in addresses)
        {
            Specification.Assert(IsAt(me, at, "runtime_mysql_servers", address), $"{address} was loaded on {at.Address} and is not at runtime");
            Specification.Assert(IsAt(me, at, "mysql_servers", address), $"{address} was added on {at.Address} and is not in memory");
        }
    }

    private static bool IsAt(Operator me, NodeHost at, string table, string address) =>
        me.Read(at, $"SELECT 1 FROM {table} WHERE hostname = '{address}' AND status = 'ONLINE'").Count > 0;

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
