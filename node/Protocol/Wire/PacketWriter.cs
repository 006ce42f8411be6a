using System.Buffers.Binary;
using Sim.Engine.Texts;

namespace Sim.Protocol.Wire;

/// <summary>
/// Gathers packets and sends them together. A packet is begun, filled and ended; one of 16 MB and more goes out in parts. Between two flushes it
/// holds a buffer, after a flush none.
/// </summary>
public sealed class PacketWriter(Stream stream) : IDisposable
{
    /// <summary>So many bytes gathered should be flushed.</summary>
    public const int FlushBytes = 64 * 1024;

    private const int FirstBufferBytes = 4096;
    private const byte NullMark = 0xfb;
    private const int MaxShortBytes = 250;
    private const int BytesPerChar = 3;

    private Stream _stream = stream;
    private byte[] _buffer = [];
    private int _length;
    private int _packetStart;

    /// <summary>Raised before each piece that is sent: the other end is taking what was sent before.</summary>
    public event Action? Sending;

    /// <summary>The number of the next part.</summary>
    public byte NextSequence { get; set; }

    /// <summary>Whether it is time to flush.</summary>
    public bool IsFull => _length >= FlushBytes;

    /// <summary>Writes to another stream from now on (TLS, compression). Everything must be flushed.</summary>
    public void SwitchTo(Stream stream) => _stream = _length == 0 ? stream : throw new InvalidOperationException("packets are not flushed");

    /// <summary>Begins a packet.</summary>
    public void Begin()
    {
        _packetStart = _length;
        Advance(PacketHeader.Bytes);
    }

    /// <summary>Ends the packet, dividing it into parts where it is long.</summary>
    public void End()
    {
        int payloadBytes = _length - _packetStart - PacketHeader.Bytes;
        int extraParts = payloadBytes / PacketHeader.MaxPartBytes;
        if (extraParts > 0)
        {
            Advance(extraParts * PacketHeader.Bytes);
        }

        for (int part = extraParts; part >= 0; part--)
        {
            int offset = part * PacketHeader.MaxPartBytes;
            int partBytes = Math.Min(PacketHeader.MaxPartBytes, payloadBytes - offset);
            Span<byte> source = _buffer.AsSpan(_packetStart + PacketHeader.Bytes + offset, partBytes);
            int start = _packetStart + offset + (part * PacketHeader.Bytes);
            source.CopyTo(_buffer.AsSpan(start + PacketHeader.Bytes));
            new PacketHeader(partBytes, (byte)(NextSequence + part)).Write(_buffer.AsSpan(start));
        }

        NextSequence += (byte)(extraParts + 1);
    }

    /// <summary>Writes a byte.</summary>
    public void WriteByte(byte value) => Advance(1)[0] = value;

    /// <summary>Writes two bytes, low byte first.</summary>
    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Advance(sizeof(ushort)), value);

    /// <summary>Writes four bytes, low byte first.</summary>
    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Advance(sizeof(uint)), value);

    /// <summary>Writes eight bytes, low byte first.</summary>
    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Advance(sizeof(ulong)), value);

    /// <summary>Writes bytes as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Advance(bytes.Length));

    /// <summary>Writes so many zero bytes.</summary>
    public void WriteZeros(int count) => Advance(count).Clear();

    /// <summary>Writes the bytes of a text without length or end.</summary>
    public void WriteText(string text) => ByteText.Encode(text, Advance(ByteText.GetByteCount(text)), out _, out _);

    /// <summary>Writes the bytes of a text and a zero byte.</summary>
    public void WriteTerminatedText(string text)
    {
        WriteText(text);
        WriteByte(0);
    }

    /// <summary>Writes a number in as few bytes as it needs.</summary>
    public void WriteNumber(ulong value)
    {
        switch (value)
        {
            case <= MaxShortBytes:
                WriteByte((byte)value);
                break;
            case <= ushort.MaxValue:
                WriteByte(0xfc);
                WriteUInt16((ushort)value);
                break;
            case <= 0xff_ffff:
                WriteUInt32((uint)(value << 8) | 0xfd);
                break;
            default:
                WriteByte(0xfe);
                WriteUInt64(value);
                break;
        }
    }

    /// <summary>Writes a value of a text result set: NULL, or the bytes of a text behind their length.</summary>
    public void WriteValue(string? text)
    {
        if (text is null)
        {
            WriteByte(NullMark);
        }
        else if (text.Length <= MaxShortBytes / BytesPerChar)
        {
            Reserve(1 + (text.Length * BytesPerChar));
            ByteText.Encode(text, _buffer.AsSpan(_length + 1), out _, out int bytes);
            _buffer[_length] = (byte)bytes;
            _length += 1 + bytes;
        }
        else
        {
            WriteNumber((ulong)ByteText.GetByteCount(text));
            WriteText(text);
        }
    }

    /// <summary>Sends everything gathered.</summary>
    public async ValueTask Flush()
    {
        if (_length == 0)
        {
            return;
        }

        for (int sent = 0; sent < _length; sent += FlushBytes)
        {
            Sending?.Invoke();
            await _stream.WriteAsync(_buffer.AsMemory(sent, Math.Min(FlushBytes, _length - sent)));
        }

        await _stream.FlushAsync();
        Release();
    }

    /// <summary>Gives the memory back; what was not flushed is lost.</summary>
    public void Dispose() => Release();

    private Span<byte> Advance(int count)
    {
        Reserve(count);
        Span<byte> room = _buffer.AsSpan(_length, count);
        _length += count;
        return room;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length >= count)
        {
            return;
        }

        long wanted = Math.Max(Math.Max(FirstBufferBytes, _buffer.Length * 2L), (long)_length + count);
        byte[] larger = PacketBuffers.Rent((int)Math.Min(wanted, Array.MaxLength));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        (byte[] old, _buffer) = (_buffer, larger);
        PacketBuffers.Return(old);
    }

    private void Release()
    {
        (byte[] old, _buffer, _length) = (_buffer, [], 0);
        PacketBuffers.Return(old);
    }
}
