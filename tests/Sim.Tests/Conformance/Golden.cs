using System.Runtime.CompilerServices;

namespace Sim.Tests.Conformance;

/// <summary>The folder tests/golden, where it lies in the sources: what is added to it is found by the next run.</summary>
internal static class Golden
{
    public static string Folder { get; } = Locate();

    public static string Vectors(string folder) => Path.Combine(Folder, folder, "vectors.json");

    /// <summary>A copy of a recording that a test may change.</summary>
    public static string Copy(string recording, string into)
    {
        string target = Path.Combine(into, Path.GetFileName(recording));
        Directory.CreateDirectory(target);
        foreach (string file in Directory.GetFiles(Path.Combine(Folder, recording)))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return target;
    }

    private static string Locate([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "golden"));
}
