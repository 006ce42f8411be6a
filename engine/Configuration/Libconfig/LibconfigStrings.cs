using System.Buffers;
using System.Globalization;
using Sim.Engine.Texts;

namespace Sim.Engine.Configuration.Libconfig;

/// <summary>What stands between the quotes of a string.</summary>
internal static class LibconfigStrings
{
    /// <summary>
    /// Appends the bytes of a string's text to <paramref name="bytes"/>. Bytes rather than characters, because \xNN gives bytes and a
    /// UTF-8 character may be spelled with several of them. As in C strings, a NUL is never part of the result: \x00 gives nothing, and
    /// a literal NUL hides what follows it up to the next escape.
    /// </summary>
    public static void Unescape(ReadOnlySpan<char> text, ArrayBufferWriter<byte> bytes)
    {
        while (!text.IsEmpty)
        {
            int escape = text.IndexOf('\\');
            ReadOnlySpan<char> literal = escape < 0 ? text : text[..escape];
            int nul = literal.IndexOf('\0');
            bytes.Write(ByteText.Encode(nul < 0 ? literal : literal[..nul]));
            text = escape < 0 ? [] : text[(escape + AppendEscape(text[escape..], bytes))..];
        }
    }

    private static int AppendEscape(ReadOnlySpan<char> text, ArrayBufferWriter<byte> bytes)
    {
        char symbol = text.Length > 1 ? text[1] : '\0';
        if (symbol is 'x' or 'X'
            && text.Length >= 4
            && byte.TryParse(text[2..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
        {
            if (value != 0)
            {
                bytes.Write([value]);
            }

            return 4;
        }

        (byte escaped, int length) = symbol switch
        {
            'n' => ((byte)'\n', 2),
            'r' => ((byte)'\r', 2),
            't' => ((byte)'\t', 2),
            'f' => ((byte)'\f', 2),
            '"' => ((byte)'"', 2),
            '\\' => ((byte)'\\', 2),
            // An escape that libconfig does not know is a backslash and whatever follows.
            _ => ((byte)'\\', 1),
        };
        bytes.Write([escaped]);
        return length;
    }
}
