using System.Text;
using System.Text.Json;
using Sim.Engine.Admin;
using Sim.Engine.Configuration;
using Sim.Engine.Texts;
using Sim.Scenarios.World;
using Sim.Tests.Simulation;
using Xunit;

namespace Sim.Tests.Node;

/// <summary>
/// Bytes that are no UTF-8, as old clients in Latin-1 send them: to ProxySQL all text is bytes. Values recorded from a node built from the tag v1.4.6;
/// in the statements <c>\xNN</c> is a byte.
/// </summary>
public sealed class BytesOfTextTests
{
    private const string Latin1Server = @"INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (1,'h1','caf\xe9 \xff\xfe')";

    [Theory]
    [InlineData(Latin1Server, "SELECT hex(comment), length(comment) FROM mysql_servers", "636166E920FFFE|7")]
    [InlineData(Latin1Server, "SELECT comment FROM mysql_servers", @"caf\xe9 \xff\xfe")]
    [InlineData(Latin1Server, "CHECKSUM MYSQL SERVERS", "MYSQL SERVERS|0xCCB7F9A02388F605")]
    [InlineData(Latin1Server + ";LOAD MYSQL SERVERS TO RUNTIME", "SELECT hex(comment) FROM runtime_mysql_servers", "636166E920FFFE")]
    [InlineData(
        Latin1Server + ";LOAD MYSQL SERVERS TO RUNTIME", "SELECT checksum FROM runtime_checksums_values WHERE name='mysql_servers'", "0x4EF449071858AA5D")]
    [InlineData(
        @"INSERT INTO mysql_users(username,password) VALUES ('\xe9','\xe9');LOAD MYSQL USERS TO RUNTIME",
        "SELECT DISTINCT hex(username), password FROM runtime_mysql_users",
        "E9|*4B5A0FF024D684C8B7538FA05F0EA8392B580C34")]
    [InlineData(
        @"SET mysql-monitor_username='\xe9';LOAD MYSQL VARIABLES TO RUNTIME",
        "SELECT hex(variable_value) FROM runtime_global_variables WHERE variable_name='mysql-monitor_username'",
        "E9")]
    [InlineData("", "SELECT x'e9'", @"\xe9")]
    [InlineData("", "SELECT x'00ff'", "\0\\xff")]
    [InlineData("", "SELECT CAST(x'e9ff' AS TEXT)", @"\xe9\xff")]
    [InlineData("", @"SELECT '\xed\xa0\x80'", @"\xed\xa0\x80")]
    public async Task Bytes_stay_what_they_are(string before, string statement, string answer)
    {
        await using SimCluster cluster = await OfOne();
        foreach (string first in before.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            await cluster.World.Query("208", Bytes(first));
        }

        AdminReply reply = await cluster.World.Query("208", Bytes(statement));

        Assert.Equal([Bytes(answer)], Assert.IsType<AdminReply.Rows>(reply).Set.Rows.Select(static row => string.Join('|', row)));
    }

    [Theory]
    [InlineData(@"\xff\xfe", @"near ""\xff\xfe"": syntax error")]
    [InlineData(@"SELECT \xe9", @"no such column: \xe9")]
    [InlineData(@"INSERT INTO t\xe9 VALUES (-1)", @"CHECK constraint failed: t\xe9")]
    public async Task An_error_names_the_bytes(string statement, string error)
    {
        await using SimCluster cluster = await OfOne();
        await cluster.World.Query("208", Bytes(@"CREATE TABLE t\xe9 (a INT CHECK (a>0))"));

        AdminReply reply = await cluster.World.Query("208", Bytes(statement));

        Assert.EndsWith(Bytes(error), Assert.IsType<AdminReply.Error>(reply).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_is_named_by_its_bytes()
    {
        await using SimCluster cluster = await OfOne();

        AdminReply reply = await cluster.World.Query("208", Bytes(@"SELECT 1 AS '\xe9'"));

        Assert.Equal([Bytes(@"\xe9")], Assert.IsType<AdminReply.Rows>(reply).Set.Columns);
    }

    [Fact]
    public async Task What_travels_to_a_peer_and_to_its_disk_are_the_same_bytes()
    {
        await using SimCluster cluster = await SimCluster.OfTwo();
        await cluster.Run("208", Bytes(Latin1Server) + ";LOAD MYSQL SERVERS TO RUNTIME");
        await cluster.Pass(5);
        Assert.Equal(["0x4EF449071858AA5D"], await cluster.Rows("209", "SELECT checksum FROM runtime_checksums_values WHERE name='mysql_servers'"));

        await cluster.World.Kill("209");
        await cluster.Start("209");

        Assert.Equal(["636166E920FFFE"], await cluster.Rows("209", "SELECT hex(comment) FROM runtime_mysql_servers"));
    }

    [Fact]
    public async Task A_log_shows_the_bytes_in_a_column_as_wide_as_they_are_many()
    {
        await using SimCluster cluster = await OfOne();
        await cluster.World.Query("208", Bytes(Latin1Server));
        await cluster.World.Query("208", "LOAD MYSQL SERVERS TO RUNTIME");

        Assert.Contains(cluster.World.Log("208"), static line => line.Text.Contains(Bytes(@"| caf\xe9 \xff\xfe |"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trace_of_such_a_node_is_valid_JSON()
    {
        await using SimCluster cluster = await OfOne();
        await cluster.World.Query("208", Bytes(@"SET mysql-monitor_username='\xe9'"));
        await cluster.World.Query("208", Bytes(@"\xff\xfe"));
        foreach (TraceEntry entry in cluster.Events)
        {
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartObject();
                entry.Event.WriteFields(json);
                json.WriteEndObject();
            }

            Assert.NotNull(JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())));
        }
    }

    [Fact]
    public void A_password_is_hashed_as_its_bytes() =>
        Assert.Equal("*4B5A0FF024D684C8B7538FA05F0EA8392B580C34", PasswordHash.Of(Bytes(@"\xe9")));

    private static async Task<SimCluster> OfOne()
    {
        var cluster = new SimCluster();
        cluster.Add("208", "208");
        await cluster.Start("208");
        return cluster;
    }

    private static string Bytes(string text)
    {
        string[] parts = text.Split(@"\x");
        return ByteText.Decode(
            [.. Encoding.UTF8.GetBytes(parts[0]), .. parts[1..].SelectMany(static part => (byte[])[Convert.ToByte(part[..2], 16), .. Encoding.UTF8.GetBytes(part[2..])])]);
    }
}
