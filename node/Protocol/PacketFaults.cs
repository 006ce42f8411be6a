using Sim.Protocol.Packets;
using Sim.Protocol.Wire;

namespace Sim.Protocol;

/// <summary>What a broken packet means for the connection. A client that closed between two packets did nothing wrong.</summary>
internal static class PacketFaults
{
    /// <summary>The last packet to the client; null when it listens no more.</summary>
    public static ErrPacket? Answer(PacketFault fault) => fault switch
    {
        PacketFault.OutOfOrder => ErrPacket.PacketOutOfOrder,
        PacketFault.TooLarge => ErrPacket.PacketTooLarge,
        _ => null,
    };

    /// <summary>What to report.</summary>
    public static ClientFaultKind? Kind(PacketFault fault) => fault switch
    {
        PacketFault.OutOfOrder => ClientFaultKind.PacketOutOfOrder,
        PacketFault.TooLarge => ClientFaultKind.PacketTooLarge,
        PacketFault.Truncated => ClientFaultKind.PacketTruncated,
        _ => null,
    };
}
