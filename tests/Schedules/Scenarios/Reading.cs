using System.Globalization;
using Microsoft.Coyote.Specifications;
using Sim.Schedules.Exploring;
using Sim.Schedules.Laws;
using Sim.Schedules.World;

namespace Sim.Schedules.Scenarios;

/// <summary>
/// A reader never sees half a change. An operator loads one generation after the other, of which every row of two tables bears the number; on that
/// node, and on the one that pulls them with three queries, every reader finds the same number everywhere.
/// </summary>
internal static class Reading
{
    private const int Generations = 2;
    private const string ReadGenerations = "SELECT comment FROM runtime_mysql_servers UNION SELECT comment FROM runtime_mysql_replication_hostgroups";

    public static Scenario NeverHalfAChange { get; } = new("no-torn-read", tally =>
    {
        using var cluster = new SmallCluster(tally.Story, [false, true]);
        (NodeHost a, NodeHost b) = (cluster.Nodes[0], cluster.Nodes[1]);
        cluster.Play([me => Write(me, a), me => Read(me, a, 3, tally), me => Read(me, b, 6, tally)]);
        Happenings.Count(cluster, tally);
    });

    private static void Write(Operator me, NodeHost at)
    {
        for (int generation = 1; generation <= Generations; generation++)
        {
            string comment = $"SET comment = '{generation.ToString(CultureInfo.InvariantCulture)}'";
            _ = me.Run(at, $"UPDATE mysql_servers {comment}", $"UPDATE mysql_replication_hostgroups {comment}", Sql.LoadServers);
        }
    }

    private static void Read(Operator me, NodeHost at, int times, Tally tally)
    {
        for (int i = 0; i < times; i++)
        {
            IReadOnlyList<string?[]> rows = me.Read(at, ReadGenerations);
            string found = string.Join(" and ", rows.Select(row => row[0]));
            Specification.Assert(rows.Count == 1, $"a reader of {at.Address} found generation {found} at the same time");
            tally.Add($"reads of generation {found} at {at.Address}");
        }
    }
}
