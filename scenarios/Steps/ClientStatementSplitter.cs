namespace Sim.Scenarios.Steps;

/// <summary>Cuts SQL text into statements as the <c>mysql</c> client does: at <c>;</c> outside quotes and comments.</summary>
internal static class ClientStatementSplitter
{
    /// <summary>The statements without surrounding space and without the <c>;</c>; statements of comments alone are left out.</summary>
    public static IReadOnlyList<string> Split(string sql)
    {
        var statements = new List<string>();
        var statement = new System.Text.StringBuilder();
        int at = 0;
        while (at < sql.Length)
        {
            int end = EndOfToken(sql, at);
            bool isComment = IsComment(sql, at);
            if (sql[at] == ';')
            {
                Close(statement, statements);
            }
            else
            {
                statement.Append(isComment ? " " : sql[at..end]);
            }

            at = end;
        }

        Close(statement, statements);
        return statements;
    }

    private static void Close(System.Text.StringBuilder statement, List<string> statements)
    {
        string text = statement.ToString().Trim();
        if (text.Length > 0)
        {
            statements.Add(text);
        }

        statement.Clear();
    }

    private static int EndOfToken(string sql, int at) => sql[at] switch
    {
        '\'' or '"' or '`' => EndOfQuoted(sql, at),
        '#' => EndOf(sql, "\n", at),
        '-' when IsDashComment(sql, at) => EndOf(sql, "\n", at),
        '/' when IsBlockComment(sql, at) => EndOf(sql, "*/", at + 2),
        _ => at + 1,
    };

    private static bool IsComment(string sql, int at) => sql[at] == '#' || IsDashComment(sql, at) || IsBlockComment(sql, at);

    private static bool IsDashComment(string sql, int at) =>
        string.CompareOrdinal(sql, at, "--", 0, 2) == 0 && (at + 2 >= sql.Length || char.IsWhiteSpace(sql[at + 2]));

    private static bool IsBlockComment(string sql, int at) => string.CompareOrdinal(sql, at, "/*", 0, 2) == 0;

    private static int EndOf(string sql, string mark, int from)
    {
        int found = from >= sql.Length ? -1 : sql.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + mark.Length;
    }

    private static int EndOfQuoted(string sql, int at)
    {
        char quote = sql[at];
        for (int i = at + 1; i < sql.Length; i++)
        {
            if (sql[i] == '\\' && quote != '`')
            {
                i++;
            }
            else if (sql[i] == quote)
            {
                return i + 1;
            }
        }

        return sql.Length;
    }
}
