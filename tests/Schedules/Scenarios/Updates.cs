using Microsoft.Coyote.Specifications;
using Sim.Engine.Checksums;
using Sim.Schedules.Exploring;
using Sim.Schedules.Laws;
using Sim.Schedules.World;

namespace Sim.Schedules.Scenarios;

/// <summary>
/// No update is lost inside a node: two operators load their rows on one node, while it pulls another module, is pulled from and monitors. (Between
/// nodes updates do get lost in 1.4.6; here nothing pulls what the operators load.)
/// </summary>
internal static class Updates
{
    private static readonly string[] _added = ["10.0.1.3", "10.0.1.4"];

    public static Scenario AllStay { get; } = new("no-lost-update", tally =>
    {
        using var cluster = new SmallCluster(tally.Story, [false, true], withMonitor: true);
        (NodeHost a, NodeHost b) = (cluster.Nodes[0], cluster.Nodes[1]);
        ulong before = 0;
        cluster.Play(
            [
                .. _added.Select(address => (Work)(me => Add(me, a, address))),
                me => me.Run(b, Sql.AddRule(1), Sql.LoadRules),
            ],
            afterwards: me =>
            {
                before = a.Node.Checksums[Module.MysqlServers].Version;
                IReadOnlyList<string?[]> runtime = me.Read(a, "SELECT hostname FROM runtime_mysql_servers WHERE status = 'ONLINE'");
                IReadOnlyList<string?[]> memory = me.Read(a, "SELECT hostname FROM mysql_servers");
                foreach (string address in _added)
                {
                    Specification.Assert(runtime.Any(row => row[0] == address), $"{address} was loaded on {a.Address} and is not at runtime");
                    Specification.Assert(memory.Any(row => row[0] == address), $"{address} was added on {a.Address} and is not in memory");
                }
            });
        int commits = Happenings.Commits(a);
        Specification.Assert(before == (ulong)commits, $"there were {commits} commits on {a.Address}, and its servers have version {before}");
        Happenings.Count(cluster, tally);
    });

    /// <summary>Without a pause, so that the operators get in each other's way.</summary>
    private static void Add(Operator me, NodeHost at, string address)
    {
        me.LongestPauseIntervals = 0;
        _ = me.Run(at, Sql.AddServer(address), Sql.LoadServers);
    }
}
