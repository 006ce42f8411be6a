using System.Diagnostics;

namespace Sim.Hosting.Execution;

/// <summary>The machine's clock that only goes forward.</summary>
internal static class MonotonicTime
{
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>Microseconds since an arbitrary origin.</summary>
    public static long Microseconds =>
        (long)((Int128)Stopwatch.GetTimestamp() * MicrosecondsPerSecond / Stopwatch.Frequency);
}
