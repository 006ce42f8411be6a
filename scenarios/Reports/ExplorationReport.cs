using System.Globalization;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Coverage;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Steps;

namespace Sim.Scenarios.Reports;

/// <summary>What an exploration found, as a person reads it.</summary>
internal static class ExplorationReport
{
    private const int MaxDefects = 5;

    /// <summary>What was drawn for a run.</summary>
    public static void WriteFacts(IStoryTerminal terminal, Run run)
    {
        terminal.WriteLine(Tone.Heading, $"Seed {run.Seed}");
        int width = run.Facts.Max(fact => fact.Name.Length);
        foreach (RunFact fact in run.Facts)
        {
            terminal.WriteLine(Tone.Plain, $"  {fact.Name.PadRight(width)}  {fact.Value}");
        }

        terminal.WriteLine();
    }

    /// <summary>The findings law by law, and the closing line.</summary>
    public static void Write(
        IStoryTerminal terminal, Tally tally, TimeSpan wallTime, IReadOnlyList<(Finding Finding, Shrunk? Shrunk)> findings)
    {
        foreach (Law law in AllLaws.ForOneRun())
        {
            (Finding Finding, Shrunk? Shrunk)[] broken = [.. findings.Where(f => f.Finding.Key.Law == law.Name)];
            terminal.Write(broken.Length == 0 ? Tone.Good : Tone.Bad, $"{(broken.Length == 0 ? "✓" : "✗")} {law.Name}");
            terminal.WriteLine(Tone.Quiet, $"  {law.Meaning}");
            foreach ((Finding finding, Shrunk? shrunk) in broken)
            {
                Write(terminal, finding, tally.FoundAfter(finding.Key), shrunk);
            }
        }

        foreach ((ulong seed, string place) in tally.Defects.Take(MaxDefects))
        {
            terminal.WriteLine(Tone.Bad, $"✗ this is a defect of sim ({place}); please report: sim explore --seeds {seed}");
        }

        WriteCoverage(terminal, tally.Marks);
        terminal.WriteLine();
        terminal.WriteLine(tally.Count == 0 ? Tone.Good : Tone.Bad, string.Create(
            CultureInfo.InvariantCulture,
            $"{tally.Runs} runs, {tally.Broken} broke a law in {tally.Count} ways; virtual time {DurationText.Of(tally.VirtualTime)}; wall time {DurationText.Of(wallTime)}; {tally.Runs / wallTime.TotalSeconds:0} runs/s"));
    }

    private static void WriteCoverage(IStoryTerminal terminal, MarkCounter marks)
    {
        IReadOnlyList<string> unreached = marks.Unreached();
        int expected = Marks.All.Count - Unreachable.Why.Count;
        terminal.WriteLine();
        terminal.WriteLine(Tone.Plain, $"coverage: {expected - unreached.Count} of {expected} marks reached; {Unreachable.Why.Count} more are out of reach");
        if (unreached.Count > 0)
        {
            terminal.WriteLine(Tone.Quiet, $"  never reached: {string.Join(", ", unreached)}");
        }
    }

    private static void Write(IStoryTerminal terminal, Finding finding, TimeSpan foundAfter, Shrunk? shrunk)
    {
        string module = finding.Key.Module is { } one ? $"{one.Name()}: " : "";
        terminal.WriteLine(Tone.Plain, $"    {module}{finding.Key.Cause}");
        string size = shrunk is null ? $"smallest seed {finding.SmallestSeed}" : $"shrunk from seed {finding.SmallestSeed} to {RunText.StepCount(shrunk)} steps in {shrunk.Tries} tries";
        terminal.WriteLine(Tone.Quiet, string.Create(
            CultureInfo.InvariantCulture,
            $"      {finding.Runs} {(finding.Runs == 1 ? "run" : "runs")}, first after {foundAfter.TotalSeconds:0.0} s (seed {finding.FirstSeed}), {size}"));
    }
}
