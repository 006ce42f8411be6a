using Sim.Engine.Seams;

namespace Sim.Schedules.World;

/// <summary>Virtual time as a node sees it, whose wall clock may be ahead.</summary>
internal sealed class HostClock(NodeHost host, TimeSpan ahead) : IClock
{
    /// <summary>2026-01-01 00:00:00 UTC.</summary>
    public const long BeginUnixSeconds = 1_767_225_600;

    public long MonotonicMicroseconds => host.NowMicroseconds;

    public long UnixMicroseconds => (BeginUnixSeconds * 1_000_000) + (long)ahead.TotalMicroseconds + host.NowMicroseconds;

    public ValueTask ThreadStart() => Sleep(0);

    public ValueTask Sleep(long microseconds)
    {
        var over = new TaskCompletionSource();
        _ = host.Expect(host.NowMicroseconds + Math.Max(microseconds, 0), () => over.SetResult());
        return new ValueTask(over.Task);
    }
}
