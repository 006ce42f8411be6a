using System.Diagnostics;
using System.Globalization;

namespace Sim.Benchmarks;

/// <summary>
/// Two processes that explore beside each other, a core for each: they share nothing but the machine, so what a run costs more in them than alone is
/// the machine's doing.
/// </summary>
internal static class Neighbours
{
    /// <summary>Seconds of processor time that a drawn run takes in such a process, the mean of the two.</summary>
    public static double RunSeconds(Effort effort)
    {
        using Process one = Start(effort);
        using Process other = Start(effort);
        return (Answer(one) + Answer(other)) / 2;
    }

    /// <summary>What a neighbour does: measure, and say it.</summary>
    public static void Answer(Effort effort, TextWriter output) =>
        output.WriteLine(Explorations.DrawnRunSeconds(effort).ToString(CultureInfo.InvariantCulture));

    private static Process Start(Effort effort)
    {
        string[] words = [typeof(Neighbours).Assembly.Location, Arguments.Neighbour, .. effort.IsQuick ? [Arguments.Quick] : Array.Empty<string>()];
        return Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true })!;
    }

    private static double Answer(Process process)
    {
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.TryParse(answer, CultureInfo.InvariantCulture, out double seconds)
            ? seconds
            : throw new InvalidOperationException($"a process that explores did not measure anything: {answer}");
    }
}
