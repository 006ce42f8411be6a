namespace Sim.Engine.Admin;

/// <summary>A result set as the MySQL text protocol carries it: every value is text or NULL. Immutable once handed out.</summary>
public sealed class ResultSet(IReadOnlyList<string> columns, IReadOnlyList<string?[]> rows)
{
    /// <summary>Column names, in order.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>Rows, each with one value a column; null is NULL.</summary>
    public IReadOnlyList<string?[]> Rows { get; } = rows;
}
