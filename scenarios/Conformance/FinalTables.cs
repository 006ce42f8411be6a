using Sim.Engine.Admin;

namespace Sim.Scenarios.Conformance;

/// <summary>
/// The tables that nodes hold in the end, in a form in which a real run and a simulated one can be compared: rows in no order, epochs as the
/// order of the nodes by age, times left out, and counts of checks as counting or not.
/// </summary>
internal static class FinalTables
{
    private const string Epoch = "epoch";
    private const string DiffCheck = "diff_check";
    private static readonly string[] _times = ["changed_at", "updated_at", "last_check_ms", "response_time_ms", "Uptime_s"];

    /// <summary>Parses the text of a recorded table; an empty text is an empty table without a header.</summary>
    public static (string[] Columns, List<string[]> Rows) Parse(string text)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        return lines is [""] ? ([], []) : (lines[0].Split('\t'), [.. lines.Skip(1).Select(line => line.Split('\t'))]);
    }

    /// <summary>A result set as such a text has it.</summary>
    public static (string[] Columns, List<string[]> Rows) From(ResultSet set) => set.Rows.Count == 0
        ? ([], [])
        : ([.. set.Columns], [.. set.Rows.Select(row => row.Select(value => value ?? "NULL").ToArray())]);

    /// <summary>The comparable rows of one table; epochs are judged separately.</summary>
    public static List<string> Comparable((string[] Columns, List<string[]> Rows) table)
    {
        List<string> rows = [.. table.Rows.Select(row => string.Join(" | ", row.Select((value, i) => Comparable(table.Columns[i], value))))];
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>
    /// The comparable form of what the statements of a step returned: one table after the other, each with its header. A line that names one
    /// of the columns that are judged loosely is taken for a header.
    /// </summary>
    public static string ComparableResult(string text)
    {
        string[] columns = [];
        return string.Join('\n', text.Split('\n').Select(line =>
        {
            string[] values = line.Split('\t');
            if (values.Any(value => value is Epoch or DiffCheck || _times.Contains(value)))
            {
                columns = values;
                return line;
            }

            return values.Length == columns.Length ? string.Join('\t', values.Select((value, i) => Comparable(columns[i], value))) : line;
        }));
    }

    /// <summary>
    /// Who is newer, module by module: each node's rank by its epoch among the given tables of runtime_checksums_values.
    /// </summary>
    public static List<string> EpochRelations(IReadOnlyList<(string Node, (string[] Columns, List<string[]> Rows) Table)> checksums)
    {
        var held = from entry in checksums
                   let name = Array.IndexOf(entry.Table.Columns, "name")
                   let epoch = Array.IndexOf(entry.Table.Columns, Epoch)
                   where name >= 0 && epoch >= 0
                   from row in entry.Table.Rows
                   select (Module: row[name], entry.Node, Epoch: long.Parse(row[epoch], System.Globalization.CultureInfo.InvariantCulture));
        return [.. from value in held
                   group value by value.Module into module
                   orderby module.Key
                   let ranked = module.GroupBy(value => value.Epoch).OrderBy(sameAge => sameAge.Key)
                   select $"{module.Key}: {string.Join(" < ", ranked.Select(sameAge => string.Join(" = ", sameAge.Select(value => value.Node).Order())))}"];
    }

    private static string Comparable(string column, string value) => column switch
    {
        Epoch => "…",
        DiffCheck => value == "0" ? "0" : "counting",
        _ when _times.Contains(column) => value == "0" ? "0" : "…",
        _ => value,
    };
}
