using System.Runtime.CompilerServices;
using Sim.Engine.Texts;
using SQLitePCL;

namespace Sim.Engine.Configuration;

/// <summary>Text to SQLite and back with its very bytes; the library's own ways replace what is no UTF-8.</summary>
internal static class SqliteText
{
    private const char Replaced = '\ufffd';

    /// <summary>A text as SQLite is given it: up to its first NUL.</summary>
    public static utf8z Of(string text) => ByteText.MayHaveRawBytes(text) ? utf8z.FromSpan(Terminated(text)) : utf8z.FromString(text);

    /// <summary>The text of a column that is not NULL, to its end.</summary>
    public static string Column(sqlite3_stmt statement, int index)
    {
        string read = raw.sqlite3_column_text(statement, index).utf8_to_string();
        return WasReplaced(read) ? ByteText.Decode(raw.sqlite3_column_blob(statement, index)) : read;
    }

    /// <summary>An error or a name that SQLite gave; there is no NUL in them.</summary>
    public static string Read(utf8z text)
    {
        string read = text.utf8_to_string();
        return WasReplaced(read) ? ByteText.Decode(Bytes(text)) : read;
    }

    /// <summary>Whether something may have been replaced; where there is no text at all, the library gives null.</summary>
    private static bool WasReplaced(string? read) => read is not null && read.Contains(Replaced, StringComparison.Ordinal);

    private static byte[] Terminated(string text) => [.. ByteText.Encode(text), 0];

    private static byte[] Bytes(utf8z text)
    {
        ref readonly byte first = ref text.GetPinnableReference();
        var bytes = new List<byte>();
        for (int i = 0; Unsafe.Add(ref Unsafe.AsRef(in first), i) is var next and not 0; i++)
        {
            bytes.Add(next);
        }

        return [.. bytes];
    }
}
