using System.Buffers;
using System.Globalization;
using System.Text;
using Sim.Engine.Texts;

namespace Sim.Protocol.Statements;

/// <summary>Values as literals that SQLite reads.</summary>
internal static class SqlLiteral
{
    /// <summary>NULL.</summary>
    public const string Null = "NULL";

    private const double MaxExactInteger = 1L << 53;

    private static readonly SearchValues<byte> _digitsAndPoint = SearchValues.Create("0123456789."u8);

    /// <summary>A whole number.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number; beyond a signed one of 64 bits SQLite has only floating point.</summary>
    public static string Of(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// A floating point number; a whole one is written as such, because clients whose language has no other numbers (JavaScript) mean a whole
    /// one. What is no number is NULL, as SQLite stores it.
    /// </summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value))
        {
            return Null;
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "9e999" : "-9e999";
        }

        return double.IsInteger(value) && Math.Abs(value) < MaxExactInteger
            ? Of((long)value)
            : value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A floating point number of single precision, with the digits that it has.</summary>
    public static string Of(float value) =>
        float.IsFinite(value) && !float.IsInteger(value) ? value.ToString(CultureInfo.InvariantCulture) : Of((double)value);

    /// <summary>A number in digits, or the text that came in its place.</summary>
    public static string OfDecimal(ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> unsigned = digits is [(byte)'-', .. var rest] ? rest : digits;
        bool isNumber = unsigned is [>= (byte)'0' and <= (byte)'9', ..]
            && !unsigned.ContainsAnyExcept(_digitsAndPoint)
            && unsigned.Count((byte)'.') <= 1;
        return isNumber ? Encoding.ASCII.GetString(digits) : OfBytes(digits);
    }

    /// <summary>Text.</summary>
    public static string Of(string text)
    {
        // The admin interface reads a statement up to its first NUL.
        return text.Contains('\0', StringComparison.Ordinal)
            ? $"CAST(X'{Convert.ToHexString(ByteText.Encode(text))}' AS TEXT)"
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>Bytes, as text, so that they compare with the texts in the tables.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Of(ByteText.Decode(bytes));
}
