using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Life;

/// <summary>When the admin port opens.</summary>
public sealed class StartingTests
{
    private const string RefusedByItself = "Cluster: unable to connect to peer";

    [Fact]
    public async Task The_admin_port_is_open_before_the_node_looks_for_itself()
    {
        Place place = Loopback.Next();
        using var home = new NodeHome(place, [place]);
        RunningNode node = home.Launch();

        await node.Log.WaitFor($"Cluster: detected a new checksum for mysql_users from peer {place}");

        Assert.DoesNotContain(node.Log.All, line => line.Contains(RefusedByItself, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_is_told_to_be_as_late_as_ProxySQL_answers_too()
    {
        using var home = new NodeHome();

        RunningNode node = await home.Start("--late-admin");

        Assert.True(await node.AnswersNow());
    }
}
