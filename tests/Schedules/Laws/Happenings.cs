using Sim.Engine.Cluster;
using Sim.Engine.HostGroups;
using Sim.Schedules.Exploring;
using Sim.Schedules.World;

namespace Sim.Schedules.Laws;

/// <summary>What happened in a world.</summary>
internal static class Happenings
{
    /// <summary>Adds to a tally what the nodes of a world said.</summary>
    public static void Count(SmallCluster cluster, Tally tally)
    {
        foreach (NodeHost node in cluster.Nodes)
        {
            tally.Add("pulls begun", node.Events.Count(happened => happened is PullProgress { Step: PullStep.Started }));
            tally.Add("pulls applied", node.Events.Count(happened => happened is PullProgress { Step: PullStep.Loading }));
            tally.Add("pulls discarded", node.Events.Count(happened => happened is PullDiscarded));
            tally.Add("pulls broken off", node.Events.Count(happened => happened is PullFailed));
            tally.Add("commits of servers", Commits(node));
            tally.Add("checks of servers", node.ServerChecks);
            tally.Add("writers demoted", IsDemoted(node) ? 1 : 0);
        }
    }

    /// <summary>Whether a monitor's decision has left the writer hostgroup empty.</summary>
    private static bool IsDemoted(NodeHost node) => node.Node.Peek($"SELECT 1 FROM mysql_servers WHERE hostgroup_id = {SmallCluster.WriterHostgroup}") is { Rows.Count: 0 };

    /// <summary>How often the servers of a node were loaded to runtime.</summary>
    public static int Commits(NodeHost node) => node.Events.Count(happened => happened is GroupReplicationHostgroupsReplaced);
}
