using Sim.Engine.Cluster;
using Sim.Tests.Simulation;
using Xunit;

namespace Sim.Tests.Cluster;

/// <summary>What a pull brings and where it is kept, module by module, on whole nodes.</summary>
public class PullTests
{
    private const string Rule = "INSERT INTO mysql_query_rules (rule_id, active, match_digest, apply) VALUES (1, 1, '^SELECT', 1); LOAD MYSQL QUERY RULES TO RUNTIME";
    private const string User = "INSERT INTO mysql_users (username, password, default_hostgroup) VALUES ('app', 'secret', 1); LOAD MYSQL USERS TO RUNTIME";
    private const string Server = "INSERT INTO mysql_servers (hostgroup_id, hostname) VALUES (1, '10.0.0.9'); LOAD MYSQL SERVERS TO RUNTIME";
    private const string Peer = "INSERT INTO proxysql_servers (hostname, port) VALUES ('192.168.1.210', 6032); LOAD PROXYSQL SERVERS TO RUNTIME";

    private static readonly string[] _modules = ["mysql_query_rules", "mysql_servers", "mysql_users", "proxysql_servers"];

    [Theory]
    [InlineData(Rule, "mysql_query_rules", "rule_id = 1", "mysql_query_rules", "MySQL Query Rules")]
    [InlineData(User, "mysql_users", "username = 'app'", "mysql_query_rules", "MySQL Query Rules")]
    [InlineData(Server, "mysql_servers", "hostname = '10.0.0.9'", "mysql_servers", "MySQL Servers")]
    [InlineData(Peer, "proxysql_servers", "hostname = '192.168.1.210'", "proxysql_servers", "ProxySQL Servers")]
    public async Task A_pulled_module_is_loaded_and_saved_as_one_variable_says(string load, string table, string row, string gate, string title)
    {
        foreach (bool saves in new[] { true, false })
        {
            string others = string.Concat(
                _modules.Select(module => $"cluster_{module}_save_to_disk={(module == gate ? saves : !saves).ToString().ToLowerInvariant()}\n"));
            await using SimCluster cluster = await SimCluster.OfTwo(adminOf208: others);
            await cluster.Run("209", load);
            await cluster.Pass(4);

            Assert.NotEmpty(await cluster.Rows("208", $"SELECT * FROM runtime_{table} WHERE {row}"));
            Assert.NotEmpty(await cluster.Rows("208", $"SELECT * FROM {table} WHERE {row}"));
            Assert.Equal(saves, (await cluster.Rows("208", $"SELECT * FROM disk.{table} WHERE {row}")).Length > 0);
            Assert.Equal(saves ? [$"[INFO] Cluster: Saving to disk {title} from peer 192.168.1.209:6032"] : [], cluster.Lines("208", "Saving to disk"));
            bool looksFailed = !saves && table == "mysql_servers";
            Assert.Equal(looksFailed ? 1 : 0, cluster.Lines("208", "from peer 192.168.1.209:6032 failed. Checksum: 0x").Length);
        }
    }

    [Fact]
    public async Task A_pull_of_servers_logs_every_step()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        int before = cluster.World.Log("208").Count;
        await cluster.Run("209", Server);
        await cluster.Pass(2);

        string[] steps = [.. cluster.World.Log("208").Skip(before).Select(line => line.Text).Where(line => line.Contains(" Cluster: ", StringComparison.Ordinal)).Select(line => line[36..])];
        string checksum = (await cluster.Rows("209", "SELECT checksum FROM runtime_checksums_values WHERE name = 'mysql_servers'"))[0];
        Assert.Equal(
            [
                $"Fetching MySQL Servers from peer 192.168.1.209:6032 started. Expected checksum {checksum}",
                "Fetching MySQL Servers from peer 192.168.1.209:6032 completed",
                "Fetching checksum for MySQL Servers from peer 192.168.1.209:6032 before proceessing",
                $"Fetching checksum for MySQL Servers from peer 192.168.1.209:6032 successful. Checksum: {checksum}",
                "Writing mysql_servers table",
                "Writing mysql_replication_hostgroups table",
                "Loading to runtime MySQL Servers from peer 192.168.1.209:6032",
                "Saving to disk MySQL Servers from peer 192.168.1.209:6032",
            ],
            steps.SkipWhile(step => !step.StartsWith("Fetching", StringComparison.Ordinal)).Take(8));
    }

    [Fact]
    public async Task Inactive_rules_of_the_puller_are_lost_and_those_of_the_source_stay_there()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("208", "INSERT INTO mysql_query_rules (rule_id, active) VALUES (100, 0); SAVE MYSQL QUERY RULES TO DISK");
        await cluster.Run("209", "INSERT INTO mysql_query_rules (rule_id, active) VALUES (200, 0)");
        await cluster.Run("209", Rule);
        await cluster.Pass(4);

        Assert.Equal(["1"], await cluster.Rows("208", "SELECT rule_id FROM mysql_query_rules"));
        Assert.Equal(["1"], await cluster.Rows("208", "SELECT rule_id FROM disk.mysql_query_rules"));
    }

    [Fact]
    public async Task Group_replication_hostgroups_keep_two_nodes_apart_for_good()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("209", "INSERT INTO mysql_group_replication_hostgroups (writer_hostgroup, backup_writer_hostgroup, reader_hostgroup, offline_hostgroup) VALUES (10, 11, 20, 21)");
        await cluster.Run("209", Server);
        await cluster.Pass(600);

        Assert.Equal(["10.0.0.9"], await cluster.Servers("208"));
        Assert.Empty(await cluster.Rows("208", "SELECT * FROM mysql_group_replication_hostgroups"));
        const string Checksum = "SELECT checksum FROM runtime_checksums_values WHERE name = 'mysql_servers'";
        Assert.NotEqual(await cluster.Rows("208", Checksum), await cluster.Rows("209", Checksum));
    }

    [Fact]
    public async Task A_change_of_default_schema_alone_does_not_travel_but_goes_along_with_the_next_change()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("209", User);
        await cluster.Pass(4);
        int detected = cluster.Of<ChecksumDetected>("208").Count;
        long version = await cluster.Version("209", "mysql_users");
        await cluster.Run("209", "UPDATE mysql_users SET default_schema = 'shop'; LOAD MYSQL USERS TO RUNTIME");
        await cluster.Pass(60);

        const string Schema = "SELECT DISTINCT default_schema FROM mysql_users WHERE username = 'app'";
        Assert.Equal(version + 1, await cluster.Version("209", "mysql_users"));
        Assert.Equal(detected, cluster.Of<ChecksumDetected>("208").Count);
        Assert.Equal([""], await cluster.Rows("208", Schema));

        await cluster.Run("209", "UPDATE mysql_users SET max_connections = 50; LOAD MYSQL USERS TO RUNTIME");
        await cluster.Pass(4);
        Assert.Equal(["shop"], await cluster.Rows("208", Schema));
    }
}
