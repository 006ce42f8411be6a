namespace Sim.Engine.Configuration;

/// <summary>The C library's ways with text that decide what users' values mean.</summary>
internal static class CText
{
    private const string Blanks = " \t\n\v\f\r";

    /// <summary>
    /// <c>atoi</c> on 64-bit Linux: leading blanks, a sign, digits; what follows is ignored and no digits are 0. Beyond 64 bits the value
    /// sticks at the limit, and the low 32 bits are what remains.
    /// </summary>
    public static int Atoi(string text) => unchecked((int)Strtol(text));

    /// <summary><c>atoll</c> of a value in a result set, assigned to an unsigned variable: NULL is 0, a negative number wraps.</summary>
    public static ulong Atoll(string? text) => text is null ? 0 : unchecked((ulong)Strtol(text));

    /// <summary><c>atol</c> on 64-bit Linux.</summary>
    public static long Strtol(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart(Blanks);
        bool negative = rest.StartsWith('-');
        if (negative || rest.StartsWith('+'))
        {
            rest = rest[1..];
        }

        Int128 value = 0;
        foreach (char character in rest)
        {
            if (!char.IsAsciiDigit(character))
            {
                break;
            }

            value = Int128.Min((value * 10) + (character - '0'), (Int128)long.MaxValue + 1);
        }

        return (long)Int128.Clamp(negative ? -value : value, long.MinValue, long.MaxValue);
    }

    /// <summary>
    /// <c>strtoull(text, NULL, 0)</c>: decimal, 0x… or 0…; what follows is ignored, no digits are 0, too large a number is the largest one.
    /// </summary>
    public static ulong Strtoull(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart(Blanks);
        bool negative = rest.StartsWith('-');
        if (negative || rest.StartsWith('+'))
        {
            rest = rest[1..];
        }

        bool isHex = rest.Length > 2 && rest[0] == '0' && rest[1] is 'x' or 'X' && char.IsAsciiHexDigit(rest[2]);
        uint radix = isHex ? 16u : rest.StartsWith('0') ? 8u : 10u;
        UInt128 value = 0;
        foreach (char character in isHex ? rest[2..] : rest)
        {
            uint digit = char.IsAsciiHexDigit(character) ? (uint)Convert.ToInt32(character.ToString(), 16) : radix;
            if (digit >= radix)
            {
                break;
            }

            value = (value * radix) + digit;
            if (value > ulong.MaxValue)
            {
                return ulong.MaxValue;
            }
        }

        return unchecked(negative ? 0 - (ulong)value : (ulong)value);
    }

    /// <summary><c>strcasecmp</c> found the texts equal.</summary>
    public static bool EqualsIgnoringCase(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>The tokens between any of the delimiters, without empty ones (src: lib/c_tokenizer.c, TOKENIZER_NO_EMPTIES).</summary>
    public static string[] Tokens(string text, char delimiter) => text.Split(delimiter, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What <c>printf</c> shows for a null pointer.</summary>
    public static string Printed(string? text) => text ?? "(null)";
}
