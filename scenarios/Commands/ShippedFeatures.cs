namespace Sim.Scenarios.Commands;

/// <summary>The features that come with the program.</summary>
internal static class ShippedFeatures
{
    private const string Pattern = "*.feature";

    /// <summary>
    /// Their folder, as short as a user in the current directory can type it: the sources' own where it has the same files, otherwise the
    /// one beside the program.
    /// </summary>
    public static string Folder()
    {
        string beside = Path.Combine(AppContext.BaseDirectory, "features");
        string[] names = NamesIn(beside);
        string[] sources = ["features", Path.Combine("scenarios", "features")];
        if (sources.FirstOrDefault(s => Directory.Exists(s) && NamesIn(s).SequenceEqual(names)) is { } source)
        {
            return source;
        }

        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), beside);
        return relative.Length < beside.Length ? relative : beside;
    }

    /// <summary>Those of them that tell the story, one after the other.</summary>
    public static string Story() => Path.Combine(Folder(), "story");

    private static string[] NamesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, Pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)]
        : [];
}
