using Sim.Scenarios.Gherkin;

namespace Sim.Scenarios.Reports;

/// <summary>How the story shows what is written below a step: beside the sentence if it is short, otherwise in lines below it.</summary>
/// <param name="Beside">What follows the sentence; begins with a space unless it is empty.</param>
/// <param name="Below">The lines below it.</param>
internal readonly record struct AttachedText(string Beside, IReadOnlyList<string> Below)
{
    private const int MaxLines = 9;
    private const int MaxLineLength = 150;

    /// <summary>In full.</summary>
    public static AttachedText Whole(ScenarioStep step) => new("", LinesOf(step));

    /// <summary>As short as it tells the same; what a background sets up is told in one line.</summary>
    public static AttachedText Brief(ScenarioStep step, bool isBackground)
    {
        IReadOnlyList<string> lines = LinesOf(step);
        if (step.Table is { } table)
        {
            string inWords = InWords(table);
            return inWords.Length > 0 && step.Text.Length + inWords.Length < MaxLineLength ? new AttachedText($" {inWords}", []) : First(lines, MaxLines);
        }

        bool isLog = step.Text.StartsWith("the log ", StringComparison.Ordinal);
        return isLog && lines.Count > 0
            ? new AttachedText($" {lines.Count} {(lines.Count == 1 ? "line" : "lines")}", [])
            : First(lines, isBackground ? 1 : MaxLines);
    }

    private static IReadOnlyList<string> LinesOf(ScenarioStep step) => step.DocString?.Split('\n') ?? step.Table?.ToLines() ?? [];

    private static AttachedText First(IReadOnlyList<string> lines, int count) => lines.Count <= count
        ? new AttachedText("", lines)
        : new AttachedText("", [.. lines.Take(count - 1), $"{lines[count - 1]}  … and {lines.Count - count} more {(lines.Count == count + 1 ? "line" : "lines")}"]);

    // One column is a list, one row is a sentence; the rest is a table.
    private static string InWords(DataTable table) => table switch
    {
        { Rows.Count: 0 } => "nothing",
        { Header.Count: 1 } => string.Join(", ", table.Rows.Select(row => row[0])),
        { Rows.Count: 1 } => string.Join(", ", table.Header.Zip(table.Rows[0], (name, value) => $"{name} {value}")),
        _ => "",
    };
}
