namespace Sim.Scenarios.Conformance;

/// <summary>A run of real nodes: what was done when, and what they logged and held in the end.</summary>
/// <param name="Directory">Where it was read from.</param>
/// <param name="Name">Its name.</param>
/// <param name="Timeline">What was done, in order.</param>
/// <param name="Nodes">Its nodes.</param>
public sealed record Recording(string Directory, string Name, IReadOnlyList<RecordedStep> Timeline, IReadOnlyList<RecordedNode> Nodes)
{
    /// <summary>Finds the recordings in and below a folder.</summary>
    /// <exception cref="RecordingException">There is none, or a folder is missing.</exception>
    public static IReadOnlyList<string> Find(string directory)
    {
        if (!System.IO.Directory.Exists(directory))
        {
            throw new RecordingException($"{directory}: no such folder");
        }

        string[] files = System.IO.Directory.GetFiles(directory, RecordingReader.FileName, SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? [.. files.Select(file => Path.GetDirectoryName(file)!)]
            : throw new RecordingException($"{directory}: no {RecordingReader.FileName} in it or below it");
    }

    /// <summary>Reads a recording.</summary>
    /// <exception cref="RecordingException">A file is missing or not of the format; the message names it and the place.</exception>
    public static Recording Read(string directory) => RecordingReader.Read(directory);
}
