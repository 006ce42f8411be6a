namespace Sim.Protocol.Wire;

/// <summary>What stands before each part of a packet: the length of the part in bytes and its number in the conversation.</summary>
public readonly record struct PacketHeader(int PartBytes, byte Sequence)
{
    /// <summary>The length of a header.</summary>
    public const int Bytes = 4;

    /// <summary>The longest part. A part of this length is followed by another one, if only an empty one.</summary>
    public const int MaxPartBytes = 0xff_ffff;

    /// <summary>Reads a header.</summary>
    public static PacketHeader Read(ReadOnlySpan<byte> bytes) => new(bytes[0] | (bytes[1] << 8) | (bytes[2] << 16), bytes[3]);

    /// <summary>Writes the header.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes[0] = (byte)PartBytes;
        bytes[1] = (byte)(PartBytes >> 8);
        bytes[2] = (byte)(PartBytes >> 16);
        bytes[3] = Sequence;
    }
}
