using System.Text;
using Sim.Engine.Admin;
using Sim.Protocol;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>The bytes of a real ProxySQL 1.4.6 on its admin port, as recorded from its sockets: packet number and payload.</summary>
public sealed class WireImageTests
{
    [Fact]
    public async Task The_greeting_is_that_of_1_4_6()
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.Connect(fixture.EndPoint);

        byte[] greeting = await client.ReadPacket();

        byte[] scramble = RawClient.Scramble(greeting);
        Assert.All(scramble, static value => Assert.InRange(value, 33, 126));
        scramble.AsSpan().Clear();
        greeting.AsSpan(12, 8).Clear();
        greeting.AsSpan(39, 12).Clear();
        Assert.Equal(
            "0a352e352e33300001000000000000000000000000" + "2ab22102000f801500000000000000000000" + "00000000000000000000000000"
            + "6d7973716c5f6e61746976655f70617373776f726400",
            Convert.ToHexStringLower(greeting));
    }

    [Theory]
    [InlineData("admin", "wrong", "YES")]
    [InlineData("admin", "", "NO")]
    public async Task A_refused_login_reads_like_1_4_6(string username, string password, string used)
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.Connect(fixture.EndPoint);

        await client.Send(1, RawClient.Response(await client.ReadPacket(), username, password));

        Assert.Equal(
            "02|ff150423" + Hex($"28000ProxySQL Error: Access denied for user '{username}'@'' (using password: {used})"), await client.ReadHex());
        Assert.True(await client.IsClosed());
    }

    [Fact]
    public async Task Rows_with_a_null_read_like_1_4_6()
    {
        string[] answer = await AskAfter(ScriptedPort.Rows(["null", "b"], [null, "a"]), "\u0003select null, 'a' b", 6);

        Assert.Equal(
            [
                "01|02",
                "02|03646566000000046e756c6c000c21000f000000fd01001f0000",
                "03|036465660000000162000c21000f000000fd01001f0000",
                "04|fe00000200",
                "05|fb0161",
                "06|fe00000200",
            ],
            answer);
    }

    [Fact]
    public async Task The_global_checksum_reads_like_1_4_6()
    {
        string[] answer = await AskAfter(ScriptedPort.Rows(["CHECKSUM"], ["7767919116861958754"]), "\u0003SELECT GLOBAL_CHECKSUM()", 5);

        Assert.Equal(
            [
                "01|01",
                "02|0364656600000008434845434b53554d000c3f001f00000008a100000000",
                "03|fe00000000",
                "04|1337373637393139313136383631393538373534",
                "05|fe00000000",
            ],
            answer);
    }

    [Fact]
    public async Task A_column_that_is_only_called_checksum_is_text()
    {
        string[] answer = await AskAfter(ScriptedPort.Rows(["CHECKSUM"]), "\u0003SELECT 1 AS CHECKSUM", 2);

        Assert.EndsWith("0c21000f000000fd01001f0000", answer[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("03|inserted", "01|00010002000000")]
    [InlineData("03|selec", "01|ff15042323323830306e656172202273656c6563223a2073796e746178206572726f72")]
    [InlineData("0e|", "01|00000002000000")]
    [InlineData("02|nonsense", "01|00000002000000")]
    [InlineData("1b|\0\0", "01|fe00000200")]
    [InlineData("1b|\u0001\0", "01|fe00000200")]
    [InlineData("09|", "01|557074696d653a203920546872656164733a203020205175657374696f6e733a20302020536c6f7720717565726965733a2030")]
    [InlineData("16|select 1", "01|ff1504232332383030436f6d6d616e64206e6f7420737570706f72746564")]
    [InlineData("17|\u0001\0\0\0\0\u0001\0\0\0", "01|ff1504232332383030436f6d6d616e64206e6f7420737570706f72746564")]
    [InlineData("1a|\u0001\0\0\0", "01|00000002000000")]
    [InlineData("04|mysql_users\0", "01|ff1504232332383030436f6d6d616e64206e6f7420737570706f72746564")]
    [InlineData("0c|\u0001\0\0\0", "01|ff2b232323323830" + "30436f6d6d616e64206e6f7420737570706f72746564")]
    public async Task Commands_are_answered_like_1_4_6(string command, string expected)
    {
        await using var fixture = new ServerFixture();
        fixture.Port.Script = static sql => new(
            sql == "inserted" ? new AdminReply.Ok(1, "") : new AdminReply.Error(1045, "#2800", "near \"selec\": syntax error"));
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);

        byte[] packet = [Convert.FromHexString(command[..2])[0], .. Encoding.UTF8.GetBytes(command[3..])];

        Assert.Equal([expected], await client.Ask(packet));
    }

    [Theory]
    [InlineData(0x19)]
    [InlineData(0x18)]
    public async Task Closing_a_statement_has_no_answer(byte code)
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);

        await client.Send(0, code, 1, 0, 0, 0);

        Assert.Equal(["01|00000002000000"], await client.Ask([0x0e]));
    }

    [Theory]
    [InlineData(0x08)]
    [InlineData(0x0a)]
    [InlineData(0x0d)]
    [InlineData(0x1f)]
    [InlineData(0x63)]
    public async Task An_unknown_command_ends_the_connection_without_an_answer(byte code)
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);

        await client.Send(0, code);

        Assert.True(await client.IsClosed());
        await fixture.Until(() => fixture.Server.ConnectionCount == 0);
        Assert.Equal([new ClientFault(ClientFaultKind.UnknownCommand, "127.0.0.1", code)], fixture.Port.Faults);
    }

    [Fact]
    public async Task A_client_with_another_method_is_asked_to_switch()
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.Connect(fixture.EndPoint);
        byte[] greeting = await client.ReadPacket();
        byte[] scramble = RawClient.Scramble(greeting);

        await client.Send(1, RawClient.Response(greeting, "admin", "", plugin: "caching_sha2_password"));

        Assert.Equal("02|fe" + Hex("mysql_native_password") + "00" + Convert.ToHexStringLower(scramble) + "00", await client.ReadHex());
        await client.Send(3, RawClient.Proof("admin", scramble));
        Assert.Equal("04|00000000000000", await client.ReadHex());
    }

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));

    private static async Task<string[]> AskAfter(AdminReply reply, string command, int packets)
    {
        await using var fixture = new ServerFixture();
        fixture.Port.Script = _ => new(reply);
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        return await client.Ask(Encoding.UTF8.GetBytes(command), packets);
    }
}
