using Sim.Engine.Seams;

namespace Sim.Tests.Configuration;

/// <summary>A clock that stands still until it is moved; a sleep moves it.</summary>
internal sealed class ManualClock : IClock
{
    public long MonotonicMicroseconds { get; private set; }

    public long UnixMicroseconds => 1_517_478_000_000_000 + MonotonicMicroseconds;

    public ValueTask ThreadStart() => Sleep(0);

    public ValueTask Sleep(long microseconds)
    {
        MonotonicMicroseconds += microseconds;
        return ValueTask.CompletedTask;
    }
}
