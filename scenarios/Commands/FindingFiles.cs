using System.Globalization;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Shrinking;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Commands;

/// <summary>Writes findings to a folder: the feature, and beside it the logs and the trace of playing it. What is there is whole.</summary>
internal sealed class FindingFiles
{
    private readonly string _directory;
    private readonly Lock _lock = new();
    private readonly List<Task> _writing = [];
    private bool _isClosed;

    private FindingFiles(string directory) => _directory = directory;

    /// <summary>Opens the folder, and makes it if need be.</summary>
    /// <exception cref="UsageException">There can be no such folder.</exception>
    public static FindingFiles Open(string directory)
    {
        if (directory.Length == 0)
        {
            throw new UsageException("--out: an empty name is no path");
        }

        try
        {
            Directory.CreateDirectory(directory);
            return new FindingFiles(directory);
        }
        catch (Exception trouble) when (TextFiles.IsTrouble(trouble))
        {
            throw CannotWrite(directory, WhyThereIsNone(directory, trouble));
        }
    }

    /// <summary>The name of a finding's files, without extension.</summary>
    public static string NameOf(Shrunk shrunk)
    {
        ViolationKey key = shrunk.Violation.Key;
        string module = key.Module is { } one ? $"{one.Name()} " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{LogFiles.Slug($"{key.Law} {module}{key.Cause}")}-seed-{shrunk.Run.Seed}");
    }

    /// <summary>Writes one finding, and plays what was written to have its logs and its trace; nothing when the folder was closed.</summary>
    /// <exception cref="UsageException">A file cannot be written; the message names it.</exception>
    public Task Write(Shrunk shrunk)
    {
        lock (_lock)
        {
            Task writing = _isClosed ? Task.CompletedTask : Task.Run(() => WriteNow(shrunk));
            _writing.Add(writing);
            return writing;
        }
    }

    /// <summary>Waits for the findings that are being written, and takes no more.</summary>
    public async Task Close()
    {
        Task[] writing;
        lock (_lock)
        {
            _isClosed = true;
            writing = [.. _writing];
        }

        // Who asked for a finding to be written also hears what became of it.
        await Task.WhenAll(writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WriteNow(Shrunk shrunk)
    {
        string name = NameOf(shrunk);
        string path = Path.Combine(_directory, $"{name}.feature");
        string meaning = AllLaws.ForOneRun().First(law => law.Name == shrunk.Violation.Key.Law).Meaning;
        try
        {
            string feature = RunText.Feature(shrunk, meaning, Path.GetFileName(path));
            await using (var trace = new StreamWriter(Path.Combine(_directory, $"{name}.trace.jsonl")))
            {
                BoundScenario scenario = new ScenarioBinder(StepRegistry.BuiltIn).Bind(FeatureReader.Read(path, feature).Scenarios[0]);
                var player = new ScenarioPlayer(Worlds.All["sim"]);
                await player.Play(scenario, new LogFiles(Path.Combine(_directory, name)), trace.WriteLine);
            }

            // Last, because where there is a feature there is everything.
            await File.WriteAllTextAsync(path, feature);
        }
        catch (Exception trouble) when (TextFiles.IsTrouble(trouble))
        {
            throw CannotWrite(path, TextFiles.Reason(trouble));
        }
    }

    private static string WhyThereIsNone(string directory, Exception trouble)
    {
        string? path = directory;
        while (!string.IsNullOrEmpty(path) && !File.Exists(path))
        {
            path = Path.GetDirectoryName(path);
        }

        return !string.IsNullOrEmpty(path) ? $"{path} is a file"
            : trouble is FileNotFoundException or DirectoryNotFoundException ? "there can be no folder"
            : TextFiles.Reason(trouble);
    }

    private static UsageException CannotWrite(string path, string why) => new($"--out: cannot write to {path}: {why}");
}
