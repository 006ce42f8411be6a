using System.Buffers.Binary;
using System.Globalization;
using Sim.Protocol.Wire;

namespace Sim.Protocol.Statements;

/// <summary>Reads values in the binary protocol and gives them as SQL literals.</summary>
internal static class ParameterReader
{
    private const int MicrosecondDigits = 6;
    private const int HoursPerDay = 24;

    /// <summary>Reads one value; null when it is cut off, malformed or of an unknown type.</summary>
    public static string? Read(ref PayloadReader reader, ParameterType type) => type.Kind switch
    {
        ParameterKind.Null => SqlLiteral.Null,
        ParameterKind.Tiny => ReadWhole(ref reader, sizeof(byte), type.IsUnsigned),
        ParameterKind.Short or ParameterKind.Year => ReadWhole(ref reader, sizeof(short), type.IsUnsigned),
        ParameterKind.Long or ParameterKind.Int24 => ReadWhole(ref reader, sizeof(int), type.IsUnsigned),
        ParameterKind.LongLong => ReadWhole(ref reader, sizeof(long), type.IsUnsigned),
        ParameterKind.Float => reader.TryReadBytes(sizeof(float), out ReadOnlySpan<byte> bytes)
            ? SqlLiteral.Of(BinaryPrimitives.ReadSingleLittleEndian(bytes)) : null,
        ParameterKind.Double => reader.TryReadBytes(sizeof(double), out ReadOnlySpan<byte> bytes)
            ? SqlLiteral.Of(BinaryPrimitives.ReadDoubleLittleEndian(bytes)) : null,
        ParameterKind.Date or ParameterKind.DateTime or ParameterKind.Timestamp => ReadDate(ref reader),
        ParameterKind.Time => ReadTime(ref reader),
        ParameterKind.Decimal or ParameterKind.NewDecimal => reader.TryReadLongBytes(out ReadOnlySpan<byte> digits)
            ? SqlLiteral.OfDecimal(digits) : null,
        _ when IsBytes(type.Kind) => reader.TryReadLongBytes(out ReadOnlySpan<byte> bytes) ? SqlLiteral.OfBytes(bytes) : null,
        _ => null,
    };

    private static bool IsBytes(ParameterKind kind) => kind is ParameterKind.VarChar or ParameterKind.Bit or >= ParameterKind.Json;

    private static string? ReadWhole(ref PayloadReader reader, int size, bool isUnsigned)
    {
        if (!reader.TryReadBytes(size, out ReadOnlySpan<byte> bytes))
        {
            return null;
        }

        Span<byte> wide = stackalloc byte[sizeof(long)];
        bool isNegative = !isUnsigned && (bytes[^1] & 0x80) != 0;
        wide.Fill(isNegative ? (byte)0xff : (byte)0);
        bytes.CopyTo(wide);
        return isUnsigned
            ? SqlLiteral.Of(BinaryPrimitives.ReadUInt64LittleEndian(wide))
            : SqlLiteral.Of(BinaryPrimitives.ReadInt64LittleEndian(wide));
    }

    /// <summary>A date alone, with a time, or with microseconds too; all zero when it has no bytes.</summary>
    private static string? ReadDate(ref PayloadReader reader)
    {
        if (!reader.TryReadShortBytes(out ReadOnlySpan<byte> bytes) || bytes.Length is not (0 or 4 or 7 or 11))
        {
            return null;
        }

        int year = bytes.IsEmpty ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        (byte month, byte day) = bytes.IsEmpty ? ((byte)0, (byte)0) : (bytes[2], bytes[3]);
        string date = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        return SqlLiteral.Of(bytes.Length > 4 ? $"{date} {TimeOfDay(bytes[4], bytes[5..])}" : date);
    }

    /// <summary>A span of time: sign, days, hours, minutes, seconds, perhaps microseconds; zero when it has no bytes.</summary>
    private static string? ReadTime(ref PayloadReader reader)
    {
        if (!reader.TryReadShortBytes(out ReadOnlySpan<byte> bytes) || bytes.Length is not (0 or 8 or 12))
        {
            return null;
        }

        if (bytes.IsEmpty)
        {
            return SqlLiteral.Of("00:00:00");
        }

        string sign = bytes[0] == 0 ? "" : "-";
        long hours = ((long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]) * HoursPerDay) + bytes[5];
        return SqlLiteral.Of(sign + TimeOfDay(hours, bytes[6..]));
    }

    private static string TimeOfDay(long hours, ReadOnlySpan<byte> minutesAndMore)
    {
        string time = string.Create(CultureInfo.InvariantCulture, $"{hours:00}:{minutesAndMore[0]:00}:{minutesAndMore[1]:00}");
        return minutesAndMore.Length > 2
            ? $"{time}.{BinaryPrimitives.ReadUInt32LittleEndian(minutesAndMore[2..]).ToString(CultureInfo.InvariantCulture).PadLeft(MicrosecondDigits, '0')}"
            : time;
    }
}
