using Gherkin;
using Gherkin.Ast;

namespace Sim.Scenarios.Gherkin;

/// <summary>What a feature file contains: scenarios, or the problems that keep it from being played.</summary>
internal sealed record FeatureReading(IReadOnlyList<Scenario> Scenarios, IReadOnlyList<Problem> Problems)
{
    /// <summary>The files without a problem and without a scenario.</summary>
    public IReadOnlyList<string> WithoutScenario { get; init; } = [];
}

/// <summary>Reads feature files with the official Gherkin parser.</summary>
internal static class FeatureReader
{
    private static readonly Dictionary<string, string> _tokens = new()
    {
        ["#EOF"] = "the end of the file",
        ["#Language"] = "'# language: …'",
        ["#TagLine"] = "a tag",
        ["#FeatureLine"] = "'Feature: …'",
        ["#RuleLine"] = "'Rule: …'",
        ["#BackgroundLine"] = "'Background:'",
        ["#ScenarioLine"] = "'Scenario: …'",
        ["#ExamplesLine"] = "'Examples:'",
        ["#StepLine"] = "a step",
        ["#DocStringSeparator"] = "\"\"\"",
        ["#TableRow"] = "a row of a table",
        ["#Other"] = "text",
        ["#Comment"] = "",
        ["#Empty"] = "",
    };

    /// <summary>Reads the text of a feature; <paramref name="path"/> is what messages show. Never throws for any text.</summary>
    public static FeatureReading Read(string path, string text)
    {
        try
        {
            var parser = new Parser();
            GherkinDocument document = parser.Parse(new StringReader(text));
            return document.Feature is { } feature
                ? ScenarioCompiler.Compile(path, feature)
                : Unreadable([new Problem(new Place(path, 1), "the file contains no feature")]);
        }
        catch (CompositeParserException errors)
        {
            return Unreadable([.. errors.Errors.Select(e => Explain(path, e))]);
        }
        catch (ParserException error)
        {
            return Unreadable([Explain(path, error)]);
        }
    }

    private static FeatureReading Unreadable(IReadOnlyList<Problem> problems) => new([], problems);

    private static Problem Explain(string path, ParserException error)
    {
        // The parser writes "(line:column): message"; the place is printed in front already.
        string message = error.Message;
        int end = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        var place = new Place(path, Math.Max(1, error.Location?.Line ?? 1), error.Location?.Column ?? 0);
        return new Problem(place, InWords(end < 0 ? message : message[(end + 3)..]));
    }

    // The parser lists the names of its tokens; a user knows what they look like.
    private static string InWords(string message)
    {
        const string Expected = "expected: ";
        int got = message.LastIndexOf(", got ", StringComparison.Ordinal);
        return message.StartsWith(Expected, StringComparison.Ordinal) && got > 0
            ? $"expected {string.Join(", ", message[Expected.Length..got].Split(", ").Select(t => _tokens.GetValueOrDefault(t, t)).Where(t => t.Length > 0))}; found {message[(got + 6)..]}"
            : message;
    }
}
