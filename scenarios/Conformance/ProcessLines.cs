using System.Text.RegularExpressions;

namespace Sim.Scenarios.Conformance;

/// <summary>Comparable lines of real processes, without what only tells how fast the machine was.</summary>
internal static partial class ProcessLines
{
    private const string Refused = "Error: Can't connect to MySQL server on ";
    private const string TimedOut = "system error: 110";

    /// <summary>
    /// Leaves out connections that were refused or timed out: whether a node meets a peer, or itself, some milliseconds before it listens is
    /// chance, and a login that takes a second means that others had the machine. A count of ten checks and more becomes a word, and a line
    /// that is repeated then counts once: a hundred checks take longer on a busy machine.
    /// </summary>
    public static IReadOnlyList<string> WithoutTheMachinesSpeed(IReadOnlyList<string> lines)
    {
        var telling = new List<string>();
        foreach (string line in lines.Where(line => !IsUnreachable(line)))
        {
            string comparable = ManyChecks().Replace(line, "diff_check (many)");
            if (comparable == line || telling.Count == 0 || telling[^1] != comparable)
            {
                telling.Add(comparable);
            }
        }

        return telling;
    }

    private static bool IsUnreachable(string line) =>
        line.Contains("unable to connect", StringComparison.Ordinal)
        && (line.Contains(Refused, StringComparison.Ordinal) || line.Contains(TimedOut, StringComparison.Ordinal));

    [GeneratedRegex(@"diff_check \d{2,}")]
    private static partial Regex ManyChecks();
}
