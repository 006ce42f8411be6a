using System.Globalization;
using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Serving;

/// <summary>What a puller of 1.4.6 reads from a node, column by column: it goes by their places, not by their names.</summary>
public sealed class PolledStatementTests
{
    private const string Servers =
        "SELECT hostgroup_id, hostname, port, status, weight, compression, max_connections, max_replication_lag, use_ssl, max_latency_ms, comment "
        + "FROM runtime_mysql_servers WHERE status<>'OFFLINE_HARD'";

    private const string ReplicationHostgroups = "SELECT writer_hostgroup, reader_hostgroup, COALESCE(comment,'') FROM runtime_mysql_replication_hostgroups";

    [Fact]
    public async Task Servers_come_with_weight_before_status()
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start("-M");
        await node.Execute(
            "INSERT INTO mysql_servers VALUES (1,'a',3307,'OFFLINE_SOFT',7,1,100,5,1,20,'x')", "LOAD MYSQL SERVERS TO RUNTIME");
        await using MySqlConnection connection = await node.Open();

        (string[] columns, string[][] rows) = await connection.Ask(Servers);

        Assert.Equal(["hostgroup_id", "hostname", "port", "weight"], columns[..4]);
        Assert.StartsWith("CASE status WHEN 0 THEN \"ONLINE\"", columns[4], StringComparison.Ordinal);
        Assert.Equal(["compression", "max_connections", "max_replication_lag", "use_ssl", "max_latency_ms", "comment"], columns[5..]);
        Assert.Equal([["1", "a", "3307", "7", "OFFLINE_SOFT", "1", "100", "5", "1", "20", "x"]], rows);
    }

    [Fact]
    public async Task Replication_hostgroups_come_as_they_are_named()
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start("-M");
        await node.Execute("INSERT INTO mysql_replication_hostgroups VALUES (1,2,'it''s')", "LOAD MYSQL SERVERS TO RUNTIME");
        await using MySqlConnection connection = await node.Open();

        (string[] columns, string[][] rows) = await connection.Ask(ReplicationHostgroups);

        Assert.Equal(["writer_hostgroup", "reader_hostgroup", "comment"], columns);
        Assert.Equal([["1", "2", "it's"]], rows);
    }

    [Fact]
    public async Task The_checksums_come_as_a_peer_reads_them()
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start("-M");
        await using MySqlConnection connection = await node.Open("radmin", "radmin");

        (string[] global, string[][] sum) = await connection.Ask("SELECT GLOBAL_CHECKSUM()");
        (string[] columns, string[][] rows) = await connection.Ask("SELECT * FROM runtime_checksums_values ORDER BY name");

        Assert.Equal(["CHECKSUM"], global);
        Assert.True(ulong.TryParse(sum[0][0], NumberStyles.None, CultureInfo.InvariantCulture, out _));
        Assert.Equal(["name", "version", "epoch", "checksum"], columns);
        Assert.Equal(
            ["admin_variables", "mysql_query_rules", "mysql_servers", "mysql_users", "mysql_variables", "proxysql_servers"], rows.Select(row => row[0]));
        Assert.Equal(["0", "1", "1", "1", "0", "1"], rows.Select(row => row[1]));
    }

    [Fact]
    public async Task No_client_connection_is_there_to_be_killed()
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start("-M");

        MySqlException error = await Assert.ThrowsAsync<MySqlException>(() => node.Execute("KILL CONNECTION 5"));

        Assert.Equal((1045, "28000", "Unknown thread id: 5"), (error.Number, error.SqlState, error.Message));
    }
}
