using Sim.Node.Tests.Running;

namespace Sim.Node.Tests.Cluster;

/// <summary>Nodes that all watch one another, as in the seed's proxysql.cnf; gone when disposed.</summary>
internal sealed class RealCluster : IDisposable
{
    /// <summary>Prepares so many nodes; none is started.</summary>
    public RealCluster(int nodes)
    {
        Place[] places = [.. Enumerable.Range(0, nodes).Select(_ => Loopback.Next())];
        Homes = [.. places.Select(place => new NodeHome(place, places))];
    }

    /// <summary>Where the nodes live.</summary>
    public IReadOnlyList<NodeHome> Homes { get; }

    /// <summary>Starts all nodes and waits until each knows every other's checksums.</summary>
    public async Task<RunningNode[]> Start()
    {
        RunningNode[] nodes = [.. Homes.Select(home => home.Launch())];
        foreach (RunningNode node in nodes)
        {
            await node.Answers();
        }

        foreach (RunningNode node in nodes)
        {
            await Knows(node, nodes.Length);
        }

        return nodes;
    }

    /// <summary>Waits until the node has seen the checksums of so many peers.</summary>
    public static Task Knows(RunningNode node, int peers) => node.Until(
        "SELECT COUNT(DISTINCT hostname) FROM stats_proxysql_servers_checksums WHERE name='mysql_users' AND version>0",
        rows => rows[0][0] == peers.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>
    /// Waits until the clock has left the second in which a node loaded or pulled last. Two changes within one second have equal epochs, which no
    /// node of 1.4.6 pulls.
    /// </summary>
    public static async Task NextSecond(IEnumerable<RunningNode> nodes)
    {
        foreach (RunningNode node in nodes)
        {
            await node.Until("SELECT MAX(epoch) < CAST(strftime('%s','now') AS INTEGER) FROM runtime_checksums_values", static rows => rows is [["1"]]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (NodeHome home in Homes)
        {
            home.Dispose();
        }
    }
}
