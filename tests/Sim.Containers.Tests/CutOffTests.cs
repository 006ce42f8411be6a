using Sim.Containers.Tests.Running;
using Xunit;

namespace Sim.Containers.Tests;

public sealed class CutOffTests
{
    private const string Network = "192.168.64";

    /// <summary>A query whose answer does not come is given up after 60 s; only the next attempt to connect is logged.</summary>
    [Fact]
    public async Task A_node_that_was_cut_off_is_missed_and_catches_up()
    {
        await using TestNetwork network = await TestNetwork.Create(Network);
        NodeContainer node208 = await network.StartNode(208, Configurations.Member(Network));
        NodeContainer node209 = await network.StartNode(209, Configurations.Member(Network));
        await node208.Log.WaitFor("checksum for proxysql_servers from peer 192.168.64.209:6032 matches with local checksum");
        int before = node208.Log.Count;

        await network.CutOff(node209);
        await node208.Execute("INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'192.168.64.180')", "LOAD MYSQL SERVERS TO RUNTIME");
        await node208.Log.WaitFor("[WARNING] Cluster: unable to connect to peer 192.168.64.209:6032 . Error: Can't connect to MySQL server", before);
        Assert.Empty(await node209.Query("SELECT hostname FROM runtime_mysql_servers"));
        await network.BringBack(node209, 209);

        await node209.Log.WaitFor("Cluster: Loading to runtime MySQL Servers from peer 192.168.64.208:6032");
        await node209.Comes("SELECT hostname FROM runtime_mysql_servers", "192.168.64.180");
        await node208.Log.WaitFor("checksum for mysql_servers from peer 192.168.64.209:6032 matches with local checksum", before);
    }
}
