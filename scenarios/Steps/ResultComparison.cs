using System.Text;
using Sim.Engine.Admin;
using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Steps;

/// <summary>Compares a result with the table of a scenario, cell by cell.</summary>
internal static class ResultComparison
{
    private const string Null = "NULL";
    private const char Mark = '*';

    /// <summary>Null if columns and rows are equal and in the same order; otherwise both tables, differing cells between asterisks.</summary>
    public static string? Compare(DataTable expected, AdminReply actual)
    {
        if (actual is not AdminReply.Rows { Set: { } set })
        {
            return $"  expected: a result with {expected.Header.Count} columns and {expected.Rows.Count} rows\n  actual:   {ReplyText.Of(actual)}";
        }

        IReadOnlyList<string>[] wanted = [expected.Header, .. expected.Rows];
        IReadOnlyList<string>[] got = [[.. set.Columns], .. set.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(Shown)])];
        string[][] wantedMarked = Marked(wanted, got);
        string[][] gotMarked = Marked(got, wanted);
        if (!wantedMarked.Concat(gotMarked).Any(row => row.Any(cell => cell.StartsWith(Mark))) && wanted.Length == got.Length)
        {
            return null;
        }

        int[] widths = Widths([.. wantedMarked, .. gotMarked]);
        return $"  expected ({expected.Rows.Count} rows):\n{Drawn(wantedMarked, widths)}\n  actual ({set.Rows.Count} rows):\n{Drawn(gotMarked, widths)}";
    }

    // The text NULL is not the value NULL: a table shows and expects it between quotes.
    private static string Shown(string? value) => value switch
    {
        null => Null,
        Null => $"'{Null}'",
        _ => value,
    };

    private static string[][] Marked(IReadOnlyList<string>[] table, IReadOnlyList<string>[] other)
    {
        string[] MarkedRow(IReadOnlyList<string> row, int r) => [.. row.Select((cell, c) =>
            r < other.Length && c < other[r].Count && other[r][c] == cell ? $" {OneLine(cell)} " : $"{Mark}{OneLine(cell)}{Mark}")];
        return [.. table.Select(MarkedRow)];
    }

    private static string OneLine(string cell) => cell.Replace("\n", "\\n", StringComparison.Ordinal);

    private static int[] Widths(string[][] rows) =>
        [.. Enumerable.Range(0, rows.Max(r => r.Length)).Select(c => rows.Max(r => c < r.Length ? r[c].Length : 0))];

    private static string Drawn(string[][] rows, int[] widths)
    {
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("    |");
            for (int c = 0; c < row.Length; c++)
            {
                text.Append(row[c].PadRight(widths[c])).Append('|');
            }
        }

        return text.ToString();
    }
}
