namespace Sim.Schedules.Exploring;

/// <summary>What this program does besides running its tests.</summary>
internal static class Commands
{
    private const int WrongUse = 2;

    /// <summary>Carries out a command and gives its exit code; null when the words are none.</summary>
    public static int? TryRun(string[] words, TextWriter output) => words switch
    {
        ["replay", var file] => SavedSchedule.Replay(file, output),
        ["replay", ..] => Explain("replay FILE, where FILE is a schedule that a test has saved", output),
        ["measure", var schedules, var repetitions] => Measurement.Print(schedules, repetitions, output),
        ["measure", ..] => Explain(Measurement.Usage, output),
        _ => null,
    };

    private static int Explain(string usage, TextWriter output)
    {
        output.WriteLine($"usage: {usage}");
        return WrongUse;
    }
}
