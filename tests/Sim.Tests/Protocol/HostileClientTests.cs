using System.Net.Sockets;
using System.Text;
using Sim.Engine.Admin;
using Sim.Protocol;
using Sim.Protocol.Packets;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>Clients that do what they should not: they lose their connection, the others notice nothing.</summary>
public sealed class HostileClientTests
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task A_client_that_sends_nothing_is_sent_away_after_the_login_time()
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.Connect(fixture.EndPoint);
        await client.ReadPacket();

        fixture.Time.Advance(new ProtocolLimits().LoginTime - _tick);
        Assert.Equal(1, fixture.Server.ConnectionCount);
        fixture.Time.Advance(_tick);

        await AssertSentAway(fixture, client, ClientFaultKind.LoginTooSlow);
    }

    [Fact]
    public async Task Dribbling_bytes_does_not_lengthen_the_login()
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.Connect(fixture.EndPoint);
        byte[] greeting = await client.ReadPacket();
        byte[] response = RawClient.Response(greeting, "admin", "admin");

        await client.SendBytes((byte)response.Length, 0, 0, 1);
        for (int second = 0; second < 10; second++)
        {
            await client.SendBytes(response[second]);
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await AssertSentAway(fixture, client, ClientFaultKind.LoginTooSlow);
    }

    [Fact]
    public async Task An_idle_client_is_sent_away_after_the_idle_time()
    {
        await using var fixture = new ServerFixture(With(new ProtocolLimits { IdleTime = TimeSpan.FromMinutes(1) }));
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        await client.Ask([0x0e]);
        fixture.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(["01|00000002000000"], await client.Ask([0x0e]));
        await client.SendBytes(5, 0);

        fixture.Time.Advance(TimeSpan.FromSeconds(61));

        await AssertSentAway(fixture, client, ClientFaultKind.Idle);
    }

    [Fact]
    public async Task Half_a_packet_is_not_kept_for_the_idle_time()
    {
        await using var fixture = new ServerFixture(With(new ProtocolLimits { IdleTime = TimeSpan.FromDays(10_000) }));
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        // Whoever is answered a command is past the time that the login may take.
        await client.Ask([0x0e]);
        await client.SendBytes(5, 0, 0, 0, 0x03);

        await fixture.AdvanceUntilAllAreGone(TimeSpan.FromMinutes(1));

        await AssertSentAway(fixture, client, ClientFaultKind.Idle);
    }

    [Fact]
    public async Task Half_packets_of_many_clients_occupy_no_more_than_the_limit()
    {
        await using var fixture = new ServerFixture(With(new ProtocolLimits { PacketBytes = 3 * 65536 }));
        List<RawClient> clients = [];
        for (int i = 0; i < 10; i++)
        {
            RawClient client = await RawClient.LogIn(fixture.EndPoint);
            clients.Add(client);
            await client.SendBytes([0, 0, 1, 0, .. new byte[40_000]]);
        }

        await fixture.Until(() => fixture.Server.ConnectionCount == 3);

        Assert.Equal(7, fixture.Port.Faults.Count(static fault => fault.Kind == ClientFaultKind.PacketCrowdedOut));
        using RawClient other = await RawClient.LogIn(fixture.EndPoint);
        Assert.Equal(["01|00000002000000"], await other.Ask([0x0e]));
        clients.ForEach(static client => client.Dispose());
    }

    [Fact]
    public async Task A_statement_may_take_longer_than_the_idle_time()
    {
        await using var fixture = new ServerFixture(With(new ProtocolLimits { IdleTime = TimeSpan.FromMinutes(1) }));
        var answer = new TaskCompletionSource<AdminReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Port.Script = _ => new(answer.Task);
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        await client.Send(0, [0x03, .. "slow"u8]);
        await fixture.Until(() => !fixture.Port.Statements.IsEmpty);

        fixture.Time.Advance(TimeSpan.FromHours(1));
        answer.SetResult(new AdminReply.Ok(0, ""));

        Assert.Equal("01|00000002000000", await client.ReadHex());
    }

    [Fact]
    public async Task A_client_that_leaves_during_its_statement_disturbs_nobody()
    {
        await using var fixture = new ServerFixture();
        var answer = new TaskCompletionSource<AdminReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Port.Script = sql => sql == "slow" ? new(answer.Task) : new(new AdminReply.Ok(0, ""));
        using (RawClient leaving = await RawClient.LogIn(fixture.EndPoint))
        {
            await leaving.Send(0, [0x03, .. "slow"u8]);
            await fixture.Until(() => !fixture.Port.Statements.IsEmpty);
        }

        using RawClient other = await RawClient.LogIn(fixture.EndPoint);
        Assert.Equal(["01|00000002000000"], await other.Ask([0x03, .. "quick"u8]));
        answer.SetResult(new AdminReply.Ok(0, ""));

        await fixture.Until(() => fixture.Server.ConnectionCount == 1);
        Assert.Equal(1, fixture.Port.OpenSessions);
        Assert.Empty(fixture.Port.Failures);
    }

    [Fact]
    public async Task A_client_that_takes_no_answers_is_sent_away_after_a_minute()
    {
        await using var fixture = new ServerFixture(With(new ProtocolLimits { AnswerTime = TimeSpan.FromMinutes(1), IdleTime = TimeSpan.FromDays(10_000) }));
        string value = new('x', 32 * 1024 * 1024);
        var asked = new TaskCompletionSource();
        fixture.Port.Script = _ =>
        {
            asked.SetResult();
            return new(ScriptedPort.Rows(["v"], [value], [value]));
        };
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        await client.Send(0, [0x03, .. "much"u8]);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        await fixture.AdvanceUntilAllAreGone(TimeSpan.FromMinutes(2));

        Assert.Equal(ClientFaultKind.Idle, Assert.Single(fixture.Port.Faults).Kind);
    }

    [Fact]
    public async Task A_login_beyond_its_limit_is_refused_by_its_length_alone()
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.Connect(fixture.EndPoint);
        await client.ReadPacket();

        await client.SendBytes(0xff, 0xff, 0xff, 1);

        Assert.Equal("02|" + Refusal(ErrPacket.PacketTooLarge), await client.ReadHex());
        await AssertSentAway(fixture, client, ClientFaultKind.PacketTooLarge);
    }

    [Fact]
    public async Task A_gigabyte_announced_costs_nothing_and_is_refused_at_the_limit()
    {
        await using var fixture = new ServerFixture(With(new ProtocolLimits { CommandPacketBytes = 0xff_ffff + 1000 }));
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        await client.SendBytes(0xff, 0xff, 0xff, 0);
        await client.SendBytes(new byte[0xff_ffff]);

        await client.SendBytes(0xff, 0xff, 0xff, 1);

        Assert.Equal("02|" + Refusal(ErrPacket.PacketTooLarge), await client.ReadHex());
        await AssertSentAway(fixture, client, ClientFaultKind.PacketTooLarge);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    public async Task A_command_with_the_wrong_number_ends_the_connection(byte sequence)
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);

        await client.Send(sequence, 0x0e);

        Assert.Equal($"{(byte)(sequence + 1):x2}|" + Refusal(ErrPacket.PacketOutOfOrder), await client.ReadHex());
        await AssertSentAway(fixture, client, ClientFaultKind.PacketOutOfOrder);
    }

    [Fact]
    public async Task Half_a_packet_and_goodbye_is_noticed()
    {
        await using var fixture = new ServerFixture();
        using (RawClient client = await RawClient.LogIn(fixture.EndPoint))
        {
            await client.SendBytes(10, 0, 0, 0, 0x03);
        }

        await fixture.Until(() => fixture.Server.ConnectionCount == 0);
        Assert.Equal([new ClientFault(ClientFaultKind.PacketTruncated, "127.0.0.1")], fixture.Port.Faults);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("\u0003\0\0\u0001abc")]
    [InlineData("\0\0\0\u0001")]
    [InlineData(" \0\0\u0001................................")]
    public async Task Garbage_instead_of_a_login_ends_the_connection(string garbage)
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.Connect(fixture.EndPoint);
        await client.ReadPacket();

        await client.SendBytes(Encoding.Latin1.GetBytes(garbage));

        Assert.True(await client.IsClosed());
        await fixture.Until(() => fixture.Server.ConnectionCount == 0);
        Assert.Single(fixture.Port.Faults);
        Assert.Empty(fixture.Port.Failures);
    }

    [Fact]
    public async Task An_empty_command_ends_the_connection()
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.LogIn(fixture.EndPoint);

        await client.SendBytes(0, 0, 0, 0);

        await AssertSentAway(fixture, client, ClientFaultKind.UnknownCommand);
    }

    [Fact]
    public async Task One_connection_too_many_is_told_so_instead_of_greeted()
    {
        await using var fixture = new ServerFixture(With(new ProtocolLimits { Connections = 2 }));
        using RawClient first = await RawClient.LogIn(fixture.EndPoint);
        using RawClient second = await RawClient.LogIn(fixture.EndPoint);
        using RawClient third = await RawClient.Connect(fixture.EndPoint);

        Assert.Equal("00|" + Refusal(ErrPacket.TooManyConnections), await third.ReadHex());

        Assert.True(await third.IsClosed());
        Assert.Equal(["01|00000002000000"], await second.Ask([0x0e]));
        await fixture.Until(() => !fixture.Port.Faults.IsEmpty);
        Assert.Equal([new ClientFault(ClientFaultKind.TooManyConnections, "127.0.0.1")], fixture.Port.Faults);
    }

    [Fact]
    public async Task Silent_connections_make_room_for_those_that_log_in()
    {
        await using var fixture = new ServerFixture(With(new ProtocolLimits { PendingLogins = 20 }));
        var silent = new List<RawClient>();
        for (int i = 0; i < 500; i++)
        {
            silent.Add(await RawClient.Connect(fixture.EndPoint));
        }

        using RawClient client = await RawClient.LogIn(fixture.EndPoint);

        Assert.Equal(["01|00000002000000"], await client.Ask([0x0e]));
        await fixture.Until(() => fixture.Server.ConnectionCount <= 21);
        Assert.True(await silent[0].IsClosed());
        silent.ForEach(static s => s.Dispose());
    }

    [Fact]
    public async Task A_thousand_wrong_passwords_leave_nothing_behind()
    {
        await using var fixture = new ServerFixture();
        for (int i = 0; i < 1000; i++)
        {
            using RawClient client = await RawClient.Connect(fixture.EndPoint);
            await client.Send(1, RawClient.Response(await client.ReadPacket(), "admin", "wrong"));
            await client.ReadHex();
        }

        await fixture.Until(() => fixture.Server.ConnectionCount == 0);
        Assert.Equal(0, fixture.Port.OpenSessions);
    }

    [Fact]
    public async Task A_broken_compressed_frame_ends_the_connection()
    {
        await using var fixture = new ServerFixture();
        using RawClient client = await RawClient.Connect(fixture.EndPoint);
        byte[] greeting = await client.ReadPacket();
        await client.Send(1, RawClient.Response(greeting, "admin", "admin", RawClient.Usual | Capabilities.Compress));
        await client.ReadPacket();

        await client.SendBytes(4, 0, 0, 0, 200, 0, 0, 1, 2, 3, 4);

        Assert.True(await client.IsClosed());
        await fixture.Until(() => fixture.Server.ConnectionCount == 0);
        Assert.Empty(fixture.Port.Failures);
    }

    [Fact]
    public async Task Stopping_ends_everything()
    {
        var fixture = new ServerFixture();
        using RawClient idle = await RawClient.LogIn(fixture.EndPoint);
        using RawClient silent = await RawClient.Connect(fixture.EndPoint);
        await silent.ReadPacket();

        await fixture.Server.Stop(TestContext.Current.CancellationToken);

        Assert.True(await idle.IsClosed());
        Assert.True(await silent.IsClosed());
        Assert.Equal((0, 0), (fixture.Server.ConnectionCount, fixture.Port.OpenSessions));
        await Assert.ThrowsAsync<SocketException>(() => RawClient.Connect(fixture.EndPoint));
    }

    [Fact]
    public async Task A_unix_socket_serves_and_its_file_goes_with_it()
    {
        await using var fixture = new ServerFixture();
        string path = Path.Combine(Path.GetTempPath(), $"sim-{Environment.ProcessId}.sock");
        await File.WriteAllTextAsync(path, "left behind", TestContext.Current.CancellationToken);
        var endPoint = new UnixDomainSocketEndPoint(path);
        fixture.Server.Listen(endPoint);

        Assert.True(OperatingSystem.IsWindows() || (int)File.GetUnixFileMode(path) == 0b111_111_111);
        using RawClient client = await RawClient.LogIn(endPoint);
        Assert.Equal(["01|00000002000000"], await client.Ask([0x0e]));
        await client.Send(0, 0x63);
        await fixture.Until(() => !fixture.Port.Faults.IsEmpty);

        Assert.Equal("localhost", Assert.Single(fixture.Port.Faults).Address);
        await fixture.Server.StopListening(endPoint);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Addresses_that_cannot_be_used_are_socket_errors()
    {
        await using var fixture = new ServerFixture();
        string folder = Path.GetTempPath().TrimEnd('/');

        Assert.Throws<SocketException>(() => fixture.Server.Listen(fixture.EndPoint));
        Assert.Throws<SocketException>(() => fixture.Server.Listen(new UnixDomainSocketEndPoint(folder)));
        Assert.Throws<SocketException>(() => fixture.Server.Listen(new UnixDomainSocketEndPoint(folder + "/no/such/folder.sock")));

        using RawClient client = await RawClient.LogIn(fixture.EndPoint);
        Assert.Equal(["01|00000002000000"], await client.Ask([0x0e]));
    }

    private static ProtocolOptions With(ProtocolLimits limits) => new() { Limits = limits };

    private static string Refusal(ErrPacket error) =>
        $"ff{error.Code & 0xff:x2}{error.Code >> 8:x2}23" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(error.SqlState + error.Message));

    private static async Task AssertSentAway(ServerFixture fixture, RawClient client, ClientFaultKind fault)
    {
        Assert.True(await client.IsClosed());
        await fixture.Until(() => fixture.Server.ConnectionCount == 0);
        Assert.Equal([new ClientFault(fault, "127.0.0.1")], fixture.Port.Faults);
        Assert.Equal(0, fixture.Port.OpenSessions);
    }
}
