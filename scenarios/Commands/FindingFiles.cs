using System.Globalization;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Shrinking;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Reports;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Commands;

/// <summary>Writes findings to a folder: the feature, and beside it the logs and the trace of playing it.</summary>
internal sealed class FindingFiles
{
    private readonly string _directory;

    private FindingFiles(string directory) => _directory = directory;

    /// <summary>Opens the folder, and makes it if need be.</summary>
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
            throw new UsageException($"--out: cannot write to {directory}: {TextFiles.Reason(trouble)}");
        }
    }

    /// <summary>The name of a finding's files, without extension.</summary>
    public static string NameOf(Shrunk shrunk)
    {
        ViolationKey key = shrunk.Violation.Key;
        string module = key.Module is { } one ? $"{one.Name()} " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{LogFiles.Slug($"{key.Law} {module}{key.Cause}")}-seed-{shrunk.Run.Seed}");
    }

    /// <summary>Writes one finding, and plays what was written to have its logs and its trace.</summary>
    public async Task Write(Shrunk shrunk)
    {
        string name = NameOf(shrunk);
        string path = Path.Combine(_directory, $"{name}.feature");
        string meaning = AllLaws.ForOneRun().First(law => law.Name == shrunk.Violation.Key.Law).Meaning;
        await File.WriteAllTextAsync(path, RunText.Feature(shrunk, meaning, Path.GetFileName(path)));
        var binder = new ScenarioBinder(StepRegistry.BuiltIn);
        Scenario scenario = FeatureCatalog.Load([FeatureCatalog.Request(path)]).Scenarios[0];
        await using var trace = new StreamWriter(Path.Combine(_directory, $"{name}.trace.jsonl"));
        var player = new ScenarioPlayer(Worlds.All["sim"], shrunk.Run.WorldSeed);
        await player.Play(binder.Bind(scenario), new LogFiles(Path.Combine(_directory, name)), trace.WriteLine);
    }
}
