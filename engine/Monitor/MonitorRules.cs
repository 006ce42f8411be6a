using Sim.Engine.Seams;

namespace Sim.Engine.Monitor;

/// <summary>What pings mean, as pure functions of their results (src: lib/MySQL_Monitor.cpp, monitor_ping).</summary>
public static class PingRules
{
    /// <summary>How many of the last pings make up the average latency.</summary>
    public const int LatencySamples = 3;

    /// <summary>Whether a server is to be shunned: its last <paramref name="maxFailures"/> pings are there and all failed.</summary>
    public static bool ShouldShun(IReadOnlyList<CheckResult> last, int maxFailures)
    {
        ArgumentNullException.ThrowIfNull(last);
        return maxFailures > 0 && last.Count == maxFailures && last.All(r => IsFailure(r.Error));
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
    public static ReadOnlyOutcome Judge(BackendAnswer answer, int timeoutsInARow, int timeoutsToDemote) => answer.Failure switch
    {
        BackendFailure.None => new(true, answer.ReadOnly, null),
        BackendFailure.ConnectFailed => new(false, null, answer.Error),
        BackendFailure.TimedOut => new(true, timeoutsInARow >= timeoutsToDemote ? true : null, TimeoutText),
        _ => new(true, true, answer.Error ?? ""),
    };
}

/// <summary>When rounds and the checks in them happen.</summary>
public static class RoundRules
{
    /// <summary>Microseconds between the starts of two checks of one round.</summary>
    public static long SpacingMicroseconds(long intervalMilliseconds, int servers, bool inMicroseconds) =>
        servers == 0 ? 0 : intervalMilliseconds / 2 / servers * (inMicroseconds ? 1 : 1000);

    /// <summary>The connect timeout: whole seconds, at least one (the client library knows nothing smaller).</summary>
    public static int ConnectTimeoutMilliseconds(long configuredMilliseconds) => (int)Math.Max(1, configuredMilliseconds / 1000) * 1000;
}
