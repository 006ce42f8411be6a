namespace Sim.Engine.Profiles;

public sealed partial record Profile
{
    /// <summary>
    /// The checks of one round are to be spread over half of the interval, but milliseconds are used as microseconds: they all start within
    /// a thousandth of that, and what a round decides never waits for its own checks.
    /// </summary>
    public bool MonitorSpreadsRoundsInMicroseconds { get; init; } = true;

    /// <summary>
    /// How many read_only checks of a server must time out in a row to count as read_only=1. With 1 an overloaded writer is demoted at once;
    /// from 1.4.7 on the default is 3 (mysql-monitor_read_only_max_timeout_count).
    /// </summary>
    public int ReadOnlyTimeoutsToDemote { get; init; } = 1;
}
