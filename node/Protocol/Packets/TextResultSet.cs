using Sim.Engine.Admin;
using Sim.Protocol.Wire;

namespace Sim.Protocol.Packets;

/// <summary>A result set in the text protocol (src: lib/MySQL_Session.cpp, SQLite3_to_MySQL).</summary>
/// <param name="Set">Columns and rows.</param>
/// <param name="IsGlobalChecksum">Whether it answers SELECT GLOBAL_CHECKSUM(), which has a number column and no status flags.</param>
public sealed record TextResultSet(ResultSet Set, bool IsGlobalChecksum)
{
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
            WriteRow(writer, row);
            if (writer.IsFull)
            {
                await writer.Flush();
            }
        }

        end.Write(writer);
    }

    private static void WriteRow(PacketWriter writer, string?[] row)
    {
        writer.Begin();
        foreach (string? value in row)
        {
            writer.WriteValue(value);
        }

        writer.End();
    }
}
