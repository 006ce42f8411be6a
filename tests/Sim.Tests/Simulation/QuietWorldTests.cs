using Sim.Engine.Admin;
using Sim.Scenarios.Simulation;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Simulation;

public class QuietWorldTests
{
    private const string Configuration =
        """
        admin_variables=
        {
            admin_credentials="admin:admin;cluster:123456"
            mysql_ifaces="0.0.0.0:6032"
            cluster_username="cluster"
            cluster_password="123456"
            cluster_check_status_frequency=0
        }
        proxysql_servers=
        (
            { hostname="192.168.1.208" port=6032 }, { hostname="192.168.1.209" port=6032 }
        )
        """;

    [Fact]
    public async Task A_settled_check_allocates_nothing()
    {
        await using SimWorld world = await TwoNodes();
        foreach (string node in world.Nodes)
        {
            await Run(world, node, "SET mysql-monitor_enabled='false'");
            await Run(world, node, "LOAD MYSQL VARIABLES TO RUNTIME");
        }

        await world.Pass(TimeSpan.FromMinutes(1));
        long checks = world.PeerChecks;
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        await world.Pass(TimeSpan.FromHours(1));
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        checks = world.PeerChecks - checks;
        Assert.InRange(checks, 4 * 3500, 4 * 3600);
        Assert.True(bytes < checks, $"{bytes} bytes for {checks} checks");
    }

    [Fact]
    public async Task An_event_is_noticed_at_once_however_long_nothing_happened_before()
    {
        await using SimWorld world = await TwoNodes();
        world.AddScript("/opt/load.sh", "LOAD MYSQL USERS TO RUNTIME");
        await Run(world, "208", "INSERT INTO scheduler(active,interval_ms,filename) VALUES (1,600000,'/opt/load.sh')");
        await Run(world, "208", "LOAD SCHEDULER TO RUNTIME");
        bool IsLoaded() => world.Log("208").Any(line => line.Text.Contains("Received LOAD MYSQL USERS TO RUNTIME", StringComparison.Ordinal));
        Assert.True(await world.Until(() => Task.FromResult(IsLoaded()), TimeSpan.FromHours(1)));
        Assert.Equal(world.Log("208").Last(line => line.Text.Contains("LOAD MYSQL USERS", StringComparison.Ordinal)).At, world.Now);
    }

    [Fact]
    public async Task A_condition_that_depends_on_the_time_alone_is_noticed_soon()
    {
        await using SimWorld world = await TwoNodes();
        DateTimeOffset due = world.Now + TimeSpan.FromHours(1);
        Assert.True(await world.Until(() => Task.FromResult(world.Now >= due), TimeSpan.FromHours(2)));
        Assert.InRange(world.Now - due, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static async Task<SimWorld> TwoNodes()
    {
        var world = new SimWorld(seed: 1);
        foreach (string node in (string[])["208", "209"])
        {
            world.AddNode(node, $"192.168.1.{node}", new NodeConfiguration("proxysql.cnf", Configuration));
            await world.Start(node);
        }

        await world.Pass(TimeSpan.FromSeconds(10));
        return world;
    }

    private static async Task Run(SimWorld world, string node, string sql) => Assert.IsNotType<AdminReply.Error>(await world.Query(node, sql));
}
