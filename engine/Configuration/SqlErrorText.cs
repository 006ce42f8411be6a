using SQLitePCL;

namespace Sim.Engine.Configuration;

/// <summary>
/// Words SQL errors as SQLite 3.19.2 does, which ProxySQL 1.4.6 bundles. Later versions name the expression of a failed CHECK where that
/// one names the table, say "incomplete input" where it points at the last token, and tell views from tables.
/// </summary>
internal static class SqlErrorText
{
    private const string CheckFailed = "CHECK constraint failed: ";

    /// <summary>The error that the last call on the connection left behind, for the statement that caused it.</summary>
    public static string AsBundled(sqlite3 handle, string sql)
    {
        string message = SqliteText.Read(raw.sqlite3_errmsg(handle));
        if (message == "incomplete input")
        {
            return $"near \"{LastToken(sql)}\": syntax error";
        }

        if (message.StartsWith("view ", StringComparison.Ordinal) && message.EndsWith(" already exists", StringComparison.Ordinal))
        {
            return string.Concat("table ", message.AsSpan("view ".Length));
        }

        return message.StartsWith(CheckFailed, StringComparison.Ordinal)
            ? CheckFailed + NameOfCheck(handle, sql, message[CheckFailed.Length..])
            : message;
    }

    /// <summary>The last token of a text, as SQLite's tokenizer cuts it: blanks are a token too.</summary>
    internal static string LastToken(string sql)
    {
        int nul = sql.IndexOf('\0', StringComparison.Ordinal);
        ReadOnlySpan<char> text = nul < 0 ? sql : sql.AsSpan(0, nul);
        int start = 0;
        int next = 0;
        while (next < text.Length)
        {
            start = next;
            next = EndOfToken(text, start);
        }

        return text[start..].ToString();
    }

    private static int EndOfToken(ReadOnlySpan<char> text, int start)
    {
        char first = text[start];
        if (char.IsWhiteSpace(first))
        {
            return RunOf(text, start, char.IsWhiteSpace);
        }

        if (IsNameCharacter(first))
        {
            return RunOf(text, start, IsNameCharacter);
        }

        if (first is '\'' or '"' or '`')
        {
            int closing = text[(start + 1)..].IndexOf(first);
            return closing < 0 ? text.Length : start + closing + 2;
        }

        return start + (IsPair(text[start..]) ? 2 : 1);
    }

    private static bool IsPair(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[..2] is "<=" or "<>" or ">=" or "==" or "!=" or "||" or "<<" or ">>";

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '$' or '.' or > '\u007f';

    private static int RunOf(ReadOnlySpan<char> text, int start, Func<char, bool> belongs)
    {
        int end = start + 1;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>A constraint's own name where it has one, else the name of the table that the statement writes to.</summary>
    private static string NameOfCheck(sqlite3 handle, string sql, string told) =>
        TableWrittenBy(handle, sql) is { } table && !IsNameOfConstraint(handle, table, told) ? table.Name : told;

    /// <summary>Compiles the statement once more, watched by an authorizer, which is told the tables by name.</summary>
    private static (string Schema, string Name)? TableWrittenBy(sqlite3 handle, string sql)
    {
        (string, string)? written = null;
        _ = raw.sqlite3_set_authorizer(
            handle,
            (object _, int action, utf8z table, utf8z _, utf8z schema, utf8z _) =>
            {
                if (action is raw.SQLITE_INSERT or raw.SQLITE_UPDATE)
                {
                    written ??= (SqliteText.Read(schema), SqliteText.Read(table));
                }

                return raw.SQLITE_OK;
            },
            null!);
        int code = raw.sqlite3_prepare_v2(handle, SqliteText.Of(sql), out sqlite3_stmt statement);
        if (code == raw.SQLITE_OK)
        {
            statement.Dispose();
        }

        _ = raw.sqlite3_set_authorizer(handle, (strdelegate_authorizer)null!, null!);
        return written;
    }

    private static bool IsNameOfConstraint(sqlite3 handle, (string Schema, string Name) table, string told)
    {
        string schema = table.Schema.Replace("\"", "\"\"", StringComparison.Ordinal);
        string query = $"SELECT sql FROM \"{schema}\".sqlite_master WHERE type='table' AND name=?1 COLLATE NOCASE";
        if (raw.sqlite3_prepare_v2(handle, SqliteText.Of(query), out sqlite3_stmt statement) != raw.SQLITE_OK)
        {
            return false;
        }

        using (statement)
        {
            _ = raw.sqlite3_bind_text(statement, 1, SqliteText.Of(table.Name));
            return raw.sqlite3_step(statement) == raw.SQLITE_ROW
                && SqliteText.Column(statement, 0).Contains("CONSTRAINT " + told, StringComparison.OrdinalIgnoreCase);
        }
    }
}
