namespace Sim.Scenarios.Gherkin;

/// <summary>The table below a step; cells are text without surrounding space.</summary>
public sealed class DataTable(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
{
    /// <summary>The cells of the first row.</summary>
    public IReadOnlyList<string> Header { get; } = header;

    /// <summary>The rows below the header, each with one cell a column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; } = rows;

    /// <summary>The table as text, a line a row, columns aligned.</summary>
    internal IReadOnlyList<string> ToLines()
    {
        int[] widths = [.. Header.Select((name, c) => Rows.Select(r => r[c].Length).Append(name.Length).Max())];
        return [.. Rows.Prepend(Header).Select(row => $"| {string.Join(" | ", row.Select((cell, c) => cell.PadRight(widths[c])))} |")];
    }
}
