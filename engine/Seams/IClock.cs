namespace Sim.Engine.Seams;

/// <summary>Time as one node sees it: its own wall clock (which may be wrong) and a clock that only goes forward.</summary>
public interface IClock
{
    /// <summary>Monotonic time in microseconds since an arbitrary origin; ProxySQL's <c>monotonic_time()</c>.</summary>
    long MonotonicMicroseconds { get; }

    /// <summary>The node's wall clock in microseconds since 1970-01-01 UTC; its skew is visible here.</summary>
    long UnixMicroseconds { get; }

    /// <summary>Completes when a thread that was just created gets to run: threads created together may run in any order.</summary>
    ValueTask ThreadStart();

    /// <summary>Completes after <paramref name="microseconds"/> of this node's time (0 or less: at the next turn).</summary>
    ValueTask Sleep(long microseconds);
}

/// <summary>Shorthands that the engine uses everywhere.</summary>
public static class ClockExtensions
{
    /// <summary>The wall clock in whole seconds, as <c>time(NULL)</c> returns it: what an epoch is made of.</summary>
    public static long UnixSeconds(this IClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Math.DivRem(clock.UnixMicroseconds, 1_000_000L).Quotient;
    }
}
