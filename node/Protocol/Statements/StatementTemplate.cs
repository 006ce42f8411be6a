using System.Buffers;
using System.Text;

namespace Sim.Protocol.Statements;

/// <summary>
/// A statement's text, cut at its placeholders: the question marks outside of SQLite's quotes and comments, since it is SQLite that most
/// statements of the admin port go to.
/// </summary>
internal sealed class StatementTemplate
{
    private const char Placeholder = '?';

    /// <summary>Beside these a value cannot become part of something else.</summary>
    private static readonly SearchValues<char> _separators = SearchValues.Create(" \t\r\n(),=<>;");

    private readonly List<string> _pieces = [];

    public StatementTemplate(string sql)
    {
        int start = 0;
        for (int at = 0; at < sql.Length;)
        {
            if (sql[at] == Placeholder)
            {
                _pieces.Add(sql[start..at]);
                start = ++at;
            }
            else
            {
                at = EndOfToken(sql, at);
            }
        }

        _pieces.Add(sql[start..]);
    }

    /// <summary>How many values it takes.</summary>
    public int ParameterCount => _pieces.Count - 1;

    /// <summary>The statement with literals in the places of its placeholders; there are as many as it takes.</summary>
    public string Fill(IReadOnlyList<string> literals)
    {
        var sql = new StringBuilder(_pieces[0]);
        for (int i = 0; i < literals.Count; i++)
        {
            Separate(sql);
            sql.Append(literals[i]);
            if (_pieces[i + 1] is [var next, ..] && !_separators.Contains(next))
            {
                sql.Append(' ');
            }

            sql.Append(_pieces[i + 1]);
        }

        return sql.ToString();
    }

    private static void Separate(StringBuilder sql)
    {
        if (sql.Length > 0 && !_separators.Contains(sql[^1]))
        {
            sql.Append(' ');
        }
    }

    private static int EndOfToken(string sql, int at) => sql[at] switch
    {
        '\'' or '"' or '`' => EndBehind(sql, at + 1, sql[at].ToString()),
        '[' => EndBehind(sql, at + 1, "]"),
        '-' when sql.AsSpan(at).StartsWith("--") => EndBehind(sql, at + 2, "\n"),
        '/' when sql.AsSpan(at).StartsWith("/*") => EndBehind(sql, at + 2, "*/"),
        _ => at + 1,
    };

    /// <summary>A doubled quote ends one piece of quoted text and begins the next.</summary>
    private static int EndBehind(string sql, int from, string end)
    {
        int found = sql.IndexOf(end, from, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + end.Length;
    }
}
