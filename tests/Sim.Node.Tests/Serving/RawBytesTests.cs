using System.Text;
using Sim.Node.Tests.Cluster;
using Sim.Node.Tests.Hostile;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Serving;

/// <summary>Bytes that are no UTF-8 pass through a node as they are.</summary>
public sealed class RawBytesTests
{
    private static readonly byte[] _comment = [.. "caf"u8, 0xe9, (byte)' ', 0xff, 0xfe];

    [Fact]
    public async Task A_client_gets_the_bytes_that_it_sent()
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start();
        using WireClient client = await LogIn(node);

        await Insert(client);

        List<byte[]> rows = await Ask(client, "SELECT comment FROM mysql_servers"u8.ToArray());
        Assert.Equal([(byte)_comment.Length, .. _comment], rows[3]);
        byte[] error = (await Ask(client, [0xff, 0xfe]))[0];
        Assert.EndsWith(Convert.ToHexString([.. "near \""u8, 0xff, 0xfe, .. "\": syntax error"u8]), Convert.ToHexString(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_node_pulls_are_its_peers_bytes()
    {
        using var cluster = new RealCluster(2);
        RunningNode[] nodes = await cluster.Start();
        await RealCluster.NextSecond(nodes);
        using WireClient client = await LogIn(nodes[0]);
        await Insert(client);

        await nodes[0].Execute("LOAD MYSQL SERVERS TO RUNTIME");

        await nodes[1].Until("SELECT hex(comment) FROM runtime_mysql_servers", static rows => rows is [["636166E920FFFE"]]);
        await nodes[1].Until("SELECT hex(comment) FROM disk.mysql_servers", static rows => rows is [["636166E920FFFE"]]);
        foreach (RunningNode node in nodes)
        {
            await node.Until(
                "SELECT checksum FROM runtime_checksums_values WHERE name='mysql_servers'", static rows => rows is [["0x4EF449071858AA5D"]]);
        }
    }

    [Fact]
    public async Task A_configuration_file_in_Latin_1_keeps_its_bytes()
    {
        using var home = new NodeHome();
        await File.AppendAllTextAsync(
            home.ConfigurationFile,
            "mysql_servers=({address=\"a\" hostgroup=1 comment=\"caf\u00e9\"},{address=\"b\" hostgroup=1 comment=\"\\xff\"})\n",
            Encoding.Latin1,
            TestContext.Current.CancellationToken);

        RunningNode node = await home.Start();

        Assert.Equal([["636166E9"], ["FF"]], await node.Query("SELECT hex(comment) FROM mysql_servers ORDER BY hostname"));
    }

    private static async Task<WireClient> LogIn(RunningNode node) => (await WireClient.LogIn(node.Admin)).Client;

    private static Task<List<byte[]>> Insert(WireClient client) =>
        Ask(client, [.. "INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (1,'h1','"u8, .. _comment, .. "')"u8]);

    /// <summary>The packets of an answer, of which the last tells the end.</summary>
    private static async Task<List<byte[]>> Ask(WireClient client, byte[] statement)
    {
        const byte Query = 3;
        await client.Send(0, [Query, .. statement]);
        List<byte[]> packets = [await client.ReadPacket()];
        int ends = packets[0][0] is 0x00 or 0xff ? 0 : 2;
        while (ends > 0)
        {
            packets.Add(await client.ReadPacket());
            ends -= packets[^1][0] == 0xfe ? 1 : 0;
        }

        return packets;
    }
}
