namespace Sim.Engine.HostGroups;

/// <summary>Text as the C library that ProxySQL uses reads it.</summary>
internal static class CText
{
    /// <summary>The number at the start of a text, as atoi() reads it: 0 where there is none; beyond 32 bits it wraps.</summary>
    public static int Integer(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        ReadOnlySpan<char> rest = text.AsSpan().TrimStart();
        bool negative = rest.StartsWith("-");
        if (negative || rest.StartsWith("+"))
        {
            rest = rest[1..];
        }

        int value = 0;
        foreach (char c in rest)
        {
            if (!char.IsAsciiDigit(c))
            {
                break;
            }

            value = unchecked((value * 10) + (c - '0'));
        }

        return negative ? unchecked(-value) : value;
    }
}
