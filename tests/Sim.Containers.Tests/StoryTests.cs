using Sim.Containers.Tests.Running;
using Xunit;

namespace Sim.Containers.Tests;

/// <summary>The document's story with its own addresses: two members, a change that travels, a third node that never gets in, the way out.</summary>
public sealed class StoryTests
{
    private const string Network = "192.168.1";

    private const string PeersQuery = "SELECT hostname, comment FROM proxysql_servers";
    private const string ServersQuery = "SELECT hostgroup_id, hostname, status, comment FROM mysql_servers";
    private const string RuntimeServersQuery = "SELECT hostgroup_id, hostname, status, comment FROM runtime_mysql_servers";
    private const string PeersChecksumQuery = "SELECT checksum FROM runtime_checksums_values WHERE name='proxysql_servers'";

    private static readonly string[] _quickMonitor =
    [
        "UPDATE global_variables SET variable_value='1000' WHERE variable_name='mysql-monitor_ping_interval'",
        "LOAD MYSQL VARIABLES TO RUNTIME",
    ];

    [Fact]
    public async Task Two_nodes_form_a_cluster_a_third_one_stays_out_until_it_is_registered()
    {
        await using TestNetwork network = await TestNetwork.Create(Network);
        await Task.WhenAll([network.StartMysql(180), network.StartMysql(181), network.StartMysql(182)]);
        NodeContainer node208 = await network.StartNode(208, Configurations.Member());
        NodeContainer node209 = await network.StartNode(209, Configurations.Member());

        await TheEntryWithoutAPortIsSkipped(node208, node209);
        await AChangeReaches208(node208, node209);
        await TheServerThatNeverAnswersIsShunnedInRuntimeOnly(node208);
        NodeContainer node210 = await JoinBySql(network);
        await ItTakesTheServersButNobodyTakesItsPeers(node208, node209, node210);
        await RegisteredOn208ItIsIn(node208, node209, node210);
    }

    private static async Task TheEntryWithoutAPortIsSkipped(params NodeContainer[] nodes)
    {
        foreach (NodeContainer node in nodes)
        {
            await node.Comes(PeersQuery, "192.168.1.208 primary", "192.168.1.209 secondary");
            Assert.DoesNotContain(node.Log.From(), static line => line.Contains("192.168.1.210", StringComparison.Ordinal));
            await node.Execute(_quickMonitor);
        }
    }

    private static async Task AChangeReaches208(NodeContainer node208, NodeContainer node209)
    {
        await node209.Execute(
            "INSERT INTO mysql_servers(hostgroup_id,hostname,port) VALUES (7,'192.168.1.181',3306),(10,'192.168.1.182',3306),(8,'192.168.1.180',3306)",
            "LOAD MYSQL SERVERS TO RUNTIME", "SAVE MYSQL SERVERS TO DISK");
        await node208.Log.WaitFor("Cluster: Saving to disk MySQL Servers from peer 192.168.1.209:6032");

        await TheSecondPassesInWhichItArrived(node208);
        int before = node208.Log.Count;
        await node209.Execute(
            "insert into mysql_servers(hostgroup_id,hostname,port,comment) values (20,'192.168.1.120',3306,'zabbix')",
            "save mysql servers to disk", "load mysql servers to runtime");
        await node208.Log.WaitFor("Cluster: Saving to disk MySQL Servers from peer 192.168.1.209:6032", before);

        string[] told =
        [
            "Cluster: detected a new checksum for mysql_servers from peer 192.168.1.209:6032, version 3",
            "diff_check 3. Own version: 2",
            "Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 started. Expected checksum 0x9AFEA97C6D622D69",
            "Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 completed",
            "Cluster: Fetching checksum for MySQL Servers from peer 192.168.1.209:6032 successful. Checksum: 0x9AFEA97C6D622D69",
            "Cluster: Writing mysql_servers table",
            "Cluster: Loading to runtime MySQL Servers from peer 192.168.1.209:6032",
            "HID: 20 , address: 192.168.1.120 , port: 3306 , weight: 1 , status: ONLINE",
            "Cluster: Saving to disk MySQL Servers from peer 192.168.1.209:6032",
        ];
        AssertInOrder(told, node208.Log.From(before));
        await node208.Comes(ServersQuery, ServersWith("ONLINE"));
    }

    /// <summary>A change in the very second in which the last one was taken would have the same epoch, and stay where it is for ever.</summary>
    private static Task TheSecondPassesInWhichItArrived(NodeContainer node) => node.Comes(
        "SELECT strftime('%s','now') > epoch FROM runtime_checksums_values WHERE name='mysql_servers'", "1");

    private static async Task TheServerThatNeverAnswersIsShunnedInRuntimeOnly(NodeContainer node208)
    {
        await node208.Log.WaitFor("Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections");
        await node208.Comes(RuntimeServersQuery, ServersWith("SHUNNED"));
        await node208.Comes(ServersQuery, ServersWith("ONLINE"));
    }

    private static async Task<NodeContainer> JoinBySql(TestNetwork network)
    {
        NodeContainer node210 = await network.StartNode(210, Configurations.Newcomer);
        Operator atNode210 = await network.StartOperator(node210);
        await atNode210.Run(
            "update global_variables set variable_value=\"admin:admin;cluster_20X:123456\" where variable_name='admin-admin_credentials'",
            "update global_variables set variable_value=\"cluster_20X\" where variable_name='admin-cluster_username'",
            "update global_variables set variable_value=\"123456\" where variable_name='admin-cluster_password'",
            "insert into proxysql_servers(hostname,port) values('192.168.1.208',6032),('192.168.1.209',6032),('192.168.1.210',6032)",
            "load admin variables to runtime",
            "load proxysql servers to runtime");
        return node210;
    }

    private static async Task ItTakesTheServersButNobodyTakesItsPeers(NodeContainer node208, NodeContainer node209, NodeContainer node210)
    {
        await node210.Log.WaitFor("Cluster: Saving to disk MySQL Servers from peer 192.168.1.20");
        await node210.Comes(ServersQuery, ServersWith("ONLINE"));

        foreach (NodeContainer member in (NodeContainer[])[node208, node209])
        {
            string warning = await node210.Log.WaitFor($"[WARNING] Cluster: detected a peer {member.Address}:6032 with proxysql_servers version 1");
            Assert.Contains("diff_check 30. Own version: 2", warning, StringComparison.Ordinal);
            Assert.EndsWith("until LOAD PROXYSQL SERVERS TO RUNTIME is executed on candidate master.", warning, StringComparison.Ordinal);
            await member.Comes(PeersQuery, "192.168.1.208 primary", "192.168.1.209 secondary");
        }

        await node210.Comes(PeersQuery, "192.168.1.208 ", "192.168.1.209 ", "192.168.1.210 ");
    }

    private static async Task RegisteredOn208ItIsIn(NodeContainer node208, NodeContainer node209, NodeContainer node210)
    {
        await node208.Execute(
            "INSERT INTO proxysql_servers(hostname,port,comment) VALUES ('192.168.1.210',6032,'secondary')",
            "LOAD PROXYSQL SERVERS TO RUNTIME", "SAVE PROXYSQL SERVERS TO DISK");
        await node209.Log.WaitFor("Cluster: Loading to runtime ProxySQL Servers from peer 192.168.1.208:6032");
        await node210.Log.WaitFor("Cluster: Loading to runtime ProxySQL Servers from peer 192.168.1.20");

        string[] checksum = await node208.Query(PeersChecksumQuery);
        foreach (NodeContainer node in (NodeContainer[])[node208, node209, node210])
        {
            await node.Comes(PeersQuery, "192.168.1.208 primary", "192.168.1.209 secondary", "192.168.1.210 secondary");
            await node.Comes(PeersChecksumQuery, checksum);
        }
    }

    private static string[] ServersWith(string zabbix) =>
    [
        "7 192.168.1.181 ONLINE ", "8 192.168.1.180 ONLINE ", "10 192.168.1.182 ONLINE ", $"20 192.168.1.120 {zabbix} zabbix",
    ];

    private static void AssertInOrder(IEnumerable<string> expected, IEnumerable<string> lines)
    {
        using IEnumerator<string> next = lines.GetEnumerator();
        foreach (string text in expected)
        {
            bool found = false;
            while (!found && next.MoveNext())
            {
                found = next.Current.Contains(text, StringComparison.Ordinal);
            }

            Assert.True(found, $"not in the log, or not in this order: {text}\n{string.Join('\n', lines)}");
        }
    }
}
