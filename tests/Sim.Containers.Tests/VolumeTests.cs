using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Volumes;
using Sim.Containers.Tests.Running;
using Xunit;

namespace Sim.Containers.Tests;

public sealed class VolumeTests
{
    private const string Network = "192.168.63";

    private const string ServersQuery = "SELECT hostname FROM runtime_mysql_servers";

    [Fact]
    public async Task What_was_saved_outlives_the_killed_container()
    {
        await using TestNetwork network = await TestNetwork.Create(Network);
        await using IVolume volume = new VolumeBuilder().Build();
        await volume.CreateAsync(TestContext.Current.CancellationToken);
        await using (NodeContainer killed = await network.StartNode(208, Configurations.Member(Network), volume.Name))
        {
            await killed.Execute(
                "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'192.168.63.180')", "SAVE MYSQL SERVERS TO DISK",
                "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'192.168.63.181')", "LOAD MYSQL SERVERS TO RUNTIME");
            await killed.Kill();
        }

        NodeContainer next = await network.StartNode(208, Configurations.Member(Network), volume.Name);

        await next.Comes(ServersQuery, "192.168.63.180");
    }

    [Fact]
    public async Task A_killed_node_that_starts_again_catches_up_with_its_peer()
    {
        await using TestNetwork network = await TestNetwork.Create(Network);
        NodeContainer node208 = await network.StartNode(208, Configurations.Member(Network));
        NodeContainer node209 = await network.StartNode(209, Configurations.Member(Network));

        await node208.Kill();
        await node209.Log.WaitFor("unable to connect to peer 192.168.63.208:6032");
        await node209.Execute("INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'192.168.63.180')", "LOAD MYSQL SERVERS TO RUNTIME");
        await node208.Start();

        await node208.Log.WaitFor("Cluster: Loading to runtime MySQL Servers from peer 192.168.63.209:6032");
        await node208.Comes(ServersQuery, "192.168.63.180");
    }
}
