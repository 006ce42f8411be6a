using System.Collections.Immutable;
using System.Globalization;
using Sim.Engine.Configuration.Libconfig;

namespace Sim.Engine.Configuration;

/// <summary>How a section of the configuration file fills a table.</summary>
/// <param name="Section">The name of the list in the file, which is the table's too.</param>
/// <param name="Columns">The columns that it fills; the others take the table's defaults.</param>
internal sealed record FileTable(string Section, ImmutableArray<FileColumn> Columns)
{
    /// <summary>The statement that stores one row, with ?1, ?2, … for the columns.</summary>
    public string Statement { get; } =
        $"INSERT OR REPLACE INTO {Section} ({string.Join(", ", Columns.Select(column => column.Name))}) "
        + $"VALUES ({string.Join(", ", Enumerable.Range(1, Columns.Length).Select(number => $"?{number}"))})";

    /// <summary>The statement with its values, as ProxySQL writes it.</summary>
    public string StatementWith(IReadOnlyList<string?> values) =>
        $"{Statement[..Statement.IndexOf("?1", StringComparison.Ordinal)]}"
        + $"{string.Join(", ", Columns.Select((column, i) => StatementFailed.Literal(values[i], column.Quote)))})";

    /// <summary>The values of one row, or the first column that the row has to name and does not.</summary>
    public (string?[]? Values, FileColumn? Missing) Read(LibconfigValue row)
    {
        var values = new string?[Columns.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Columns[i].Read(row);
            if (values[i] is null && Columns[i].IsRequired)
            {
                return (null, Columns[i]);
            }
        }

        return (values, null);
    }
}

/// <summary>One column of a table and how a row of the file gives its value.</summary>
/// <param name="Name">The column.</param>
/// <param name="Read">The value that a row gives; null is NULL, or no value where there must be one.</param>
/// <param name="IsRequired">Whether a row without it is skipped.</param>
/// <param name="Quote">What its values stand in where ProxySQL writes the statement; nothing for a number.</param>
internal sealed record FileColumn(string Name, Func<LibconfigValue, string?> Read, bool IsRequired = false, string Quote = "")
{
    /// <summary>A string; a value of another type is as good as none.</summary>
    public static FileColumn Text(string name, string? missing = null) =>
        new(name, row => row.TryText(name, out string? value) ? value : missing, Quote: "'");

    /// <summary>A string that a row must have, under the first of several names.</summary>
    public static FileColumn NeededText(string name, params string[] keys) =>
        new(name, row => keys.Select(key => row.TryText(key, out string? value) ? value : null).FirstOrDefault(value => value is not null), true, "'");

    /// <summary>An integer.</summary>
    public static FileColumn Number(string name, int missing) => new(name, row => Show(row.TryInt(name, out int value) ? value : missing));

    /// <summary>An integer that a row must have.</summary>
    public static FileColumn NeededNumber(string name, string key) => new(name, row => row.TryInt(key, out int value) ? Show(value) : null, true);

    /// <summary>An integer; without one, and below 0, it is NULL.</summary>
    public static FileColumn Optional(string name, int missing = -1) =>
        new(name, row => (row.TryInt(name, out int value) ? value : missing) is >= 0 and var known ? Show(known) : null);

    /// <summary>An integer that counts as 0 or 1.</summary>
    public static FileColumn Flag(string name) => new(name, row => row.TryInt(name, out int value) && value != 0 ? "1" : "0");

    private static string Show(int value) => value.ToString(CultureInfo.InvariantCulture);
}
