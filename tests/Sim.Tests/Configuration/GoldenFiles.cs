using System.Runtime.CompilerServices;

namespace Sim.Tests.Configuration;

/// <summary>One statement and what a real 1.4.6 answered to it, line by line.</summary>
internal sealed record RecordedAnswer(string Statement, IReadOnlyList<string> Lines);

/// <summary>The recordings in the folder Golden.</summary>
internal static class GoldenFiles
{
    public static string Text(string file, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Golden", file));

    public static string[] Lines(string file) => Text(file).TrimEnd('\n').Split('\n');

    public static IEnumerable<RecordedAnswer> Answers(string file) =>
        from block in ("\n" + Text(file).TrimEnd('\n')).Split("\n> ", StringSplitOptions.RemoveEmptyEntries)
        let lines = block.Split('\n')
        select new RecordedAnswer(lines[0], lines[1..]);
}
