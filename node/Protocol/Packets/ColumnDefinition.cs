using Sim.Protocol.Wire;

namespace Sim.Protocol.Packets;

/// <summary>A column of a result set (src: lib/MySQL_Protocol.cpp, generate_pkt_field).</summary>
/// <param name="Name">The column's name.</param>
/// <param name="CharsetNumber">Its character set.</param>
/// <param name="DisplayLength">How wide its values are, so it claims.</param>
/// <param name="Type">MySQL's type code.</param>
/// <param name="Flags">MySQL's column flags.</param>
/// <param name="Decimals">Digits behind the point, or 31 for none fixed.</param>
public sealed record ColumnDefinition(string Name, ushort CharsetNumber, uint DisplayLength, byte Type, ushort Flags, byte Decimals)
{
    private const byte LongLong = 0x08;
    private const byte VarString = 0xfd;
    private const byte FixedFieldsBytes = 0x0c;
    private const ushort NotNullFlag = 1;
    private const ushort NotNullUnsignedBinaryFlags = 161;

    /// <summary>Text not NULL, as which 1.4.6 declares everything that SQLite answers, NULLs included.</summary>
    public static ColumnDefinition Text(string name) => new(name, Charset.Utf8, 15, VarString, NotNullFlag, 31);

    /// <summary>An unsigned number, as which 1.4.6 declares the global checksum (src: lib/ProxySQL_Admin.cpp, admin_session_handler).</summary>
    public static ColumnDefinition UnsignedNumber(string name) => new(name, Charset.Binary, 31, LongLong, NotNullUnsignedBinaryFlags, 0);

    /// <summary>Writes the packet.</summary>
    public void Write(PacketWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Begin();
        writer.WriteValue("def");
        writer.WriteValue("");
        writer.WriteValue("");
        writer.WriteValue("");
        writer.WriteValue(Name);
        writer.WriteValue("");
        writer.WriteByte(FixedFieldsBytes);
        writer.WriteUInt16(CharsetNumber);
        writer.WriteUInt32(DisplayLength);
        writer.WriteByte(Type);
        writer.WriteUInt16(Flags);
        writer.WriteByte(Decimals);
        writer.WriteUInt16(0);
        writer.End();
    }
}
