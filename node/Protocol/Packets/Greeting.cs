using Sim.Protocol.Wire;

namespace Sim.Protocol.Packets;

/// <summary>The first packet of a connection: the handshake of version 10 (src: lib/MySQL_Protocol.cpp, generate_pkt_initial_handshake).</summary>
/// <param name="ServerVersion">The text of mysql-server_version.</param>
/// <param name="ThreadId">The connection's number, never 0.</param>
/// <param name="Scramble">20 bytes, none of them 0.</param>
/// <param name="Capabilities">What the server can do.</param>
/// <param name="Plugin">The authentication method that the server begins with.</param>
public sealed record Greeting(string ServerVersion, uint ThreadId, ReadOnlyMemory<byte> Scramble, Capabilities Capabilities, string Plugin)
{
    private const byte ProtocolVersion = 10;
    private const int FirstScrambleBytes = 8;
    private const int FillerBytes = 10;

    /// <summary>Writes the packet.</summary>
    public void Write(PacketWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Begin();
        writer.WriteByte(ProtocolVersion);
        writer.WriteTerminatedText(ServerVersion);
        writer.WriteUInt32(ThreadId);
        writer.WriteBytes(Scramble.Span[..FirstScrambleBytes]);
        writer.WriteByte(0);
        writer.WriteUInt16((ushort)Capabilities);
        writer.WriteByte(Charset.Utf8);
        writer.WriteUInt16((ushort)ServerStatus.Autocommit);
        writer.WriteUInt16((ushort)((uint)Capabilities >> 16));
        writer.WriteByte((byte)(Scramble.Length + 1));
        writer.WriteZeros(FillerBytes);
        writer.WriteBytes(Scramble.Span[FirstScrambleBytes..]);
        writer.WriteByte(0);
        writer.WriteTerminatedText(Plugin);
        writer.End();
    }
}
