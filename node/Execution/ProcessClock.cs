using Sim.Engine.Seams;

namespace Sim.Hosting.Execution;

/// <summary>The machine's time. A sleep is never too short, and too long by at most about a millisecond.</summary>
internal sealed class ProcessClock(NodeContext context) : IClock
{
    /// <inheritdoc/>
    public long MonotonicMicroseconds => MonotonicTime.Microseconds;

    /// <inheritdoc/>
    public long UnixMicroseconds => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <inheritdoc/>
    public ValueTask ThreadStart() => Sleep(0);

    /// <inheritdoc/>
    public ValueTask Sleep(long microseconds) => context.Sleep(microseconds);
}
