using Microsoft.Coyote.Specifications;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Engine.HostGroups;
using Sim.Schedules.World;

namespace Sim.Schedules.Laws;

/// <summary>
/// From the moment at which a pull of mysql_servers has its rows until it has loaded or discarded them, nobody else loads the node's servers.
/// </summary>
internal static class SerialPulls
{
    /// <summary>Fails if it was not so on a node of the world.</summary>
    public static void Assert(SmallCluster cluster)
    {
        foreach (NodeHost node in cluster.Nodes)
        {
            Specification.Assert(Keeps(node.Events), $"on {node.Address} servers were loaded by somebody else in the middle of a pull");
        }
    }

    /// <summary>Whether the events of one node keep the law.</summary>
    public static bool Keeps(IEnumerable<NodeEvent> events)
    {
        bool hasRows = false;
        bool isLoading = false;
        foreach (NodeEvent happened in events)
        {
            switch (happened)
            {
                case PullProgress { Module: Module.MysqlServers, Step: PullStep.Completed }:
                    hasRows = true;
                    break;
                case PullProgress { Module: Module.MysqlServers, Step: PullStep.Loading }:
                    isLoading = true;
                    break;
                case PullDiscarded or PullFailed:
                    hasRows = false;
                    break;
                case GroupReplicationHostgroupsReplaced when hasRows && !isLoading:
                    return false;
                case GroupReplicationHostgroupsReplaced:
                    hasRows = isLoading = false;
                    break;
                default:
                    break;
            }
        }

        return true;
    }
}
