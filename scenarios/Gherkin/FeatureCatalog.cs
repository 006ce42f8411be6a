using System.Globalization;
using System.Text.RegularExpressions;

namespace Sim.Scenarios.Gherkin;

/// <summary>Which scenarios of a file are asked for: <c>FILE</c> all, <c>FILE:LINE</c> those at that line.</summary>
internal readonly record struct FeatureRequest(string Path, int? Line);

/// <summary>Loads the feature files that a run asks for.</summary>
internal static partial class FeatureCatalog
{
    /// <summary>
    /// Reads <c>FILE</c>, <c>FILE:LINE</c>, <c>FILE:LINE:COLUMN</c> (as messages name a place) or <c>DIR</c>. A file whose name ends like a
    /// line number is taken as that file.
    /// </summary>
    /// <exception cref="TextFileException">What follows the file is no line.</exception>
    public static FeatureRequest Request(string text)
    {
        if (Path.Exists(text) || FileWithPlace().Match(text) is not { Success: true } parts)
        {
            return new FeatureRequest(text, null);
        }

        string file = parts.Groups["file"].Value;
        string line = parts.Groups["line"].Value;
        return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? new FeatureRequest(file, number)
            : File.Exists(file) ? throw new TextFileException($"{text}: '{line}' is no line; lines count from 1") : new FeatureRequest(text, null);
    }

    /// <summary>
    /// Reads all files of the requests: a folder stands for the <c>*.feature</c> files in it and below, by name. A file that is asked for
    /// more than once is read once.
    /// </summary>
    /// <exception cref="TextFileException">A file or folder cannot be read, or a folder has no features; the message names it.</exception>
    public static FeatureReading Load(IReadOnlyList<FeatureRequest> requests)
    {
        var scenarios = new List<Scenario>();
        var problems = new List<Problem>();
        var without = new List<string>();
        foreach (IGrouping<string, FeatureRequest> file in requests.SelectMany(FilesOf).GroupBy(r => r.Path))
        {
            string text = TextFiles.Read(file.Key);
            FeatureReading reading = FeatureReader.Read(file.Key, text);
            problems.AddRange(reading.Problems);
            without.AddRange(reading is { Problems.Count: 0, Scenarios.Count: 0 } ? [file.Key] : []);
            scenarios.AddRange(reading.Problems.Count > 0 ? [] : Selected(reading.Scenarios, [.. file], LinesOf(text)));
        }

        return new FeatureReading(scenarios, problems) { WithoutScenario = without };
    }

    /// <summary>The scenarios at a line: the one whose header or example is there, otherwise those that begin last before it.</summary>
    public static IReadOnlyList<Scenario> At(int line, IReadOnlyList<Scenario> scenarios)
    {
        Scenario[] exact = [.. scenarios.Where(s => s.Place.Line == line)];
        int header = scenarios.Where(s => s.FirstLine <= line).Select(s => s.HeaderLine).DefaultIfEmpty(0).Max();
        return exact.Length > 0 ? exact : [.. scenarios.Where(s => s.HeaderLine == header)];
    }

    private static IEnumerable<Scenario> Selected(IReadOnlyList<Scenario> scenarios, IReadOnlyList<FeatureRequest> requests, int lines)
    {
        if (requests.Any(r => r.Line is null))
        {
            return scenarios;
        }

        var wanted = new HashSet<Scenario>();
        foreach ((string path, int? line) in requests)
        {
            IReadOnlyList<Scenario> found = At(line!.Value, scenarios);
            wanted.UnionWith(
                line > lines ? throw new TextFileException($"{path}:{line}: the file has only {lines} lines")
                : found.Count == 0 ? throw new TextFileException($"{path}:{line}: no scenario begins in this line or before it")
                : found);
        }

        return scenarios.Where(wanted.Contains);
    }

    private static int LinesOf(string text) => text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    private static IEnumerable<FeatureRequest> FilesOf(FeatureRequest request)
    {
        if (!Directory.Exists(request.Path))
        {
            return [request];
        }

        string[] files = FeaturesBelow(request.Path);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Select(f => new FeatureRequest(f, null));
    }

    private static string[] FeaturesBelow(string folder)
    {
        try
        {
            string[] files = Directory.GetFiles(folder, "*.feature", SearchOption.AllDirectories);
            return files.Length > 0 ? files : throw new TextFileException($"there is no *.feature file in {folder} or below it");
        }
        catch (Exception trouble) when (TextFiles.IsTrouble(trouble))
        {
            throw new TextFileException($"cannot read {folder}: {TextFiles.Reason(trouble)}");
        }
    }

    [GeneratedRegex(@"^(?<file>.+?):(?<line>[^:]*)(?::\d+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileWithPlace();
}
