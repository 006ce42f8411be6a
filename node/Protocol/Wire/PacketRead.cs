namespace Sim.Protocol.Wire;

/// <summary>Why there is no packet to read.</summary>
public enum PacketFault
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>The other end closed the connection between two packets.</summary>
    Ended,

    /// <summary>The other end closed the connection within a packet.</summary>
    Truncated,

    /// <summary>A part of the packet has another number than the one expected.</summary>
    OutOfOrder,

    /// <summary>The packet announces more bytes than are allowed.</summary>
    TooLarge,
}

/// <summary>A packet, or why there is none.</summary>
/// <param name="Fault">Why there is none.</param>
/// <param name="Payload">The packet without headers, valid until the next packet is read.</param>
/// <param name="NextSequence">The number that an answer begins with.</param>
public readonly record struct PacketRead(PacketFault Fault, ReadOnlyMemory<byte> Payload, byte NextSequence);
