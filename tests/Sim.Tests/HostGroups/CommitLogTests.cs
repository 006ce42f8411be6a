using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.HostGroups;

/// <summary>The log of a commit, compared with logs of real nodes.</summary>
public sealed class CommitLogTests
{
    // Node 208 of the article "ProxySQL Cluster", 2018-04-16: its fourth server arrives from a peer. Hostgroup 20 had existed before.
    private const string PullOfAFourthServer =
        """
        2018-04-16 19:10:22 [INFO] Dumping current MySQL Servers structures for hostgroup ALL
        HID: 7 , address: 192.168.1.181 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
        HID: 10 , address: 192.168.1.182 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
        HID: 8 , address: 192.168.1.180 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
        2018-04-16 19:10:22 [INFO] Dumping mysql_servers
        +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
        | hostgroup_id | hostname      | port | weight | status | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment | mem_pointer     |
        +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
        | 7            | 192.168.1.181 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | 140116687433856 |
        | 8            | 192.168.1.180 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | 140116687434240 |
        | 10           | 192.168.1.182 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | 140116687434112 |
        +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
        2018-04-16 19:10:22 [INFO] Dumping mysql_servers_incoming
        +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+
        | hostgroup_id | hostname      | port | weight | status | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment |
        +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+
        | 7            | 192.168.1.181 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         |
        | 20           | 192.168.1.120 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              | zabbix  |
        | 10           | 192.168.1.182 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         |
        | 8            | 192.168.1.180 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         |
        +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+
        2018-04-16 19:10:22 [INFO] New mysql_replication_hostgroups table
        2018-04-16 19:10:22 [INFO] New mysql_group_replication_hostgroups table
        2018-04-16 19:10:22 [INFO] Dumping current MySQL Servers structures for hostgroup ALL
        HID: 7 , address: 192.168.1.181 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
        HID: 20 , address: 192.168.1.120 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: zabbix
        HID: 10 , address: 192.168.1.182 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
        HID: 8 , address: 192.168.1.180 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
        2018-04-16 19:10:22 [INFO] Dumping mysql_servers
        +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
        | hostgroup_id | hostname      | port | weight | status | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment | mem_pointer     |
        +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
        | 7            | 192.168.1.181 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | 140116687433856 |
        | 8            | 192.168.1.180 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | 140116687434240 |
        | 10           | 192.168.1.182 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | 140116687434112 |
        | 20           | 192.168.1.120 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              | zabbix  | 140116687433984 |
        +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+

        """;

    // Recording both-loaded-differently of a real 1.4.6, 208.log: a pull replaces the only server.
    private const string ServerReplaced =
        """
        2026-11-22 18:43:11 [INFO] Dumping current MySQL Servers structures for hostgroup ALL
        HID: 1 , address: 127.0.1.8 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
        2026-11-22 18:43:11 [INFO] Dumping mysql_servers
        +--------------+-----------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
        | hostgroup_id | hostname  | port | weight | status | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment | mem_pointer     |
        +--------------+-----------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
        | 1            | 127.0.1.8 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | 140314323037440 |
        +--------------+-----------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
        2026-11-22 18:43:11 [INFO] Dumping mysql_servers_incoming
        +--------------+-----------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+
        | hostgroup_id | hostname  | port | weight | status | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment |
        +--------------+-----------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+
        | 1            | 127.0.1.9 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         |
        +--------------+-----------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+
        2026-11-22 18:43:11 MySQL_HostGroups_Manager.cpp:599:commit(): [WARNING] Removed server at address 140314323037440, hostgroup 1, address 127.0.1.8 port 3306. Setting status OFFLINE HARD and immediately dropping all free connections. Used connections will be dropped when trying to use them
        2026-11-22 18:43:11 [INFO] New mysql_replication_hostgroups table
        2026-11-22 18:43:11 [INFO] New mysql_group_replication_hostgroups table
        2026-11-22 18:43:11 [INFO] Dumping current MySQL Servers structures for hostgroup ALL
        HID: 1 , address: 127.0.1.8 , port: 3306 , weight: 1 , status: OFFLINE_HARD , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
        HID: 1 , address: 127.0.1.9 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
        2026-11-22 18:43:11 [INFO] Dumping mysql_servers
        +--------------+-----------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
        | hostgroup_id | hostname  | port | weight | status | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment | mem_pointer     |
        +--------------+-----------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
        | 1            | 127.0.1.8 | 3306 | 1      | 3      | 0           | 1000            | 0                   | 0       | 0              |         | 140314323037440 |
        | 1            | 127.0.1.9 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | 140314377764736 |
        +--------------+-----------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+

        """;

    [Fact]
    public void A_commit_with_a_new_server_logs_what_a_real_node_logged()
    {
        using var node = new HostGroupsFixture();
        node.Load("INSERT INTO mysql_servers (hostgroup_id, hostname) VALUES (7, '192.168.1.181'), (20, '192.168.1.120'), (10, '192.168.1.182'), (8, '192.168.1.180')");
        node.Load("DELETE FROM mysql_servers WHERE hostgroup_id = 20");
        node.Insert(20, "192.168.1.120", "zabbix");
        node.Database.Execute("CREATE TEMP TABLE pulled AS SELECT * FROM mysql_servers");
        node.Database.Execute("DELETE FROM mysql_servers");
        node.Database.Execute("INSERT INTO mysql_servers SELECT * FROM pulled ORDER BY CASE hostgroup_id WHEN 7 THEN 1 WHEN 20 THEN 2 WHEN 10 THEN 3 ELSE 4 END");
        _ = node.Manager.DumpServers();
        _ = node.TakeLog();

        node.Load();

        Assert.Equal(HostGroupsFixture.Normalised(PullOfAFourthServer), node.TakeLog());
        Assert.Equal("0x9AFEA97C6D622D69", node.Checksums[Module.MysqlServers].Text);
    }

    [Fact]
    public void A_commit_that_replaces_a_server_logs_what_a_real_node_logged()
    {
        using var node = new HostGroupsFixture();
        node.Insert(1, "127.0.1.8");
        node.Load();
        node.Clock.Skew = (long)(new DateTime(2026, 11, 22, 18, 43, 11, DateTimeKind.Utc) - node.Clock.Now).TotalMicroseconds;
        _ = node.TakeLog();

        node.Load("DELETE FROM mysql_servers", "INSERT INTO mysql_servers (hostgroup_id, hostname) VALUES (1, '127.0.1.9')");

        Assert.Equal(HostGroupsFixture.Normalised(ServerReplaced), node.TakeLog());
    }

    [Fact]
    public void A_quiet_node_logs_only_the_group_replication_line()
    {
        using var node = new HostGroupsFixture { Settings = new() { IsVerbose = false } };
        node.Insert(1, "a");

        node.Load("INSERT INTO mysql_replication_hostgroups VALUES (1, 2, 'x')");

        Assert.Equal("2018-04-16 19:10:22 [INFO] New mysql_group_replication_hostgroups table\n", node.TakeLog());
    }

    [Fact]
    public void Hostgroup_tables_are_listed_row_by_row()
    {
        using var node = new HostGroupsFixture();
        node.Load(
            "INSERT INTO mysql_replication_hostgroups VALUES (10, 20, 'it''s'), (30, 40, '')",
            "INSERT INTO mysql_group_replication_hostgroups VALUES (2, 4, 3, 1, 1, 1, 0, 100, 'gr')");

        Assert.Contains(
            """
            2018-04-16 19:10:22 [INFO] New mysql_replication_hostgroups table
            writer_hostgroup: 10 , reader_hostgroup: 20, it's
            writer_hostgroup: 30 , reader_hostgroup: 40, 
            2018-04-16 19:10:22 [INFO] New mysql_group_replication_hostgroups table
            2018-04-16 19:10:22 [INFO] Loading MySQL Group Replication info for (2,4,3,1,on,1,0,100,"gr")

            """,
            node.TakeLog(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Contradicting_pairs_are_named_and_left_out()
    {
        using var node = new HostGroupsFixture();
        node.Load("INSERT INTO mysql_replication_hostgroups VALUES (10, 20, ''), (20, 30, '')");

        Assert.Contains(
            "ProxySQL_Admin.cpp:6783:load_mysql_servers_to_runtime(): [ERROR] Incompatible entry in mysql_replication_hostgroups will be ignored : ( 20 , 30 )\n",
            node.TakeLog(),
            StringComparison.Ordinal);
        Assert.Equal(["10"], node.Manager.Runtime.ReplicationHostgroups.Select(r => r[0]));
    }
}
