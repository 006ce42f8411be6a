namespace Sim.Scenarios.Gherkin;

/// <summary>The table below a step; cells are text without surrounding space.</summary>
public sealed class DataTable(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
{
    /// <summary>The cells of the first row.</summary>
    public IReadOnlyList<string> Header { get; } = header;

    /// <summary>The rows below the header, each with one cell a column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; } = rows;
}
