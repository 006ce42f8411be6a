using System.Buffers.Binary;
using System.Text;
using MySqlConnector;
using Sim.Engine.Admin;
using Sim.Protocol;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>Prepared statements, where they are offered: 1.4.6 offers none.</summary>
public sealed class PreparedStatementTests
{
    private const string Done = "01|00000002000000";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_prepared_statement_carries_values_and_rows()
    {
        await using ServerFixture fixture = Offering();
        fixture.Port.Script = static _ => new(ScriptedPort.Rows(["a", "b", "c", "d", "e", "f", "g", "h"], ["größer", null, "", "x", "y", "z", null, null], new string?[8]));
        await using MySqlConnection connection = await fixture.Connect();
        await using MySqlCommand command = new("SELECT * FROM t WHERE a=@text AND b=@number AND c=@bytes AND d=@nothing", connection);
        command.Parameters.AddWithValue("@text", "it's ?");
        command.Parameters.AddWithValue("@number", -7L);
        command.Parameters.AddWithValue("@bytes", new byte[] { 0xff, 0 });
        command.Parameters.AddWithValue("@nothing", DBNull.Value);
        await command.PrepareAsync(Cancellation);

        await using MySqlDataReader reader = await command.ExecuteReaderAsync(Cancellation);

        Assert.Equal("SELECT * FROM t WHERE a='it''s ?' AND b=-7 AND c=CAST(X'FF00' AS TEXT) AND d=NULL", fixture.Port.Statements.Last());
        Assert.True(await reader.ReadAsync(Cancellation));
        Assert.Equal(["größer", DBNull.Value, "", "x", "y", "z", DBNull.Value, DBNull.Value], Values(reader));
        Assert.True(await reader.ReadAsync(Cancellation));
        Assert.All(Values(reader), static value => Assert.Equal(DBNull.Value, value));
        Assert.False(await reader.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task A_prepared_statement_runs_again_with_other_values()
    {
        await using ServerFixture fixture = Offering();
        fixture.Port.Script = static sql => new(sql.StartsWith("bad", StringComparison.Ordinal)
            ? new AdminReply.Error(1045, "#2800", "near \"bad\": syntax error") : new AdminReply.Ok(3, ""));
        await using MySqlConnection connection = await fixture.Connect();
        await using MySqlCommand command = new("DELETE FROM t WHERE a=@a", connection);
        MySqlParameter parameter = command.Parameters.AddWithValue("@a", 1);
        await command.PrepareAsync(Cancellation);

        Assert.Equal(3, await command.ExecuteNonQueryAsync(Cancellation));
        parameter.Value = "two";
        Assert.Equal(3, await command.ExecuteNonQueryAsync(Cancellation));

        Assert.Equal(["DELETE FROM t WHERE a=1", "DELETE FROM t WHERE a='two'"], fixture.Port.Statements);
        await using MySqlCommand bad = new("bad", connection);
        await bad.PrepareAsync(Cancellation);
        MySqlException error = await Assert.ThrowsAsync<MySqlException>(() => bad.ExecuteNonQueryAsync(Cancellation));
        Assert.Equal((1045, "near \"bad\": syntax error"), (error.Number, error.Message));
        Assert.True(await connection.PingAsync(Cancellation));
    }

    [Fact]
    public async Task The_global_checksum_is_a_number_of_eight_bytes()
    {
        await using ServerFixture fixture = Offering();
        fixture.Port.Script = static _ => new(ScriptedPort.Rows(["CHECKSUM"], ["18446744073709551615"]));
        await using MySqlConnection connection = await fixture.Connect();
        await using MySqlCommand command = new("SELECT GLOBAL_CHECKSUM()", connection);
        await command.PrepareAsync(Cancellation);

        Assert.Equal(ulong.MaxValue, await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task A_statement_is_prepared_executed_reset_and_closed()
    {
        await using ServerFixture fixture = Offering();
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);

        Assert.Equal(
            ["01|000100000000000200000000", "02|03646566000000013f000c21000f000000fd01001f0000", "03|03646566000000013f000c21000f000000fd01001f0000", "04|fe00000200"],
            await client.Ask(Prepare("SELECT ?,?"), 4));
        Assert.Equal(
            ["01|01", "02|036465660000000131000c21000f000000fd01001f0000", "03|fe00000200", "04|00000131", "05|fe00000200"],
            await client.Ask(Execute(1, "00", "01", "0100", "fd00", "05", "0161"), 5));
        Assert.Equal("SELECT 5,'a'", fixture.Port.Statements.Last());
        await client.Ask(Execute(1, "01", "00", "0162"), 5);
        Assert.Equal("SELECT NULL,'b'", fixture.Port.Statements.Last());
        Assert.Equal(["01|000200000000000000000000"], await client.Ask(Prepare("SELECT 1")));
        Assert.Equal([Done], await client.Ask(Numbered(0x1a, 1)));
        await client.Send(0, Numbered(0x19, 1));
        Assert.Equal(
            [Error(1243, "HY000", "Unknown prepared statement handler (1) given to mysqld_stmt_execute")], await client.Ask(Execute(1, "00", "00", "05", "0161")));
        Assert.Equal("01|01", (await client.Ask(Execute(2), 5))[0]);
    }

    [Fact]
    public async Task A_value_may_come_ahead_in_parts()
    {
        await using ServerFixture fixture = Offering();
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        await client.Ask(Prepare("SELECT ?,?"), 4);

        await client.Send(0, LongData(1, 0, "one "));
        await client.Send(0, LongData(1, 0, "two"));
        await client.Ask(Execute(1, "00", "01", "fc00", "0100", "05"), 5);
        Assert.Equal("SELECT 'one two',5", fixture.Port.Statements.Last());

        await client.Send(0, LongData(1, 0, "forgotten"));
        Assert.Equal([Done], await client.Ask(Numbered(0x1a, 1)));
        await client.Ask(Execute(1, "00", "00", "0161", "05"), 5);
        Assert.Equal("SELECT 'a',5", fixture.Port.Statements.Last());
    }

    [Fact]
    public async Task What_is_wrong_with_a_value_that_came_ahead_is_told_to_the_execution()
    {
        await using ServerFixture fixture = Offering(new ProtocolLimits { PreparedBytes = 100 });
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        await client.Ask(Prepare("SELECT ?"), 3);
        byte[] execute = Execute(1, "00", "01", "0100", "05");

        await client.Send(0, LongData(1, 1, "no such value"));
        Assert.Equal([Error(1210, "HY000", "Incorrect arguments to mysqld_stmt_send_long_data")], await client.Ask(execute));
        await client.Send(0, LongData(1, 0, new string('x', 101)));
        Assert.Equal([Error(1153, "08S01", "Got a packet bigger than 'max_allowed_packet' bytes")], await client.Ask(execute));
        await client.Send(0, LongData(7, 0, "no such statement"));
        await client.Send(0, 0x18, 1, 0, 0, 0, 0);

        Assert.Equal("01|01", (await client.Ask(execute, 5))[0]);
        Assert.Equal("SELECT 5", Assert.Single(fixture.Port.Statements));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0000000000")]
    [InlineData("000000000000")]
    [InlineData("00000000000001fd")]
    [InlineData("00000000000001fd00")]
    [InlineData("00000000000001fd0003")]
    [InlineData("00000000000001fd00feffffffffffffffff")]
    [InlineData("000000000000010e0000")]
    [InlineData("00000000000000")]
    public async Task Values_that_are_none_are_an_error_and_the_connection_goes_on(string arguments)
    {
        await using ServerFixture fixture = Offering();
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        await client.Ask(Prepare("SELECT ?"), 3);

        Assert.Equal(
            [Error(1210, "HY000", "Incorrect arguments to mysqld_stmt_execute")],
            await client.Ask([.. Numbered(0x17, 1), .. Convert.FromHexString(arguments)]));

        Assert.Equal([Done], await client.Ask([0x0e]));
        Assert.Empty(fixture.Port.Statements);
    }

    [Theory]
    [InlineData("17", 1243, "HY000", "Unknown prepared statement handler (0) given to mysqld_stmt_execute")]
    [InlineData("1709000000", 1243, "HY000", "Unknown prepared statement handler (9) given to mysqld_stmt_execute")]
    [InlineData("1c0900000001000000", 1243, "HY000", "Unknown prepared statement handler (9) given to mysqld_stmt_fetch")]
    [InlineData("1c0100000001000000", 1421, "HY000", "The statement (1) has no open cursor.")]
    [InlineData("16", 1065, "42000", "Query was empty")]
    [InlineData("162020", 1065, "42000", "Query was empty")]
    public async Task What_cannot_be_done_is_a_clear_error(string packet, int code, string state, string message)
    {
        await using ServerFixture fixture = Offering();
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        await client.Ask(Prepare("SELECT 1"));

        Assert.Equal([Error(code, state, message)], await client.Ask(Convert.FromHexString(packet)));

        Assert.Equal([Done], await client.Ask([0x0e]));
    }

    [Fact]
    public async Task A_connection_keeps_only_so_many_statements()
    {
        await using ServerFixture fixture = Offering(new ProtocolLimits { PreparedStatements = 2, PreparedBytes = 60 });
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        string tooMany = Error(1461, "42000", "Can't create more than max_prepared_stmt_count statements (current value: 2)");

        Assert.Equal([tooMany], await client.Ask(Prepare("SELECT '" + new string('x', 30) + "'")));
        await client.Ask(Prepare("SELECT 1"));
        await client.Ask(Prepare("SELECT 2"));
        Assert.Equal([tooMany], await client.Ask(Prepare("SELECT 3")));
        await client.Send(0, Numbered(0x19, 1));

        Assert.Equal(["01|000300000000000000000000"], await client.Ask(Prepare("SELECT 3")));
    }

    [Fact]
    public async Task More_placeholders_than_can_be_counted_are_refused()
    {
        await using ServerFixture fixture = Offering();
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);

        Assert.Equal([Error(1390, "HY000", "Prepared statement contains too many placeholders")], await client.Ask(Prepare(new string('?', 65_536))));
        Assert.EndsWith("fe00000200", (await client.Ask(Prepare(new string('?', 65_535)), 65_537))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_user_finds_no_statement_of_the_first()
    {
        await using ServerFixture fixture = Offering();
        using RawClient client = await RawClient.Connect(fixture.EndPoint);
        byte[] greeting = await client.ReadPacket();
        await client.Send(1, RawClient.Response(greeting, "admin", "admin"));
        await client.ReadHex();
        await client.Ask(Prepare("SELECT 1"));
        byte[] proof = RawClient.Proof("secret", RawClient.Scramble(greeting));

        Assert.Equal([Done], await client.Ask([0x11, .. "hashed\0"u8, 20, .. proof, 0]));

        Assert.Equal([Error(1243, "HY000", "Unknown prepared statement handler (1) given to mysqld_stmt_execute")], await client.Ask(Execute(1)));
    }

    private static ServerFixture Offering(ProtocolLimits? limits = null) =>
        new(new ProtocolOptions { OffersPreparedStatements = true, Limits = limits ?? new ProtocolLimits() });

    private static object[] Values(MySqlDataReader reader)
    {
        object[] values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }

    private static byte[] Prepare(string sql) => [0x16, .. Encoding.UTF8.GetBytes(sql)];

    private static byte[] Execute(uint id, params string[] values) =>
        [.. Numbered(0x17, id), .. Convert.FromHexString("0001000000" + string.Concat(values))];

    private static byte[] LongData(uint id, byte parameter, string part) => [.. Numbered(0x18, id), parameter, 0, .. Encoding.UTF8.GetBytes(part)];

    private static byte[] Numbered(byte command, uint id)
    {
        byte[] packet = new byte[5];
        packet[0] = command;
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(1), id);
        return packet;
    }

    private static string Error(int code, string state, string message) =>
        $"01|ff{code & 0xff:x2}{code >> 8:x2}23" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(state + message));
}
