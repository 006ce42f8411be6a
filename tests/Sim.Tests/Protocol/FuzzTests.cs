using System.Text;
using CsCheck;
using Sim.Protocol;
using Sim.Protocol.Packets;
using Sim.Protocol.Wire;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>
/// Whole conversations with damaged bytes: the server throws nothing, ends with its client, sends whole packets only, and takes no more memory
/// than what it was sent is worth.
/// </summary>
public sealed class FuzzTests
{
    private const int Cases = 300_000;

    /// <summary>For one connection, whatever it says: buffers, tasks, a compressor.</summary>
    private const int BytesPerConnection = 512 * 1024;

    /// <summary>A byte may become a character of a statement, a literal, a piece, a copy of each.</summary>
    private const int BytesPerByte = 64;

    private static readonly ProtocolLimits _limits = new() { CommandPacketBytes = 0x2_0000, PreparedStatements = 8, PreparedBytes = 0x2_0000 };

    private static readonly Gen<string> _texts = Gen.OneOf(
        Any("SELECT 1", "SELECT ?,'?',?", "", ";", "INSERT INTO t VALUES (?,?,?)", "SELECT GLOBAL_CHECKSUM()", "größer \0 '\""),
        Gen.String[0, 40]);

    private static readonly Gen<byte[]> _values = Gen.Frequency(
        (1, Gen.Const(Array.Empty<byte>())),
        (1, Gen.Byte.Array[0, 30]),
        (6, Gen.OneOf(Gen.Byte[0, 12], Gen.Byte[0, 12], Gen.Byte[0xf5, 0xff]).Array[0, 30].Select(static bytes => (byte[])[0, 1, 0, 0, 0, 0, 1, .. bytes])),
        (1, Gen.Const(Convert.FromHexString("0001000000000108000800fd00" + "0500000000000000" + "0600000000000000" + "0161"))));

    private static readonly Gen<byte[]> _command = Gen.Frequency(
        (4, _texts.Select(static text => Command(0x03, Encoding.UTF8.GetBytes(text)))),
        (3, _texts.Select(static text => Command(0x16, Encoding.UTF8.GetBytes(text)))),
        (4, Gen.Select(Gen.UInt[1, 3], _values, static (id, values) => Command(0x17, [.. BitConverter.GetBytes(id), .. values]))),
        (2, Gen.Select(Gen.UInt[1, 3], Gen.Byte[0, 3], Gen.Byte.Array[0, 40], static (id, parameter, data) =>
            Command(0x18, [.. BitConverter.GetBytes(id), parameter, 0, .. data]))),
        (1, Gen.Select(Any<byte>(0x19, 0x1a, 0x1c), Gen.UInt[0, 3], static (code, id) => Command(code, BitConverter.GetBytes(id)))),
        (2, Gen.Select(Gen.Byte[0, 0x21], Gen.Byte.Array[0, 10], static (code, rest) => Command(code, rest))),
        (1, Gen.Const(Command(0x11, [.. "empty\0"u8, 0, 0, 33, 0, .. "mysql_native_password\0"u8]))),
        (1, Gen.Int[0, 3000].Select(static length => Command(0x03, new byte[length]))));

    /// <summary>Most begin with a statement to execute: without one nothing else about statements is reached.</summary>
    private static readonly Gen<byte[][]> _commands = Gen.Select(
        Any("SELECT ?,'?',?", "SELECT ?", ""), _command.Array[0, 8], static (first, others) => (byte[][])[Command(0x16, Encoding.UTF8.GetBytes(first)), .. others]);

    private static readonly Gen<Conversation> _conversation = Gen.Select(
        Any(("admin", "admin"), ("admin", "admin"), ("admin", "wrong"), ("hashed", "secret"), ("empty", ""), ("nobody", "x")),
        Any(
            Capabilities.None, Capabilities.Compress, Capabilities.ConnectWithDatabase, Capabilities.MultiStatements, Capabilities.Tls),
        Any("mysql_native_password", "mysql_native_password", "caching_sha2_password", ""),
        _commands,
        static (account, wants, plugin, commands) => new Conversation(account.Item1, account.Item2, wants, plugin, commands));

    private static readonly Gen<Damage> _damage = Gen.Select(
        Gen.Byte[0, Damage.Kinds - 1], Gen.Int[0, 1000], Gen.Int[0, 255], static (kind, place, value) => new Damage(kind, place, value));

    [Fact]
    public void A_damaged_conversation_ends_in_order() =>
        Gen.Select(_conversation, _damage.Array[0, 4], Gen.Int[1, 100], Gen.Bool).Sample(
            static (conversation, damage, chunk, isSha2) => Assert.Null(Converse(conversation, damage, chunk, isSha2).Fault),
            iter: Cases);

    [Fact]
    public void An_undamaged_conversation_is_answered_to_its_end()
    {
        byte[][] commands =
        [
            Command(0x0e, []), Command(0x16, "SELECT ?"u8.ToArray()), Command(0x18, [1, 0, 0, 0, 0, 0, (byte)'x']),
            Command(0x17, [1, 0, 0, 0, .. Convert.FromHexString("000100000000" + "01" + "fd00")]), Command(0x03, "SELECT 2"u8.ToArray()),
        ];
        foreach (Capabilities wants in (Capabilities[])[Capabilities.None, Capabilities.ConnectWithDatabase, Capabilities.Compress])
        {
            Outcome outcome = Converse(new Conversation("admin", "admin", wants, "mysql_native_password", commands), [], 7, false);

            Assert.Equal(["SELECT 'x'", "SELECT 2"], outcome.Statements);
            Assert.Null(outcome.Fault);
        }
    }

    private static Outcome Converse(Conversation conversation, Damage[] damage, int chunk, bool isSha2)
    {
        var port = new ScriptedPort();
        using var offer = new ServerOffer(new ProtocolOptions
        {
            OffersPreparedStatements = true,
            OffersCachingSha2 = true,
            DemandsCachingSha2 = isSha2,
            Limits = _limits,
        });
        using var client = new FuzzedClient(conversation, damage, chunk);
        using var connection = new Connection(client, "127.0.0.1", 1, port, offer, new Deadline(TimeProvider.System));
        long before = GC.GetAllocatedBytesForCurrentThread();

        Task serving = connection.Serve();

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new Outcome([.. port.Statements], FindFault(serving, client, allocated, port, conversation.Wants));
    }

    private static string? FindFault(Task serving, FuzzedClient client, long allocated, ScriptedPort port, Capabilities wants)
    {
        if (!serving.IsCompletedSuccessfully)
        {
            return serving.IsCompleted ? $"threw {serving.Exception}" : "hangs";
        }

        if (allocated > BytesPerConnection + ((long)BytesPerByte * (client.BytesSent + client.Heard.Length)))
        {
            return $"took {allocated} bytes for {client.BytesSent} received and {client.Heard.Length} sent";
        }

        if (port.OpenSessions != 0)
        {
            return "left a session open";
        }

        return wants.HasFlag(Capabilities.Compress) || HasWholePackets(client.Heard) ? null : "sent half a packet";
    }

    private static bool HasWholePackets(ReadOnlySpan<byte> heard)
    {
        while (heard.Length >= PacketHeader.Bytes)
        {
            int length = PacketHeader.Read(heard).PartBytes + PacketHeader.Bytes;
            if (length > heard.Length)
            {
                return false;
            }

            heard = heard[length..];
        }

        return heard.IsEmpty;
    }

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static byte[] Command(byte code, byte[] arguments) => [code, .. arguments];

    private sealed record Outcome(string[] Statements, string? Fault);
}
