using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Cluster;

/// <summary>Several processes that form a cluster.</summary>
public sealed class ClusterTests
{
    private const string Servers = "SELECT hostgroup_id, hostname, weight, status, comment FROM runtime_mysql_servers ORDER BY 1,2";

    [Fact]
    public async Task A_change_on_one_node_travels_to_all_and_to_their_disks()
    {
        using var cluster = new RealCluster(3);
        RunningNode[] nodes = await cluster.Start();
        await RealCluster.NextSecond(nodes);

        await nodes[1].Execute(
            "INSERT INTO mysql_servers(hostgroup_id,hostname,weight,status,comment) VALUES (10,'a',7,'OFFLINE_SOFT','it''s one')",
            "INSERT INTO mysql_users(username,password,default_hostgroup) VALUES ('u','p',10)",
            "INSERT INTO mysql_query_rules(rule_id,active,match_digest,destination_hostgroup,apply) VALUES (5,1,'^SELECT',10,1)",
            "LOAD MYSQL SERVERS TO RUNTIME",
            "LOAD MYSQL USERS TO RUNTIME",
            "LOAD MYSQL QUERY RULES TO RUNTIME");

        foreach (RunningNode node in nodes)
        {
            await node.Until(Servers, static rows => rows is [["10", "a", "7", "OFFLINE_SOFT", "it's one"]]);
            await node.Until("SELECT username, default_hostgroup FROM runtime_mysql_users WHERE frontend=1", static rows => rows is [["u", "10"]]);
            await node.Until("SELECT rule_id, match_digest FROM runtime_mysql_query_rules", static rows => rows is [["5", "^SELECT"]]);
        }

        foreach (RunningNode puller in new[] { nodes[0], nodes[2] })
        {
            await puller.Until("SELECT hostname FROM disk.mysql_servers", static rows => rows is [["a"]]);
            await puller.Until("SELECT DISTINCT username FROM disk.mysql_users", static rows => rows is [["u"]]);
            await puller.Until("SELECT rule_id FROM disk.mysql_query_rules", static rows => rows is [["5"]]);
        }
    }

    [Fact]
    public async Task A_node_that_was_killed_comes_back_with_what_it_had_and_takes_what_it_missed()
    {
        using var cluster = new RealCluster(3);
        RunningNode[] nodes = await cluster.Start();
        await RealCluster.NextSecond(nodes);
        await nodes[0].Execute("INSERT INTO mysql_servers(hostname) VALUES ('before')", "LOAD MYSQL SERVERS TO RUNTIME", "SAVE MYSQL SERVERS TO DISK");
        foreach (RunningNode node in nodes)
        {
            await node.Until("SELECT hostname FROM runtime_mysql_servers", static rows => rows is [["before"]]);
        }

        await nodes[2].Until("SELECT hostname FROM disk.mysql_servers", static rows => rows is [["before"]]);
        await nodes[2].Kill();
        await RealCluster.NextSecond(nodes[..2]);
        await nodes[0].Log.WaitFor($"Cluster: unable to connect to peer {cluster.Homes[2].Admin} . Error: Can't connect to MySQL server");
        await nodes[0].Execute("INSERT INTO mysql_servers(hostname) VALUES ('meanwhile')", "LOAD MYSQL SERVERS TO RUNTIME");
        await nodes[1].Until("SELECT COUNT(*) FROM runtime_mysql_servers", static rows => rows is [["2"]]);

        RunningNode again = await cluster.Homes[2].Start();
        Assert.Contains(["before"], await again.Query("SELECT hostname FROM runtime_mysql_servers"));

        // Its own epoch is newer, but a node at version 1 takes what others have changed.
        await again.Until("SELECT COUNT(*) FROM runtime_mysql_servers", static rows => rows is [["2"]]);
        Assert.Equal([["2"]], await nodes[0].Query("SELECT COUNT(*) FROM runtime_mysql_servers"));
    }
}
