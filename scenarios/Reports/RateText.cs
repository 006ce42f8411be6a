using System.Globalization;

namespace Sim.Scenarios.Reports;

/// <summary>How often something is done in a second, as a person reads it.</summary>
internal static class RateText
{
    private const double FewPerSecond = 10;

    /// <summary>So many in that time: <c>35</c>, <c>0.43</c>.</summary>
    public static string Of(int count, TimeSpan time)
    {
        double rate = count / time.TotalSeconds;
        return rate.ToString(rate < FewPerSecond ? "G2" : "0", CultureInfo.InvariantCulture);
    }
}
