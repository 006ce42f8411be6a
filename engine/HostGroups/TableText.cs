using System.Text;
using Sim.Engine.Admin;
using Sim.Engine.Texts;

namespace Sim.Engine.HostGroups;

/// <summary>Draws a result set as ProxySQL draws it into its log (src: lib/sqlite3db.cpp, dump_to_stderr). Widths count bytes, not characters.</summary>
public static class TableText
{
    /// <summary>The table with its frame; every line ends with a line feed.</summary>
    public static string Draw(ResultSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        int[] widths = [.. set.Columns.Select((name, column) => set.Rows.Select(row => WidthOf(row[column])).Append(WidthOf(name)).Max())];
        var text = new StringBuilder();
        AppendRule(text, widths);
        AppendLine(text, widths, set.Columns);
        AppendRule(text, widths);
        foreach (string?[] row in set.Rows)
        {
            AppendLine(text, widths, row);
        }

        AppendRule(text, widths);
        return text.ToString();
    }

    private static void AppendRule(StringBuilder text, int[] widths)
    {
        text.Append('+');
        foreach (int width in widths)
        {
            text.Append('-', width + 2).Append('+');
        }

        text.Append('\n');
    }

    private static void AppendLine(StringBuilder text, int[] widths, IReadOnlyList<string?> values)
    {
        text.Append('|');
        for (int i = 0; i < widths.Length; i++)
        {
            text.Append(' ').Append(values[i] ?? "NULL").Append(' ', widths[i] - WidthOf(values[i]) + 1).Append('|');
        }

        text.Append('\n');
    }

    private static int WidthOf(string? value) => ByteText.GetByteCount(value ?? "NULL");
}
