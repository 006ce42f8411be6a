using Sim.Engine.Seams;

namespace Sim.Hosting.Execution;

/// <summary>The machine's time, with the wall clock moved by an offset. A sleep is never too short, and too long by at most about a millisecond.</summary>
internal sealed class ProcessClock(NodeContext context, TimeSpan offset) : IClock
{
    /// <inheritdoc/>
    public long MonotonicMicroseconds => MonotonicTime.Microseconds;

    /// <inheritdoc/>
    public long UnixMicroseconds => (DateTime.UtcNow + offset - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <inheritdoc/>
    public ValueTask ThreadStart() => Sleep(0);

    /// <inheritdoc/>
    public ValueTask Sleep(long microseconds) => context.Sleep(microseconds);
}
