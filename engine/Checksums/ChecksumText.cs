namespace Sim.Engine.Checksums;

/// <summary>The text form of a checksum.</summary>
public static class ChecksumText
{
    /// <summary>The length of every formatted checksum, in characters.</summary>
    public const int LengthCharacters = 18;

    /// <summary>
    /// Formats a hash as runtime_checksums_values shows it: <c>0x</c>, then the low and the high 32 bits in hexadecimal without leading
    /// zeros, then zeros up to 18 characters. Several hashes share a text where a half has leading zeros; every version formats so
    /// (src: include/proxysql_glovars.hpp, set_checksum).
    /// </summary>
    public static string Format(ulong hash) => string.Create(LengthCharacters, hash, static (text, value) => Write(value, text));

    /// <summary>Writes the text form into 18 characters.</summary>
    internal static void Write(ulong hash, Span<char> text)
    {
        text.Fill('0');
        text[1] = 'x';
        Span<char> digits = text[2..];
        ((uint)hash).TryFormat(digits, out int written, "X", provider: null);
        ((uint)(hash >> 32)).TryFormat(digits[written..], out _, "X", provider: null);
    }
}
