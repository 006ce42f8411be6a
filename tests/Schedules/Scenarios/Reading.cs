using System.Globalization;
using Sim.Schedules.Exploring;
using Sim.Schedules.Laws;
using Sim.Schedules.World;

namespace Sim.Schedules.Scenarios;

/// <summary>
/// A reader never sees half a change. An operator loads one generation after the other, of which every row of two tables bears the number; on that
/// node, and on the one that pulls them with three queries, every reader finds the same number everywhere, and the checksum that belongs to it. Some
/// look at the peers too, and have to wait for them while the node pulls rules.
/// </summary>
internal static class Reading
{
    private const int Generations = 2;

    private const string ReadGenerations =
        """
        SELECT DISTINCT s.comment, g.comment, c.checksum
        FROM runtime_mysql_servers s, runtime_mysql_replication_hostgroups g, runtime_checksums_values c WHERE c.name = 'mysql_servers'
        """;

    private const string ReadGenerationsAndPeers = $"{ReadGenerations} AND (SELECT COUNT(*) FROM runtime_proxysql_servers) > 0";

    public static Scenario NeverHalfAChange { get; } = new("no-torn-read", performance =>
    {
        using var cluster = new SmallCluster(performance, [false, true]);
        (NodeHost a, NodeHost b) = (cluster.Nodes[0], cluster.Nodes[1]);
        var found = new Snapshots();
        void Read(Operator me, NodeHost at, string sql, int times)
        {
            for (int i = 0; i < times; i++)
            {
                performance.Tally.Add($"reads of generation {found.Take(at, me.Read(at, sql))} at {at.Address}");
            }
        }

        cluster.Play(
        [
            me => Write(me, a),
            me => me.Run(b, Sql.AddRule(1), Sql.LoadRules),
            me => Read(me, a, ReadGenerationsAndPeers, times: 4),
            me => Read(me, b, ReadGenerations, times: 6),
        ]);
        Happenings.Count(cluster, performance.Tally);
    });

    private static void Write(Operator me, NodeHost at)
    {
        for (int generation = 1; generation <= Generations; generation++)
        {
            string comment = $"SET comment = '{generation.ToString(CultureInfo.InvariantCulture)}'";
            _ = me.Run(at, $"UPDATE mysql_servers {comment}", $"UPDATE mysql_replication_hostgroups {comment}", Sql.LoadServers);
        }
    }
}
