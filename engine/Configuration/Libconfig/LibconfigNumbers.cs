using System.Globalization;
using static Sim.Engine.Configuration.Libconfig.LibconfigTokenKind;

namespace Sim.Engine.Configuration.Libconfig;

/// <summary>Numbers as libconfig recognises them and as the C library converts them.</summary>
internal static class LibconfigNumbers
{
    /// <summary>The kind and length of the number at the start of a text; <see cref="Invalid"/> where there is none.</summary>
    public static (LibconfigTokenKind Kind, int Length) Scan(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'X' && char.IsAsciiHexDigit(text[2]))
        {
            int end = 2;
            while (end < text.Length && char.IsAsciiHexDigit(text[end]))
            {
                end++;
            }

            return WithSuffix(text, end, Hexadecimal, LongHexadecimal);
        }

        int start = text[0] is '+' or '-' ? 1 : 0;
        int digitsEnd = SkipDigits(text, start);
        bool hasPoint = digitsEnd < text.Length && text[digitsEnd] == '.';
        int mantissaEnd = hasPoint ? SkipDigits(text, digitsEnd + 1) : digitsEnd;
        if (!hasPoint && digitsEnd == start)
        {
            return (Invalid, 0);
        }

        int exponentEnd = SkipExponent(text, mantissaEnd);
        return hasPoint || exponentEnd > mantissaEnd
            ? (LibconfigTokenKind.Float, exponentEnd)
            : WithSuffix(text, digitsEnd, Integer, LongInteger);
    }

    /// <summary>Decimal digits with an optional sign; what does not fit 64 bits becomes the nearest number that does.</summary>
    public static long Decimal(ReadOnlySpan<char> digits)
    {
        bool isNegative = digits[0] == '-';
        ReadOnlySpan<char> magnitude = digits.TrimStart("+-");
        if (ulong.TryParse(magnitude, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) && value <= long.MaxValue)
        {
            return isNegative ? -(long)value : (long)value;
        }

        return isNegative ? long.MinValue : long.MaxValue;
    }

    /// <summary><c>0x</c> and hexadecimal digits; what does not fit 64 bits becomes all ones.</summary>
    public static ulong Hex(ReadOnlySpan<char> digits) =>
        ulong.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value) ? value : ulong.MaxValue;

    /// <summary>A floating point number; one without any digit (<c>.</c>) is 0.</summary>
    public static double Float(ReadOnlySpan<char> number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : 0;

    private static (LibconfigTokenKind Kind, int Length) WithSuffix(
        ReadOnlySpan<char> text, int end, LibconfigTokenKind plain, LibconfigTokenKind suffixed)
    {
        int suffixEnd = end;
        while (suffixEnd < text.Length && suffixEnd < end + 2 && text[suffixEnd] == 'L')
        {
            suffixEnd++;
        }

        return suffixEnd > end ? (suffixed, suffixEnd) : (plain, end);
    }

    private static int SkipExponent(ReadOnlySpan<char> text, int start)
    {
        if (start == text.Length || text[start] is not ('e' or 'E'))
        {
            return start;
        }

        int digits = start + 1 < text.Length && text[start + 1] is '+' or '-' ? start + 2 : start + 1;
        int end = SkipDigits(text, digits);
        return end > digits ? end : start;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end;
    }
}
