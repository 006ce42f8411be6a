using MySqlConnector;
using Sim.Engine.Admin;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>What MySqlConnector sees of the server.</summary>
public sealed class MySqlConnectorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_logs_in_and_reads_rows_and_nulls()
    {
        await using var fixture = new ServerFixture();
        fixture.Port.Script = _ => new(ScriptedPort.Rows(["name", "comment"], ["größer", null], ["", "x"]));
        await using MySqlConnection connection = await fixture.Connect();

        await using MySqlCommand command = new("SELECT name, comment FROM t", connection);
        await using MySqlDataReader reader = await command.ExecuteReaderAsync(Cancellation);

        Assert.Equal("comment", reader.GetName(1));
        Assert.True(await reader.ReadAsync(Cancellation));
        Assert.Equal("größer", reader.GetString(0));
        Assert.True(reader.IsDBNull(1));
        Assert.True(await reader.ReadAsync(Cancellation));
        Assert.Equal("", reader.GetString(0));
        Assert.False(await reader.ReadAsync(Cancellation));
        Assert.Equal("5.5.30", connection.ServerVersion);
        Assert.Equal("SELECT name, comment FROM t", fixture.Port.Statements.Last());
    }

    [Fact]
    public async Task An_empty_result_has_columns_and_no_rows()
    {
        await using var fixture = new ServerFixture();
        fixture.Port.Script = _ => new(ScriptedPort.Rows(["a", "b"]));
        await using MySqlConnection connection = await fixture.Connect();

        await using MySqlCommand command = new("SELECT", connection);
        await using MySqlDataReader reader = await command.ExecuteReaderAsync(Cancellation);

        Assert.Equal(2, reader.FieldCount);
        Assert.False(await reader.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task A_change_tells_how_many_rows_it_affected()
    {
        await using var fixture = new ServerFixture();
        fixture.Port.Script = _ => new(new AdminReply.Ok(70_000, ""));
        await using MySqlConnection connection = await fixture.Connect();

        await using MySqlCommand command = new("DELETE FROM t", connection);

        Assert.Equal(70_000, await command.ExecuteNonQueryAsync(Cancellation));
    }

    [Theory]
    [InlineData(0xff_ffff - 5)]
    [InlineData(0xff_ffff - 4)]
    [InlineData(20 * 1024 * 1024)]
    public async Task A_value_beyond_one_packet_arrives_whole(int length)
    {
        await using var fixture = new ServerFixture();
        string value = string.Create(length, 0, static (span, _) => Fill(span));
        fixture.Port.Script = _ => new(ScriptedPort.Rows(["big"], [value], ["after"]));
        await using MySqlConnection connection = await fixture.Connect();

        await using MySqlCommand command = new("SELECT", connection);
        await using MySqlDataReader reader = await command.ExecuteReaderAsync(Cancellation);

        Assert.True(await reader.ReadAsync(Cancellation));
        Assert.True(value == reader.GetString(0));
        Assert.True(await reader.ReadAsync(Cancellation));
        Assert.Equal("after", reader.GetString(0));
    }

    [Fact]
    public async Task A_statement_beyond_one_packet_arrives_whole()
    {
        await using var fixture = new ServerFixture();
        await using MySqlConnection connection = await fixture.Connect();
        string sql = "SELECT '" + string.Create(20_000_000, 0, static (span, _) => Fill(span)) + "'";

        await using MySqlCommand command = new(sql, connection);
        await command.ExecuteScalarAsync(Cancellation);

        Assert.True(sql == fixture.Port.Statements.Last());
    }

    [Fact]
    public async Task Many_rows_are_sent_as_they_are_taken()
    {
        await using var fixture = new ServerFixture();
        string?[][] rows = [.. Enumerable.Range(0, 100_000).Select(i => new string?[] { i.ToString(System.Globalization.CultureInfo.InvariantCulture) })];
        fixture.Port.Script = _ => new(ScriptedPort.Rows(["n"], rows));
        await using MySqlConnection connection = await fixture.Connect();

        await using MySqlCommand command = new("SELECT", connection);
        await using MySqlDataReader reader = await command.ExecuteReaderAsync(Cancellation);
        int expected = 0;
        while (await reader.ReadAsync(Cancellation))
        {
            Assert.Equal(rows[expected++][0], reader.GetString(0));
        }

        Assert.Equal(rows.Length, expected);
    }

    [Fact]
    public async Task The_global_checksum_is_an_unsigned_number()
    {
        await using var fixture = new ServerFixture();
        fixture.Port.Script = _ => new(ScriptedPort.Rows(["CHECKSUM"], ["18446744073709551615"]));
        await using MySqlConnection connection = await fixture.Connect();

        await using MySqlCommand command = new("SELECT GLOBAL_CHECKSUM()", connection);

        Assert.Equal(ulong.MaxValue, await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task An_error_has_code_state_and_message_and_the_connection_goes_on()
    {
        await using var fixture = new ServerFixture();
        fixture.Port.Script = sql => new(sql == "bad" ? new AdminReply.Error(1045, "#2800", "near \"bad\": syntax error") : new AdminReply.Ok(0, ""));
        await using MySqlConnection connection = await fixture.Connect();

        await using MySqlCommand command = new("bad", connection);
        MySqlException error = await Assert.ThrowsAsync<MySqlException>(() => command.ExecuteNonQueryAsync(Cancellation));

        Assert.Equal((1045, "#2800", "near \"bad\": syntax error"), (error.Number, error.SqlState, error.Message));
        await using MySqlCommand good = new("good", connection);
        Assert.Equal(0, await good.ExecuteNonQueryAsync(Cancellation));
    }

    [Theory]
    [InlineData("admin", "wrong", "YES")]
    [InlineData("admin", "", "NO")]
    [InlineData("nobody", "admin", "YES")]
    [InlineData("hashed", "wrong", "YES")]
    public async Task A_wrong_password_is_refused(string username, string password, string used)
    {
        await using var fixture = new ServerFixture();

        MySqlException error = await Assert.ThrowsAsync<MySqlException>(() => fixture.Connect(username, password));

        Assert.Equal((1045, "28000"), (error.Number, error.SqlState));
        Assert.Equal($"ProxySQL Error: Access denied for user '{username}'@'' (using password: {used})", error.Message);
        Assert.Equal(0, fixture.Port.OpenSessions);
    }

    [Theory]
    [InlineData("hashed", "secret")]
    [InlineData("empty", "")]
    public async Task Hashed_and_empty_passwords_are_accepted(string username, string password)
    {
        await using var fixture = new ServerFixture();
        await using MySqlConnection connection = await fixture.Connect(username, password);

        Assert.True(await connection.PingAsync(Cancellation));
    }

    [Fact]
    public async Task Ping_change_of_database_and_goodbye_work()
    {
        await using var fixture = new ServerFixture();
        MySqlConnection connection = await fixture.Connect(more: "Database=main;");

        Assert.True(await connection.PingAsync(Cancellation));
        await connection.ChangeDatabaseAsync("disk", Cancellation);
        Assert.Equal("disk", connection.Database);

        await connection.DisposeAsync();
        await fixture.Until(() => fixture.Server.ConnectionCount == 0);
        Assert.Equal(0, fixture.Port.OpenSessions);
        Assert.Empty(fixture.Port.Faults);
    }

    [Fact]
    public async Task Prepared_statements_are_refused_as_by_ProxySQL()
    {
        await using var fixture = new ServerFixture();
        await using MySqlConnection connection = await fixture.Connect(more: "IgnorePrepare=false;");
        await using MySqlCommand command = new("SELECT 1", connection);

        MySqlException error = await Assert.ThrowsAsync<MySqlException>(() => command.PrepareAsync(Cancellation));

        Assert.Equal((1045, "#2800", "Command not supported"), (error.Number, error.SqlState, error.Message));
        Assert.True(await connection.PingAsync(Cancellation));
    }

    [Fact]
    public async Task A_pooled_connection_is_reset_by_logging_in_again()
    {
        await using var fixture = new ServerFixture();
        string pooled = fixture.ConnectionString().Replace("Pooling=false", "Pooling=true;ConnectionReset=true", StringComparison.Ordinal);
        await using var source = new MySqlDataSource(pooled);
        int thread;
        await using (MySqlConnection first = await source.OpenConnectionAsync(Cancellation))
        {
            thread = first.ServerThread;
        }

        await using MySqlConnection second = await source.OpenConnectionAsync(Cancellation);

        Assert.Equal(thread, second.ServerThread);
        Assert.True(await second.PingAsync(Cancellation));
        Assert.Equal(1, fixture.Port.OpenSessions);
    }

    [Fact]
    public async Task The_compressed_protocol_carries_small_and_large_results()
    {
        await using var fixture = new ServerFixture();
        string value = string.Create(3_000_000, 0, static (span, _) => Fill(span));
        fixture.Port.Script = _ => new(ScriptedPort.Rows(["v"], [value]));
        await using MySqlConnection connection = await fixture.Connect(more: "UseCompression=true;");
        await using MySqlCommand command = new("SELECT '" + value + "'", connection);

        Assert.True(value == (string?)await command.ExecuteScalarAsync(Cancellation));
        Assert.True(await connection.PingAsync(Cancellation));
        Assert.True(command.CommandText == fixture.Port.Statements.Last());
    }

    [Fact]
    public async Task A_dropped_connection_gets_no_answer()
    {
        await using var fixture = new ServerFixture();
        fixture.Port.Script = _ => new(new AdminReply.Dropped());
        await using MySqlConnection connection = await fixture.Connect();
        await using MySqlCommand command = new("PROXYSQL SHUTDOWN", connection);

        await Assert.ThrowsAsync<MySqlException>(() => command.ExecuteNonQueryAsync(Cancellation));

        await fixture.Until(() => fixture.Server.ConnectionCount == 0);
    }

    [Fact]
    public async Task Two_hundred_clients_are_served_at_once()
    {
        await using var fixture = new ServerFixture();
        fixture.Port.Script = sql => new(ScriptedPort.Rows(["sql"], [sql]));

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            await using MySqlConnection connection = await fixture.Connect();
            for (int round = 0; round < 5; round++)
            {
                await using MySqlCommand command = new($"{i}-{round}", connection);
                Assert.Equal(command.CommandText, await command.ExecuteScalarAsync(Cancellation));
            }
        }).ToArray());

        Assert.Empty(fixture.Port.Faults);
        Assert.Empty(fixture.Port.Failures);
    }

    [Fact]
    public async Task A_defect_behind_one_statement_ends_one_connection()
    {
        await using var fixture = new ServerFixture();
        fixture.Port.Script = sql => sql == "defect" ? throw new InvalidOperationException("a defect") : new(new AdminReply.Ok(0, ""));
        await using MySqlConnection hit = await fixture.Connect();
        await using MySqlConnection other = await fixture.Connect();
        await using MySqlCommand command = new("defect", hit);

        MySqlException error = await Assert.ThrowsAsync<MySqlException>(() => command.ExecuteNonQueryAsync(Cancellation));

        Assert.DoesNotContain("a defect", error.ToString(), StringComparison.Ordinal);
        Assert.True(await other.PingAsync(Cancellation));
        Assert.Equal("a defect", Assert.Single(fixture.Port.Failures).Message);
    }

    private static void Fill(Span<char> span)
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = (char)('a' + ((i * 7) % 26));
        }
    }
}
