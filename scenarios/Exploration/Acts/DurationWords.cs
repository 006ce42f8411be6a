using System.Globalization;

namespace Sim.Scenarios.Exploration.Acts;

/// <summary>Lengths of time as sentences write them, exactly.</summary>
internal static class DurationWords
{
    private static readonly (string Unit, long Microseconds)[] _units =
        [("d", 86_400_000_000), ("h", 3_600_000_000), ("min", 60_000_000), ("s", 1_000_000), ("ms", 1_000), ("us", 1)];

    /// <summary>One number with the largest unit that needs no more than three decimals.</summary>
    public static string Of(TimeSpan time)
    {
        long microseconds = (long)time.TotalMicroseconds;
        foreach ((string unit, long size) in _units)
        {
            if (microseconds >= size && microseconds * 1000 % size == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{(decimal)microseconds / size:0.###} {unit}");
            }
        }

        return $"{microseconds} us";
    }

    /// <summary>Shorter and rounder lengths, none of them more than twice as long, the boldest first.</summary>
    public static IEnumerable<TimeSpan> Rounder(TimeSpan time)
    {
        long microseconds = (long)time.TotalMicroseconds;
        long[] sizes = [3_600_000_000, 60_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000];
        return sizes
            .SelectMany(size => new[] { size, microseconds / size * size, ((microseconds / size) + 1) * size })
            .Where(rounder => rounder > 0 && rounder <= 2 * microseconds && (Digits(rounder) < Digits(microseconds) || (Digits(rounder) == Digits(microseconds) && rounder < microseconds)))
            .Distinct()
            .Order()
            .Select(rounder => TimeSpan.FromMicroseconds(rounder));
    }

    private static int Digits(long microseconds) => microseconds.ToString(CultureInfo.InvariantCulture).TrimEnd('0').Length;
}
