using System.Diagnostics;
using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Reports;

namespace Sim.Scenarios.Commands;

/// <summary>Carries out an exploration and reports.</summary>
internal sealed class ExplorationRun(ExploreRequest request, IStoryTerminal terminal)
{
    /// <summary>Explores.</summary>
    public async Task<ExitCode> Explore()
    {
        var explorer = new Explorer(request.Options, request.Jobs);
        if (request.Seeds.First == request.Seeds.Last)
        {
            ExplorationReport.WriteFacts(terminal, RunDrawing.Draw(request.Seeds.First, request.Options));
        }

        FindingFiles? files = request.OutDirectory is { } directory ? FindingFiles.Open(directory) : null;
        var wallTime = Stopwatch.StartNew();
        Tally tally = new();
        IReadOnlyList<(Finding Finding, Shrunk? Shrunk)> findings = [];
        await terminal.ShowProgress(async show =>
        {
            var watch = new ProgressText(request.Seeds, wallTime);
            tally = await explorer.Explore(request.Seeds, sofar => watch.Show(sofar, show));
            wallTime.Stop();
            findings = [.. tally.Findings().Select(finding => (finding, (Shrunk?)null))];
            if (files is not null)
            {
                findings = await explorer.Shrink(tally.Findings(), done => show($"shrinking: {done} of {findings.Count}"));
            }
        });
        ExplorationReport.Write(terminal, tally, wallTime.Elapsed, findings);
        foreach ((Finding _, Shrunk? shrunk) in findings)
        {
            if (shrunk is not null)
            {
                await files!.Write(shrunk);
            }
        }

        return request.RequireCoverage && tally.Defects.Count == 0
            ? tally.Marks.Unreached().Count == 0 ? ExitCode.Passed : ExitCode.NotCovered
            : ExitCodeOf(tally);
    }

    private static ExitCode ExitCodeOf(Tally tally)
    {
        HashSet<string> broken = [.. tally.Findings().Select(finding => finding.Key.Law)];
        return tally.Defects.Count > 0 ? ExitCode.Defect
            : broken.Count == 0 ? ExitCode.Passed
            : AllLaws.ForOneRun().Any(law => !law.IsProgress && broken.Contains(law.Name)) ? ExitCode.LawBroken
            : ExitCode.NoProgress;
    }
}
