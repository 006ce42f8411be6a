using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Clients;

/// <summary>MySqlConnector, which peers and the tests themselves use too.</summary>
public sealed class MySqlConnectorTests(NodeFixture fixture) : IClassFixture<NodeFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_prepared_change_runs_again_with_other_values()
    {
        await using MySqlConnection connection = await fixture.Node.Open();
        await using var insert = new MySqlCommand("INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (@hostgroup,@host,@comment)", connection);
        insert.Parameters.AddWithValue("@hostgroup", 50);
        MySqlParameter host = insert.Parameters.Add("@host", MySqlDbType.VarChar);
        MySqlParameter comment = insert.Parameters.Add("@comment", MySqlDbType.VarChar);
        await insert.PrepareAsync(Cancellation);
        foreach (string name in (string[])["it's", "a \\ b"])
        {
            host.Value = name;
            comment.Value = name + "?";
            Assert.Equal(1, await insert.ExecuteNonQueryAsync(Cancellation));
        }

        await using var select = new MySqlCommand("SELECT hostname,comment,NULL FROM mysql_servers WHERE hostgroup_id=@hostgroup ORDER BY hostname", connection);
        select.Parameters.AddWithValue("@hostgroup", 50L);
        await select.PrepareAsync(Cancellation);
        await using MySqlDataReader reader = await select.ExecuteReaderAsync(Cancellation);
        List<(string, string, bool)> rows = [];
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add((reader.GetString(0), reader.GetString(1), reader.IsDBNull(2)));
        }

        Assert.Equal([("a \\ b", "a \\ b?", true), ("it's", "it's?", true)], rows);
    }

    [Fact]
    public async Task A_pool_uses_one_connection_again_for_the_next_one_who_asks()
    {
        MySqlConnectionStringBuilder settings = AdminClient.Settings(fixture.Node.Admin);
        settings.Pooling = true;
        settings.ConnectionReset = true;
        await using var pool = new MySqlDataSource(settings.ConnectionString);
        int thread;
        await using (MySqlConnection first = await pool.OpenConnectionAsync(Cancellation))
        {
            thread = first.ServerThread;
            Assert.Equal([["1"]], await first.Query("SELECT 1"));
        }

        await using MySqlConnection second = await pool.OpenConnectionAsync(Cancellation);

        Assert.Equal(thread, second.ServerThread);
        Assert.Equal([["1"]], await second.Query("SELECT 1"));
    }

    [Fact]
    public async Task A_wrong_password_and_a_wrong_statement_are_told_with_code_and_state()
    {
        MySqlException denied = await Assert.ThrowsAsync<MySqlException>(() => fixture.Node.Open(password: "wrong"));
        Assert.Equal((1045, "28000", "ProxySQL Error: Access denied for user 'admin'@'' (using password: YES)"), (denied.Number, denied.SqlState, denied.Message));

        await using MySqlConnection connection = await fixture.Node.Open();
        MySqlException wrong = await Assert.ThrowsAsync<MySqlException>(() => connection.Query("SELECT * FROM nowhere"));
        Assert.Equal((1045, "#2800", "no such table: nowhere"), (wrong.Number, wrong.SqlState, wrong.Message));
        Assert.Equal([["1"]], await connection.Query("SELECT 1"));
    }
}
