using System.Buffers.Binary;
using Sim.Engine.Texts;

namespace Sim.Protocol.Wire;

/// <summary>Reads fields from the payload of one packet. Asked for more than there is, it says so and stays where it is; it never throws.</summary>
public ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private const int MaxShortNumber = 250;

    private ReadOnlySpan<byte> _rest = payload;

    /// <summary>What was not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Reads one byte.</summary>
    public bool TryReadByte(out byte value)
    {
        bool isThere = TryReadBytes(1, out ReadOnlySpan<byte> bytes);
        value = isThere ? bytes[0] : (byte)0;
        return isThere;
    }

    /// <summary>Reads two bytes, low byte first.</summary>
    public bool TryReadUInt16(out ushort value)
    {
        bool isThere = TryReadBytes(sizeof(ushort), out ReadOnlySpan<byte> bytes);
        value = isThere ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : (ushort)0;
        return isThere;
    }

    /// <summary>Reads four bytes, low byte first.</summary>
    public bool TryReadUInt32(out uint value)
    {
        bool isThere = TryReadBytes(sizeof(uint), out ReadOnlySpan<byte> bytes);
        value = isThere ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
        return isThere;
    }

    /// <summary>Reads a number of one, three, four or nine bytes; its first byte says of how many.</summary>
    public bool TryReadNumber(out ulong value)
    {
        PayloadReader before = this;
        value = 0;
        if (!TryReadByte(out byte first))
        {
            return false;
        }

        if (first <= MaxShortNumber)
        {
            value = first;
            return true;
        }

        int size = first switch { 0xfc => 2, 0xfd => 3, 0xfe => 8, _ => -1 };
        if (size < 0 || !TryReadBytes(size, out ReadOnlySpan<byte> bytes))
        {
            this = before;
            return false;
        }

        for (int i = size - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return true;
    }

    /// <summary>Reads so many bytes.</summary>
    public bool TryReadBytes(int count, out ReadOnlySpan<byte> bytes)
    {
        if (count > _rest.Length)
        {
            bytes = default;
            return false;
        }

        bytes = _rest[..count];
        _rest = _rest[count..];
        return true;
    }

    /// <summary>Reads text up to a zero byte, which is consumed too.</summary>
    public bool TryReadTerminatedText(out string text)
    {
        int end = _rest.IndexOf((byte)0);
        if (end < 0)
        {
            text = "";
            return false;
        }

        text = ByteText.Decode(_rest[..end]);
        _rest = _rest[(end + 1)..];
        return true;
    }

    /// <summary>Reads text up to a zero byte or the end of the payload: the last field, which some clients do not terminate.</summary>
    public string ReadLastText()
    {
        if (!TryReadTerminatedText(out string text))
        {
            text = ByteText.Decode(_rest);
            _rest = default;
        }

        return text;
    }

    /// <summary>Reads bytes behind a length of one byte.</summary>
    public bool TryReadShortBytes(out ReadOnlySpan<byte> bytes)
    {
        PayloadReader before = this;
        if (TryReadByte(out byte count) && TryReadBytes(count, out bytes))
        {
            return true;
        }

        this = before;
        bytes = default;
        return false;
    }

    /// <summary>Reads bytes behind a length of one to nine bytes.</summary>
    public bool TryReadLongBytes(out ReadOnlySpan<byte> bytes)
    {
        PayloadReader before = this;
        if (TryReadNumber(out ulong count) && count <= (ulong)_rest.Length && TryReadBytes((int)count, out bytes))
        {
            return true;
        }

        this = before;
        bytes = default;
        return false;
    }
}
