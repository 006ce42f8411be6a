using System.Globalization;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Coverage;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Exploration.Shrinking;
using Sim.Scenarios.Steps;

namespace Sim.Scenarios.Reports;

/// <summary>What an exploration found, as a person reads it.</summary>
internal static class ExplorationReport
{
    /// <summary>What was drawn for a run: the table, and everything that happens.</summary>
    public static void WriteFacts(IStoryTerminal terminal, Run run)
    {
        terminal.WriteLine(Tone.Heading, $"Seed {run.Seed}");
        int width = run.Facts.Max(fact => fact.Name.Length);
        foreach (RunFact fact in run.Facts)
        {
            terminal.WriteLine(Tone.Plain, $"  {fact.Name.PadRight(width)}  {fact.Value}");
        }

        terminal.WriteLine();
        terminal.WriteLine(Tone.Quiet, RunText.Steps(run.Script).TrimEnd('\n'));
        terminal.WriteLine();
    }

    /// <summary>The findings law by law, and the closing line.</summary>
    public static void Write(IStoryTerminal terminal, Explored explored)
    {
        Tally tally = explored.Tally;
        if (tally.Runs == 0)
        {
            terminal.WriteLine(Tone.Warning, "– no run was played to its end, so nothing can be said of any law");
        }
        else
        {
            WriteLaws(terminal, explored);
            WriteCoverage(terminal, tally.Marks);
        }

        terminal.WriteLine();
        WriteTotals(terminal, explored);
        if (tally.DefectCount > tally.Defects.Count)
        {
            terminal.WriteLine(Tone.Bad, $"{tally.DefectCount} runs showed a defect of sim; the first of them:");
        }

        foreach ((ulong seed, string place) in tally.Defects)
        {
            terminal.WriteLine(Tone.Bad, $"✗ this is a defect of sim ({place}); please report: {explored.CommandOf(seed)}");
        }
    }

    private static void WriteLaws(IStoryTerminal terminal, Explored explored)
    {
        foreach (Law law in AllLaws.ForOneRun())
        {
            Example[] broken = [.. explored.Examples.Where(example => example.Finding.Key.Law == law.Name)];
            terminal.Write(broken.Length == 0 ? Tone.Good : Tone.Bad, $"{(broken.Length == 0 ? "✓" : "✗")} {law.Name}");
            terminal.WriteLine(Tone.Quiet, $"  {law.Meaning}");
            foreach (Example example in broken)
            {
                Write(terminal, example.Finding, explored.Tally.FoundAfter(example.Finding.Key), Size(example));
            }
        }
    }

    private static void WriteTotals(IStoryTerminal terminal, Explored explored)
    {
        Tally tally = explored.Tally;
        terminal.WriteLine(tally.Runs == 0 ? Tone.Warning : tally.Count == 0 ? Tone.Good : Tone.Bad, string.Create(
            CultureInfo.InvariantCulture,
            $"{(explored.IsInterrupted ? "interrupted after " : "")}{Counted(tally.Runs, "run")}, {tally.Broken} broke a law in {Counted(tally.Count, "way")}; virtual time {DurationText.Of(tally.VirtualTime)}; wall time {DurationText.Of(explored.Exploring)}{Shrinking(explored)}; {RateText.Of(tally.Runs, explored.Exploring)} runs/s"));
    }

    private static string Shrinking(Explored explored) => explored.Shrinking is { } time ? $" and {DurationText.Of(time)} for shrinking" : "";

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Size(Example example) => example switch
    {
        { Shrunk: { } shrunk } => $"shrunk from seed {shrunk.Run.Seed} to {Counted(shrunk.Steps, "step")} in {shrunk.Tries} tries",
        { WasSought: true, Finding: { } finding } =>
            $"smallest seed {finding.SmallestSeed}; not written: no sentence at the end of {(finding.Smallest.Length == 1 ? "its run" : "its smallest runs")} shows it",
        _ => $"smallest seed {example.Finding.SmallestSeed}",
    };

    private static void WriteCoverage(IStoryTerminal terminal, MarkCounter marks)
    {
        IReadOnlyList<string> unreached = marks.Unreached;
        int expected = Marks.All.Length - Unreachable.Why.Count;
        terminal.WriteLine();
        terminal.WriteLine(Tone.Plain, $"coverage: {expected - unreached.Count} of {expected} marks that runs can reach (docs/exploration.md says what marks are)");
        if (unreached.Count > 0)
        {
            terminal.WriteLine(Tone.Quiet, $"  never reached: {string.Join(", ", unreached)}");
        }
    }

    private static void Write(IStoryTerminal terminal, Finding finding, TimeSpan foundAfter, string size)
    {
        string module = finding.Key.Module is { } one ? $"{one.Name()}: " : "";
        terminal.WriteLine(Tone.Plain, $"    {module}{finding.Key.Cause}");
        terminal.WriteLine(Tone.Quiet, string.Create(
            CultureInfo.InvariantCulture,
            $"      {Counted(finding.Runs, "run")}, first after {foundAfter.TotalSeconds:0.0} s (seed {finding.FirstSeed}), {size}"));
    }
}
