namespace Sim.Scenarios.World;

/// <summary>
/// What clocks may show. Unix begins to count with 1970; the calendar of dates ends with 9999, and what a scenario sets leaves room before it
/// for the time that passes and for nodes that are ahead.
/// </summary>
internal static class ClockRange
{
    /// <summary>The limits, in words.</summary>
    public const string Limits = "clocks are set to times from 1970-01-01 00:00:00 +00:00 to the end of the year 8999";

    /// <summary>When the time of a world ends.</summary>
    public static readonly DateTimeOffset WorldsEnd = new(9800, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset _end = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether a clock may be set to that moment.</summary>
    public static bool Holds(DateTimeOffset moment) => moment >= DateTimeOffset.UnixEpoch && moment < _end;
}
