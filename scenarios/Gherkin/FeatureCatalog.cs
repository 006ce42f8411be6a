namespace Sim.Scenarios.Gherkin;

/// <summary>Which scenarios of a file are asked for: <c>FILE</c> all, <c>FILE:LINE</c> those at that line.</summary>
internal readonly record struct FeatureRequest(string Path, int? Line);

/// <summary>Loads the feature files that a run asks for.</summary>
internal static class FeatureCatalog
{
    /// <summary>Reads <c>FILE</c>, <c>FILE:LINE</c> or <c>DIR</c>. A file whose name ends like a line number is taken as that file.</summary>
    public static FeatureRequest Request(string text)
    {
        int colon = text.LastIndexOf(':');
        return colon > 0 && !Path.Exists(text) && int.TryParse(text.AsSpan(colon + 1), out int line) && line > 0
            ? new FeatureRequest(text[..colon], line)
            : new FeatureRequest(text, null);
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
        foreach (IGrouping<string, FeatureRequest> file in requests.SelectMany(FilesOf).GroupBy(r => r.Path))
        {
            FeatureReading reading = FeatureReader.Read(file.Key, TextFiles.Read(file.Key));
            problems.AddRange(reading.Problems);
            scenarios.AddRange(Selected(reading.Scenarios, [.. file]));
        }

        return new FeatureReading(scenarios, problems);
    }

    /// <summary>The scenarios at a line: the one whose header or example is there, otherwise those that begin last before it.</summary>
    public static IReadOnlyList<Scenario> At(int line, IReadOnlyList<Scenario> scenarios)
    {
        Scenario[] exact = [.. scenarios.Where(s => s.Place.Line == line)];
        int header = scenarios.Where(s => s.FirstLine <= line).Select(s => s.HeaderLine).DefaultIfEmpty(0).Max();
        return exact.Length > 0 ? exact : [.. scenarios.Where(s => s.HeaderLine == header)];
    }

    private static IEnumerable<Scenario> Selected(IReadOnlyList<Scenario> scenarios, IReadOnlyList<FeatureRequest> requests)
    {
        if (requests.Any(r => r.Line is null))
        {
            return scenarios;
        }

        var wanted = requests.SelectMany(r => At(r.Line!.Value, scenarios)).ToHashSet();
        return scenarios.Where(wanted.Contains);
    }

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
}
