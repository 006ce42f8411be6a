namespace Sim.Engine.Cluster;

/// <summary>Numbers in result sets as C's <c>atoll</c> reads them: leading blanks and a sign allowed, the rest ignored, no digits give 0.</summary>
internal static class WireNumber
{
    /// <summary>Reads a number; NULL gives 0. A negative number wraps, as its assignment to an unsigned variable does.</summary>
    public static ulong Read(string? text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart();
        bool negative = rest.StartsWith("-");
        if (negative || rest.StartsWith("+"))
        {
            rest = rest[1..];
        }

        ulong value = 0;
        foreach (char c in rest)
        {
            if (!char.IsAsciiDigit(c))
            {
                break;
            }

            value = unchecked((value * 10) + (ulong)(c - '0'));
        }

        return negative ? unchecked(0 - value) : value;
    }
}
