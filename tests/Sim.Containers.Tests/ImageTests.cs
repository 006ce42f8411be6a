using DotNet.Testcontainers.Containers;
using Sim.Containers.Tests.Running;
using Xunit;

namespace Sim.Containers.Tests;

public sealed class ImageTests
{
    private const string Network = "192.168.61";

    [Fact]
    public async Task A_node_runs_as_nobody_special_is_healthy_and_stops_in_order()
    {
        await using TestNetwork network = await TestNetwork.Create(Network);
        NodeContainer node = await network.StartNode(208, Configurations.Member(Network));

        Assert.Equal(["6032"], await node.Owners());
        ExecResult health = await node.Run("sim-node", "--health-check", "-c", "/etc/proxysql.cnf");
        Assert.Equal((0, "127.0.0.1:6032 answers\n"), (health.ExitCode, health.Stdout));
        Assert.Equal(0, await node.Stop());
        Assert.DoesNotContain(node.Log.From(), static line => line.Contains("[ERROR]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_health_check_says_what_it_did_not_reach()
    {
        await using TestNetwork network = await TestNetwork.Create(Network);
        NodeContainer node = await network.StartNode(208, Configurations.Member(Network));

        ExecResult health = await node.Run("sim-node", "--health-check", "-S", "127.0.0.1:6999");

        Assert.Equal((1, "127.0.0.1:6999: Can't connect to MySQL server on '127.0.0.1' (107)\n"), (health.ExitCode, health.Stderr));
    }
}
