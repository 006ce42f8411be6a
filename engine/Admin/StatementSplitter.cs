using System.Text;

namespace Sim.Engine.Admin;

/// <summary>A statement of a script and where its first character stands; line and column count from 1.</summary>
public readonly record struct ScriptStatement(string Text, int Line, int Column);

/// <summary>
/// Cuts a script into statements as the <c>mysql</c> command line client does: at <c>;</c> outside quotes, backticks and comments. Comments
/// are dropped, except <c>/*! … */</c>, which servers execute; what is left of the last statement counts even without a <c>;</c>.
/// </summary>
public static class StatementSplitter
{
    /// <summary>The statements in order, without white space around them and without their semicolons; empty ones are left out.</summary>
    public static IReadOnlyList<string> Split(string script) => [.. SplitWithPlaces(script).Select(s => s.Text)];

    /// <summary>The same statements, each with its place.</summary>
    public static IReadOnlyList<ScriptStatement> SplitWithPlaces(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var statements = new List<ScriptStatement>();
        var current = new StringBuilder();
        int start = -1;
        int at = 0;
        while (at < script.Length)
        {
            int end = EndOfToken(script, at);
            if (script[at] == ';')
            {
                Finish(script, start, current, statements);
                start = -1;
            }
            else if (!IsDroppedComment(script, at))
            {
                start = start < 0 && !char.IsWhiteSpace(script[at]) ? at : start;
                current.Append(script, at, end - at);
            }

            at = end;
        }

        Finish(script, start, current, statements);
        return statements;
    }

    private static void Finish(string script, int start, StringBuilder current, List<ScriptStatement> statements)
    {
        string statement = current.ToString().Trim();
        current.Clear();
        if (statement.Length > 0)
        {
            ReadOnlySpan<char> before = script.AsSpan(0, start);
            statements.Add(new ScriptStatement(statement, before.Count('\n') + 1, start - before.LastIndexOf('\n')));
        }
    }

    private static int EndOfToken(string script, int at)
    {
        char c = script[at];
        if (c is '\'' or '"' or '`')
        {
            return EndOfQuoted(script, at);
        }

        if (BeginsLineComment(script, at))
        {
            int newline = script.IndexOf('\n', at);
            return newline < 0 ? script.Length : newline;
        }

        if (c == '/' && Next(script, at) == '*')
        {
            int close = script.IndexOf("*/", at + 2, StringComparison.Ordinal);
            return close < 0 ? script.Length : close + 2;
        }

        return at + 1;
    }

    /// <summary>A backslash protects the next character, but not between backticks.</summary>
    private static int EndOfQuoted(string script, int at)
    {
        char quote = script[at];
        for (int i = at + 1; i < script.Length; i++)
        {
            if (script[i] == '\\' && quote != '`')
            {
                i++;
            }
            else if (script[i] == quote)
            {
                return i + 1;
            }
        }

        return script.Length;
    }

    private static bool IsDroppedComment(string script, int at) =>
        BeginsLineComment(script, at) || (script[at] == '/' && Next(script, at) == '*' && Next(script, at + 1) != '!');

    private static bool BeginsLineComment(string script, int at) =>
        script[at] == '#' || (script[at] == '-' && Next(script, at) == '-' && Next(script, at + 1) is '\0' or ' ' or '\t' or '\r' or '\n');

    private static char Next(string script, int at) => at + 1 < script.Length ? script[at + 1] : '\0';
}
