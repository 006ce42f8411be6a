using System.Diagnostics;

namespace Sim.Scenarios.Processes;

/// <summary>
/// The time of a world of processes: the machine's, unless the scenario set a wall clock. Then the world's time is the machine's plus a whole
/// number of seconds, which is what every node's clock is moved by.
/// </summary>
internal sealed class WorldClock
{
    private DateTimeOffset? _start;
    private TimeSpan? _phase;
    private Task? _beginning;
    private TimeSpan _ahead;
    private long? _begunAt;

    /// <summary>Whether the time runs.</summary>
    public bool HasBegun => _begunAt is not null;

    /// <summary>The offset from UTC in which the world's time is told.</summary>
    public TimeSpan Zone => _start?.Offset ?? TimeSpan.Zero;

    /// <summary>By how many seconds the world is ahead of the machine.</summary>
    public long SecondsAhead => (long)_ahead.TotalSeconds;

    /// <summary>The world's time.</summary>
    public DateTimeOffset Now => HasBegun || _start is null ? (DateTimeOffset.UtcNow + _ahead).ToOffset(Zone) : _start.Value;

    /// <summary>The time since it began to run.</summary>
    public TimeSpan Elapsed => _begunAt is { } begun ? Stopwatch.GetElapsedTime(begun) : TimeSpan.Zero;

    /// <summary>Sets the time at which the world will begin.</summary>
    public void Set(DateTimeOffset start) => _start = start;

    /// <summary>Sets how old the machine's second shall be when the world begins.</summary>
    public void SetPhase(TimeSpan age) => _phase = age;

    /// <summary>
    /// Lets the time run. Clocks are moved by whole seconds, so the beginning waits until the machine's second is as old as the world's.
    /// </summary>
    public Task Begin() => _beginning ??= BeginInPhase();

    private async Task BeginInPhase()
    {
        if ((_start?.Ticks ?? _phase?.Ticks) is { } wanted)
        {
            long left = (wanted - DateTimeOffset.UtcNow.Ticks) % TimeSpan.TicksPerSecond;
            await Task.Delay(TimeSpan.FromTicks(left < 0 ? left + TimeSpan.TicksPerSecond : left));
        }

        _ahead = _start is { } start ? TimeSpan.FromSeconds(Math.Round((start - DateTimeOffset.UtcNow).TotalSeconds)) : TimeSpan.Zero;
        _begunAt = Stopwatch.GetTimestamp();
    }
}
