using System.Globalization;
using System.Text;
using Sim.Engine.Texts;

namespace Sim.Engine.Configuration.Libconfig;

/// <summary>Explains characters that have no place in a configuration file.</summary>
internal static class LibconfigHints
{
    private const string OnlyAscii = ", outside strings and comments only ASCII is allowed";
    private const int FullWidthOffset = 0xFEE0;

    /// <summary>What to say about the first character of <paramref name="text"/>, which begins no token.</summary>
    public static string UnexpectedCharacter(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("@include", StringComparison.Ordinal))
        {
            return "@include is not supported, put the included text here";
        }

        if (ByteText.MayHaveRawBytes(text[..1]))
        {
            return string.Create(CultureInfo.InvariantCulture, $"unexpected byte 0x{ByteText.Encode(text[..1])[0]:X2}{OnlyAscii}");
        }

        Rune.DecodeFromUtf16(text, out Rune rune, out _);
        string name = IsPrintable(rune)
            ? $"'{rune}'"
            : string.Create(CultureInfo.InvariantCulture, $"character U+{rune.Value:X4}");
        string code = IsPrintable(rune) && !rune.IsAscii ? string.Create(CultureInfo.InvariantCulture, $" (U+{rune.Value:X4})") : "";
        return $"unexpected {name}{code}{Advice(rune)}";
    }

    private static string Advice(Rune rune) => rune.Value switch
    {
        '\'' or '`' => ", strings stand in double quotes",
        0xFEFF => ", save the file without a byte order mark",
        >= 0xFF01 and <= 0xFF5E => $", write the ASCII character '{(char)(rune.Value - FullWidthOffset)}' instead",
        0x3001 => ", write the ASCII character ',' instead",
        0x201C or 0x201D or 0x201E => ", write the ASCII character '\"' instead",
        0x2018 or 0x2019 => ", strings stand in ASCII double quotes",
        0x2013 or 0x2014 or 0x2212 => ", write the ASCII character '-' instead",
        0x00A0 or 0x3000 => ", write an ordinary space instead",
        >= 0x80 => OnlyAscii,
        _ => "",
    };

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
