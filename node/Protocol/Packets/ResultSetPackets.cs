using System.Globalization;
using Sim.Engine.Admin;
using Sim.Protocol.Wire;

namespace Sim.Protocol.Packets;

/// <summary>How the rows of a result set are written.</summary>
public enum RowFormat
{
    /// <summary>Everything is text, as COM_QUERY is answered.</summary>
    Text,

    /// <summary>NULLs are bits and numbers are bytes, as COM_STMT_EXECUTE is answered.</summary>
    Binary,
}

/// <summary>A result set (src: lib/MySQL_Session.cpp, SQLite3_to_MySQL).</summary>
/// <param name="Set">Columns and rows.</param>
/// <param name="IsGlobalChecksum">Whether it answers SELECT GLOBAL_CHECKSUM(), which has a number column and no status flags.</param>
/// <param name="Format">How rows are written.</param>
public sealed record ResultSetPackets(ResultSet Set, bool IsGlobalChecksum, RowFormat Format)
{
    /// <summary>The bits of a binary row begin with two that mean nothing.</summary>
    private const int NullBitsOffset = 2;

    /// <summary>Writes all packets, sending them whenever enough have gathered. The last ones are left to be flushed.</summary>
    public async ValueTask Write(PacketWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var end = new EofPacket(IsGlobalChecksum ? ServerStatus.None : ServerStatus.Autocommit);
        writer.Begin();
        writer.WriteNumber((ulong)Set.Columns.Count);
        writer.End();
        foreach (string column in Set.Columns)
        {
            ColumnDefinition definition = IsGlobalChecksum ? ColumnDefinition.UnsignedNumber(column) : ColumnDefinition.Text(column);
            definition.Write(writer);
        }

        end.Write(writer);
        foreach (string?[] row in Set.Rows)
        {
            writer.Begin();
            if (Format == RowFormat.Text)
            {
                WriteText(writer, row);
            }
            else
            {
                WriteBinary(writer, row);
            }

            writer.End();
            if (writer.IsFull)
            {
                await writer.Flush();
            }
        }

        end.Write(writer);
    }

    private static void WriteText(PacketWriter writer, string?[] row)
    {
        foreach (string? value in row)
        {
            writer.WriteValue(value);
        }
    }

    private void WriteBinary(PacketWriter writer, string?[] row)
    {
        writer.WriteByte(0);
        byte[] nulls = new byte[(row.Length + NullBitsOffset + 7) / 8];
        for (int i = 0; i < row.Length; i++)
        {
            int bit = i + NullBitsOffset;
            nulls[bit / 8] |= (byte)(row[i] is null ? 1 << (bit % 8) : 0);
        }

        writer.WriteBytes(nulls);
        foreach (string? value in row)
        {
            if (value is not null && IsGlobalChecksum)
            {
                writer.WriteUInt64(ulong.Parse(value, CultureInfo.InvariantCulture));
            }
            else if (value is not null)
            {
                writer.WriteValue(value);
            }
        }
    }
}
