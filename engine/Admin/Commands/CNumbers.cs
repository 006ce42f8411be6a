namespace Sim.Engine.Admin.Commands;

/// <summary>Numbers read as the C library reads them.</summary>
internal static class CNumbers
{
    /// <summary><c>atoi</c>, seen as unsigned: white space, a sign, digits; 0 without digits; 64-bit overflow saturates before the cut to 32 bits.</summary>
    public static uint LeadingInteger(ReadOnlySpan<char> text) => TryRead(ref text, out uint value) ? value : 0;

    /// <summary><c>sscanf("%u %u")</c>; false when it finds fewer than two numbers.</summary>
    public static bool TryReadPair(ReadOnlySpan<char> text, out uint first, out uint second)
    {
        second = 0;
        return TryRead(ref text, out first) && TryRead(ref text, out second);
    }

    private static bool TryRead(ref ReadOnlySpan<char> text, out uint value)
    {
        int at = 0;
        while (at < text.Length && AdminStatement.IsSpace(text[at]))
        {
            at++;
        }

        bool negative = at < text.Length && text[at] == '-';
        at += negative || (at < text.Length && text[at] == '+') ? 1 : 0;
        int digits = at;
        Int128 number = 0;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            number = Int128.Min((number * 10) + (text[at] - '0'), (Int128)long.MaxValue + 1);
        }

        bool found = at > digits;
        text = text[at..];
        long signed = negative ? (long)-number : (long)Int128.Min(number, long.MaxValue);
        value = unchecked((uint)signed);
        return found;
    }
}
