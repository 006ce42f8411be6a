using Sim.Engine.Configuration;

namespace Sim.Engine.Admin.Commands;

/// <summary>What commands read out of their text with the C library's means.</summary>
internal static class CScanning
{
    /// <summary>The first two of the parts between delimiters, empty parts not counted; missing ones are empty (src: lib/c_tokenizer.c, c_split_2).</summary>
    public static (string First, string Second) FirstTwoParts(string text, char delimiter)
    {
        string[] parts = text.Split(delimiter, StringSplitOptions.RemoveEmptyEntries);
        return (parts.Length > 0 ? parts[0] : "", parts.Length > 1 ? parts[1] : "");
    }

    /// <summary><c>sscanf("%u %u")</c>; null when it finds fewer than two numbers.</summary>
    public static (uint First, uint Second)? TwoNumbers(string text)
    {
        int afterFirst = EndOfNumber(text, 0);
        return afterFirst < 0 || EndOfNumber(text, afterFirst) < 0
            ? null
            : (unchecked((uint)CText.Atoi(text)), unchecked((uint)CText.Atoi(text[afterFirst..])));
    }

    /// <summary>Where a number ends that may have blanks and a sign in front; -1 when there is none.</summary>
    private static int EndOfNumber(string text, int start)
    {
        int at = start;
        while (at < text.Length && AdminStatement.IsSpace(text[at]))
        {
            at++;
        }

        at += at < text.Length && text[at] is '-' or '+' ? 1 : 0;
        int digits = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at > digits ? at : -1;
    }
}
