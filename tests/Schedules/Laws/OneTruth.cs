using Microsoft.Coyote.Specifications;
using Sim.Schedules.World;

namespace Sim.Schedules.Laws;

/// <summary>
/// What was loaded is the same everywhere inside a node: whatever came last, a load, a pull or the monitor, runtime and memory have the same servers.
/// It holds once the operators have loaded what they changed.
/// </summary>
internal static class OneTruth
{
    private const string Columns = "hostgroup_id, hostname, port, weight, comment";
    private const string AtRuntime = $"SELECT {Columns} FROM runtime_mysql_servers WHERE status <> 'OFFLINE_HARD'";
    private const string InMemory = $"SELECT {Columns} FROM mysql_servers";

    private const string Differences =
        $"SELECT 'only at runtime', * FROM ({AtRuntime} EXCEPT {InMemory}) UNION ALL SELECT 'only in memory', * FROM ({InMemory} EXCEPT {AtRuntime})";

    /// <summary>Fails if it is not so on a node that has not exited.</summary>
    public static void Assert(Operator me, NodeHost at)
    {
        foreach (string?[] row in me.Read(at, Differences))
        {
            Specification.Assert(false, $"on {at.Address} {row[2]} of hostgroup {row[1]} is {row[0]}");
        }
    }
}
