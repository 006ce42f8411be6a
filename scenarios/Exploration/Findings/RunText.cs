using System.Globalization;
using System.Text;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Exploration.Shrinking;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Exploration.Findings;

/// <summary>A run as a feature file.</summary>
internal static class RunText
{
    private const string DocStringMark = "\"\"\"";
    private const int MaxLineLength = 118;

    /// <summary>The steps of a run, without a header: equal texts are equal runs in worlds of the same seed.</summary>
    public static string Of(Run run) => run.WorldSeed.ToString(CultureInfo.InvariantCulture) + Steps(run.Script);

    /// <summary>The whole feature of a finding.</summary>
    public static string Feature(Shrunk shrunk, string lawMeaning, string fileName)
    {
        Run run = shrunk.Run;
        Violation violation = shrunk.Violation;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{WorldKind.SimulatedOnly} {SeedTag.Of(run.WorldSeed)}\nFeature: ").Append(Capital(violation.Key.Cause)).Append('\n');
        AppendWrapped(text, $"The law \"{violation.Key.Law}\" is broken: {lawMeaning}");
        AppendWrapped(text, violation.Story);
        AppendWrapped(text, $"Drawn from seed {run.Seed}; it passes by showing the violation. To replay it: sim run {fileName}");
        text.Append(CultureInfo.InvariantCulture, $"\n  Scenario: {violation.Story.TrimEnd('.')}\n");
        return text.Append(Steps([.. run.Script, .. shrunk.Proof])).ToString();
    }

    /// <summary>The steps of a run, as they stand in a feature.</summary>
    public static string Steps(IReadOnlyList<Act> acts)
    {
        var text = new StringBuilder();
        string before = "";
        foreach (Act act in acts)
        {
            text.Append("    ").Append(act.Keyword == before ? "And" : act.Keyword).Append(' ').Append(act.Sentence).Append('\n');
            before = act.Keyword;
            if (act.DocString is { } docString)
            {
                AppendIndented(text, [DocStringMark, .. docString.Split('\n'), DocStringMark]);
            }

            AppendIndented(text, act.Table?.ToLines() ?? []);
        }

        return text.ToString();
    }

    private static void AppendIndented(StringBuilder text, IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            text.Append("      ").Append(line).Append('\n');
        }
    }

    private static void AppendWrapped(StringBuilder text, string paragraph)
    {
        int column = 0;
        foreach (string word in paragraph.Split(' '))
        {
            bool isFirst = column == 0;
            if (!isFirst && column + word.Length > MaxLineLength)
            {
                text.Append('\n');
                isFirst = true;
                column = 0;
            }

            text.Append(isFirst ? "  " : " ").Append(word);
            column += word.Length + 1;
        }

        text.Append('\n');
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
