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
        using OtherProcess one = Start(effort);
        using OtherProcess other = Start(effort);
        return (one.Answer() + other.Answer()) / 2;
    }

    /// <summary>What a neighbour does: measure, and say it.</summary>
    public static void Answer(Effort effort, TextWriter output) =>
        output.WriteLine(Explorations.DrawnRunSeconds(effort).ToString(CultureInfo.InvariantCulture));

    private static OtherProcess Start(Effort effort) =>
        new([typeof(Neighbours).Assembly.Location, Arguments.Neighbour, .. effort.IsQuick ? [Arguments.Quick] : Array.Empty<string>()]);
}
