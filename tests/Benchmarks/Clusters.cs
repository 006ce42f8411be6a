using Sim.Engine.Admin;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;

namespace Sim.Benchmarks;

/// <summary>The clusters that are measured.</summary>
internal static class Clusters
{
    private static readonly DateTimeOffset _start = new(2018, 4, 17, 22, 36, 0, TimeSpan.FromHours(8));

    /// <summary>An empty world whose clock stands where the story begins.</summary>
    public static SimWorld NewWorld()
    {
        var world = new SimWorld(seed: 1);
        world.UseProfile("1.4.6");
        world.SetWallClock(_start);
        return world;
    }

    /// <summary>Three nodes that list each other and agree.</summary>
    public static SimWorld ThreeSettledNodes(string adminVariables)
    {
        SimWorld world = NewWorld();
        string[] hosts = ["192.168.1.208", "192.168.1.209", "192.168.1.210"];
        foreach (string host in hosts)
        {
            AddAndStart(world, host, Configuration(adminVariables, hosts));
        }

        Pass(world, TimeSpan.FromMinutes(1));
        return world;
    }

    /// <summary>
    /// The document's three nodes as its operator left them: 208 and 209 know each other and check every 200 ms, 210 knows all three, checks
    /// every second, and differs from them for good.
    /// </summary>
    public static SimWorld DocumentNodes()
    {
        SimWorld world = NewWorld();
        string[] members = ["192.168.1.208", "192.168.1.209"];
        foreach (string host in members)
        {
            AddAndStart(world, host, Configuration("cluster_check_interval_ms=200 cluster_check_status_frequency=100", members));
        }

        AddAndStart(world, "192.168.1.210", Configuration("", [.. members, "192.168.1.210"]));
        Pass(world, TimeSpan.FromMinutes(1));
        return world;
    }

    /// <summary>Five nodes that list each other, and satellites that list the five: nobody lists a satellite.</summary>
    public static void AddStarOf(SimWorld world, int nodes)
    {
        const int CoreNodes = 5;
        string[] cores = [.. Enumerable.Range(1, CoreNodes).Select(i => $"10.0.0.{i}")];
        string configuration = Configuration("", cores);
        for (int i = 0; i < nodes; i++)
        {
            AddAndStart(world, i < CoreNodes ? cores[i] : $"10.1.{i / 250}.{(i % 250) + 1}", configuration);
        }
    }

    /// <summary>Sends statements to a node's admin port.</summary>
    public static void Query(SimWorld world, string node, params string[] statements)
    {
        foreach (string statement in statements)
        {
            if (world.Query(node, statement).GetAwaiter().GetResult() is AdminReply.Error error)
            {
                throw new InvalidOperationException($"{error.Message}: {statement}");
            }
        }
    }

    /// <summary>Lets virtual time pass.</summary>
    public static void Pass(SimWorld world, TimeSpan time) => world.Pass(time).GetAwaiter().GetResult();

    private static void AddAndStart(SimWorld world, string host, string configuration)
    {
        world.AddNode(host, host, new NodeConfiguration("proxysql.cnf", configuration));
        world.Start(host).GetAwaiter().GetResult();
    }

    private static string Configuration(string adminVariables, IEnumerable<string> peers) =>
        $$"""
        admin_variables=
        {
            admin_credentials="admin:admin;cluster:123456"
            mysql_ifaces="0.0.0.0:6032"
            cluster_username="cluster"
            cluster_password="123456"
            {{adminVariables}}
        }
        proxysql_servers=
        (
            {{string.Join(", ", peers.Select(peer => $"{{ hostname=\"{peer}\" port=6032 }}"))}}
        )
        """;
}
