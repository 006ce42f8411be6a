using System.Buffers.Binary;
using System.IO.Compression;
using Sim.Protocol.Packets;

namespace Sim.Tests.Protocol;

/// <summary>What a client says in one conversation, before somebody damages it.</summary>
/// <param name="Username">Who logs in.</param>
/// <param name="Password">With which password.</param>
/// <param name="Wants">What the client can do beyond the usual.</param>
/// <param name="Plugin">Its login method.</param>
/// <param name="Commands">The commands after the login.</param>
internal sealed record Conversation(string Username, string Password, Capabilities Wants, string Plugin, byte[][] Commands);

/// <summary>A change of one place in what a client sends.</summary>
/// <param name="Kind">What is done: a bit, a byte, a length, a piece taken out, put in or repeated, an end.</param>
/// <param name="Place">Where, in thousandths of all bytes.</param>
/// <param name="Value">What is put there, or how much is taken.</param>
internal readonly record struct Damage(byte Kind, int Place, int Value)
{
    /// <summary>How many kinds there are.</summary>
    public const byte Kinds = 7;

    public void Do(List<byte> bytes)
    {
        if (bytes.Count == 0)
        {
            return;
        }

        int place = Math.Min(bytes.Count - 1, Place * bytes.Count / 1000);
        int some = Math.Min(Value & 0x3f, bytes.Count - place);
        switch (Kind)
        {
            case 0:
                bytes[place] ^= (byte)(1 << (Value & 7));
                break;
            case 1:
                bytes[place] = (byte)Value;
                break;
            case 2:
                bytes[place] = (Value & 3) switch { 0 => 0, 1 => 0xff, 2 => 0xfe, _ => 0xfb };
                break;
            case 3:
                bytes.RemoveRange(place, some);
                break;
            case 4:
                bytes.InsertRange(place, Enumerable.Repeat((byte)Value, some));
                break;
            case 5:
                bytes.InsertRange(place, bytes.GetRange(place, some));
                break;
            default:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
        }
    }
}

/// <summary>
/// The stream to a client in memory: it answers the greeting like any client, sends its commands, with damage, and closes. Everything completes
/// at once, so that a server that does not end with it hangs.
/// </summary>
internal sealed class FuzzedClient(Conversation conversation, Damage[] damage, int chunk) : Stream
{
    private readonly MemoryStream _heard = new();
    private byte[]? _said;
    private int _at;

    /// <summary>What was sent, damaged.</summary>
    public int BytesSent => _said?.Length ?? 0;

    /// <summary>Everything that the server said.</summary>
    public byte[] Heard => _heard.ToArray();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _said ??= Speak();
        int count = Math.Min(Math.Min(chunk, buffer.Length), _said.Length - _at);
        _said.AsSpan(_at, count).CopyTo(buffer.Span);
        _at += count;
        return new ValueTask<int>(count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _heard.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private byte[] Speak()
    {
        byte[] greeting = Heard[4..];
        Capabilities capabilities = RawClient.Usual | conversation.Wants;
        byte[] login = RawClient.Response(greeting, conversation.Username, conversation.Password, capabilities, conversation.Plugin);
        byte[] commands = [.. conversation.Commands.SelectMany(static command => Packet(0, command))];
        bool isCompressed = conversation.Wants.HasFlag(Capabilities.Compress);
        List<byte> said = [.. Packet(1, login), .. isCompressed ? Compressed(commands) : commands];
        foreach (Damage one in damage)
        {
            one.Do(said);
        }

        return [.. said];
    }

    private static byte[] Packet(byte sequence, byte[] payload)
    {
        byte[] packet = [0, 0, 0, sequence, .. payload];
        packet[0] = (byte)payload.Length;
        packet[1] = (byte)(payload.Length >> 8);
        packet[2] = (byte)(payload.Length >> 16);
        return packet;
    }

    private static byte[] Compressed(byte[] content)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(content);
        }

        byte[] frame = [0, 0, 0, 0, 0, 0, 0, .. packed.ToArray()];
        BinaryPrimitives.WriteUInt16LittleEndian(frame, (ushort)packed.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(4), (ushort)content.Length);
        return frame;
    }
}
