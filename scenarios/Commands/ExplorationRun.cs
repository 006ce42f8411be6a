using System.Diagnostics;
using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Exploration.Shrinking;
using Sim.Scenarios.Reports;

namespace Sim.Scenarios.Commands;

/// <summary>Carries out an exploration and reports, also when it is told to end before it is over.</summary>
internal sealed class ExplorationRun(ExploreRequest request, IStoryTerminal terminal, Interruption interruption)
{
    private readonly TaskCompletionSource _cannotWrite = new();
    private UsageException? _trouble;

    /// <summary>Explores the runs that are drawn; the result is the process's exit code.</summary>
    /// <exception cref="UsageException">The folder for the findings cannot be written to.</exception>
    public async Task<int> Explore(Func<ulong, Run> draw)
    {
        if (request.Seeds.First == request.Seeds.Last)
        {
            ExplorationReport.WriteFacts(terminal, draw(request.Seeds.First));
        }

        var explorer = new Explorer(draw, request.Jobs, Task.WhenAny(interruption.Await(), _cannotWrite.Task));
        FindingFiles? files = request.OutDirectory is { } directory ? FindingFiles.Open(directory) : null;
        var exploring = Stopwatch.StartNew();
        var shrinking = new Stopwatch();
        Tally tally = new();
        IReadOnlyList<Example> examples = [];
        await terminal.ShowProgress(async show =>
        {
            var progress = new ProgressText(request.Seeds, exploring, show);
            tally = await explorer.Explore(request.Seeds, progress.Show);
            exploring.Stop();
            examples = [.. tally.Findings().Select(finding => new Example(finding))];
            if (files is not null && interruption.ExitCode is null)
            {
                shrinking.Start();
                var shrinkingProgress = new ShrinkingProgressText(examples.Count, shrinking, show);
                examples = await explorer.Shrink(tally.Findings(), shrinkingProgress.Show, shrunk => Keep(files, shrunk));
                await files.Close();
                shrinking.Stop();
            }
        });
        ExplorationReport.Write(terminal, new Explored
        {
            Tally = tally,
            Examples = examples,
            Exploring = exploring.Elapsed,
            Shrinking = shrinking.Elapsed == TimeSpan.Zero ? null : shrinking.Elapsed,
            IsInterrupted = interruption.ExitCode is not null,
            CommandOf = request.CommandOf,
        });
        return _trouble is not null ? throw _trouble : interruption.ExitCode ?? (int)ExitCodeOf(tally);
    }

    private async Task Keep(FindingFiles files, Shrunk shrunk)
    {
        try
        {
            await files.Write(shrunk);
        }
        catch (UsageException trouble)
        {
            // What was found is still told, but there is nowhere to write more.
            _trouble = trouble;
            _cannotWrite.TrySetResult();
        }
    }

    private ExitCode ExitCodeOf(Tally tally)
    {
        HashSet<string> broken = [.. tally.Findings().Select(finding => finding.Key.Law)];
        return tally.Defects.Count > 0 ? ExitCode.Defect
            : request.RequireCoverage ? tally.Marks.Unreached.Count == 0 ? ExitCode.Passed : ExitCode.NotCovered
            : broken.Count == 0 ? ExitCode.Passed
            : AllLaws.ForOneRun().Any(law => !law.IsProgress && broken.Contains(law.Name)) ? ExitCode.LawBroken
            : ExitCode.NoProgress;
    }
}
