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
        }
    }

    /// <summary>How often the servers of a node were loaded to runtime.</summary>
    public static int Commits(NodeHost node) => node.Events.Count(happened => happened is GroupReplicationHostgroupsReplaced);
}
