using Sim.Engine.Events;
using Sim.Engine.Seams;

namespace Sim.Engine.Monitor;

/// <summary>What the last pings of a server say.</summary>
[Branches("monitor.pings")]
public enum PingBranch
{
    /// <summary>Nothing: mysql-monitor_ping_max_failures is 0.</summary>
    SwitchedOff,

    /// <summary>Nothing yet: there were not as many as may fail.</summary>
    TooFew,

    /// <summary>The server is there: it answered one of them.</summary>
    Answered,

    /// <summary>The server is there: it refused the monitor's user.</summary>
    Refused,

    /// <summary>The server is not there: it is shunned.</summary>
    AllFailed,
}

/// <summary>What pings mean, as pure functions of their results (src: lib/MySQL_Monitor.cpp, monitor_ping).</summary>
public static class PingRules
{
    /// <summary>How many of the last pings make up the average latency.</summary>
    public const int LatencySamples = 3;

    /// <summary>Whether a server is to be shunned: its last <paramref name="maxFailures"/> pings are there and all failed.</summary>
    public static bool ShouldShun(IReadOnlyList<CheckResult> last, int maxFailures) => BranchOf(last, maxFailures) == PingBranch.AllFailed;

    /// <summary>The branch that <see cref="ShouldShun"/> takes for these values.</summary>
    public static PingBranch BranchOf(IReadOnlyList<CheckResult> last, int maxFailures)
    {
        ArgumentNullException.ThrowIfNull(last);
        return maxFailures <= 0 ? PingBranch.SwitchedOff
            : last.Count != maxFailures ? PingBranch.TooFew
            : last.All(r => IsFailure(r.Error)) ? PingBranch.AllFailed
            : last.Any(r => r.Error is null) ? PingBranch.Answered
            : PingBranch.Refused;
    }

    /// <summary>Whether an error says that the server is not there; being refused is an answer.</summary>
    public static bool IsFailure(string? error) => error is not null && !IsAccessDenied(error, StringComparison.OrdinalIgnoreCase);

    /// <summary>The average of the successful ones among the last pings in microseconds, or null when none succeeded.</summary>
    public static long? AverageLatencyMicroseconds(IReadOnlyList<CheckResult> last)
    {
        ArgumentNullException.ThrowIfNull(last);
        long[] successes = [.. last.Where(r => r.Error is null).Select(r => r.DurationMicroseconds)];
        return successes.Length == 0 ? null : successes.Sum() / successes.Length;
    }

    internal static bool IsAccessDenied(string? error, StringComparison comparison) => error?.StartsWith("Access denied for user", comparison) == true;
}

/// <summary>What a read_only check came to.</summary>
[Branches("monitor.read_only")]
public enum ReadOnlyCheckBranch
{
    /// <summary>The server answered, and the answer is acted upon.</summary>
    Answered,

    /// <summary>The server was not reached: it is left alone.</summary>
    NotReached,

    /// <summary>The server was reached and did not answer: that counts as read-only.</summary>
    TimedOut,

    /// <summary>The same, and it takes more of that to count.</summary>
    TimedOutTooSeldom,

    /// <summary>The server answered with an error, or broke the connection: that counts as read-only.</summary>
    Failed,
}

/// <summary>What the answer to a read_only check leads to.</summary>
/// <param name="IsRecorded">Whether it is written to mysql_server_read_only_log.</param>
/// <param name="ReadOnly">The value to act upon, or null for no action.</param>
/// <param name="Error">The text in the log table.</param>
public readonly record struct ReadOnlyOutcome(bool IsRecorded, bool? ReadOnly, string? Error);

/// <summary>What read_only checks mean, as pure functions (src: lib/MySQL_Monitor.cpp, monitor_read_only_thread).</summary>
public static class ReadOnlyCheckRules
{
    /// <summary>What mysql_server_read_only_log says about a timeout.</summary>
    public const string TimeoutText = "timeout check";

    /// <summary>
    /// A server that cannot be reached is left alone. One that is reached and does not answer, or answers with an error, counts as read-only, for
    /// safety; how many timeouts that takes is the version's affair.
    /// </summary>
    public static ReadOnlyOutcome Judge(BackendAnswer answer, int timeoutsInARow, int timeoutsToDemote) =>
        BranchOf(answer, timeoutsInARow, timeoutsToDemote) switch
        {
            ReadOnlyCheckBranch.Answered => new(true, answer.ReadOnly, null),
            ReadOnlyCheckBranch.NotReached => new(false, null, answer.Error),
            ReadOnlyCheckBranch.TimedOut => new(true, true, TimeoutText),
            ReadOnlyCheckBranch.TimedOutTooSeldom => new(true, null, TimeoutText),
            _ => new(true, true, answer.Error ?? ""),
        };

    /// <summary>The branch that <see cref="Judge"/> takes for these values.</summary>
    public static ReadOnlyCheckBranch BranchOf(BackendAnswer answer, int timeoutsInARow, int timeoutsToDemote) => answer.Failure switch
    {
        BackendFailure.None => ReadOnlyCheckBranch.Answered,
        BackendFailure.ConnectFailed => ReadOnlyCheckBranch.NotReached,
        BackendFailure.TimedOut when timeoutsInARow >= timeoutsToDemote => ReadOnlyCheckBranch.TimedOut,
        BackendFailure.TimedOut => ReadOnlyCheckBranch.TimedOutTooSeldom,
        _ => ReadOnlyCheckBranch.Failed,
    };
}

/// <summary>Whether a round of checks begins now.</summary>
[Branches("monitor.round")]
public enum RoundBranch
{
    /// <summary>It does not: the interval is not over.</summary>
    NotYet,

    /// <summary>It does: the interval is over.</summary>
    Due,

    /// <summary>It does: the variables were loaded anew.</summary>
    VariablesLoaded,
}

/// <summary>When rounds and the checks in them happen.</summary>
public static class RoundRules
{
    /// <summary>Whether a round begins, by the monotonic clock in microseconds.</summary>
    public static RoundBranch BranchOf(bool variablesLoaded, long now, long nextRound) =>
        variablesLoaded ? RoundBranch.VariablesLoaded
        : now >= nextRound ? RoundBranch.Due
        : RoundBranch.NotYet;

    /// <summary>Microseconds between the starts of two checks of one round.</summary>
    public static long SpacingMicroseconds(long intervalMilliseconds, int servers, bool inMicroseconds) =>
        servers == 0 ? 0 : intervalMilliseconds / 2 / servers * (inMicroseconds ? 1 : 1000);

    /// <summary>The connect timeout: whole seconds, at least one (the client library knows nothing smaller).</summary>
    public static int ConnectTimeoutMilliseconds(long configuredMilliseconds) => (int)Math.Max(1, configuredMilliseconds / 1000) * 1000;
}
