using System.Globalization;

namespace Sim.Scenarios.Steps;

/// <summary>Lengths of time as a person reads them.</summary>
internal static class DurationText
{
    /// <summary>The two largest units: <c>1 d 3 h</c>, <c>5 min 2 s</c>; below a minute <c>1.5 s</c> or <c>200 ms</c>.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { Days: > 0 } => Two(time.Days, "d", time.Hours, "h"),
        { Hours: > 0 } => Two(time.Hours, "h", time.Minutes, "min"),
        { Minutes: > 0 } => Two(time.Minutes, "min", time.Seconds, "s"),
        { Seconds: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.###} ms"),
    };

    private static string Two(int large, string unit, int small, string smallUnit) => small == 0 ? $"{large} {unit}" : $"{large} {unit} {small} {smallUnit}";
}
