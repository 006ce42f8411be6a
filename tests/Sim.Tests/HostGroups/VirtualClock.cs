using Sim.Engine.Seams;

namespace Sim.Tests.HostGroups;

/// <summary>A clock that moves only when told to; sleepers wake in the order of their times, then of their calls.</summary>
internal sealed class VirtualClock : IClock
{
    private readonly PriorityQueue<TaskCompletionSource, (long Time, long Order)> _sleepers = new();
    private readonly long _unixAtStart;
    private long _order;

    public VirtualClock(DateTime start)
    {
        _unixAtStart = (long)(start - DateTime.UnixEpoch).TotalMicroseconds;
        // xunit's context would post continuations to other threads.
        SynchronizationContext.SetSynchronizationContext(null);
    }

    public long MonotonicMicroseconds { get; private set; } = 1_000_000;

    public long UnixMicroseconds => _unixAtStart + MonotonicMicroseconds - 1_000_000 + Skew;

    public long Skew { get; set; }

    public DateTime Now => DateTime.UnixEpoch.AddMicroseconds(UnixMicroseconds);

    public ValueTask ThreadStart() => Sleep(0);

    public ValueTask Sleep(long microseconds)
    {
        var sleeper = new TaskCompletionSource();
        _sleepers.Enqueue(sleeper, (MonotonicMicroseconds + Math.Max(0, microseconds), _order++));
        return new ValueTask(sleeper.Task);
    }

    public void RunFor(TimeSpan span)
    {
        long end = MonotonicMicroseconds + (long)span.TotalMicroseconds;
        while (_sleepers.TryPeek(out _, out (long Time, long Order) next) && next.Time <= end)
        {
            MonotonicMicroseconds = next.Time;
            _sleepers.Dequeue().SetResult();
        }

        MonotonicMicroseconds = end;
    }
}
