using Sim.Engine.Seams;

namespace Sim.Scenarios.Simulation;

/// <summary>Virtual time as one process sees it: with its machine's wall clock, and with the little by which a real sleep is too long.</summary>
internal sealed class SimClock(SimProcess process, EventLoop loop, SeedStream stream) : IClock
{
    /// <summary>A sleeping thread wakes this much late at least, and at most that much, microseconds: the kernel's timer slack and scheduling.</summary>
    private const long LeastOversleepMicroseconds = 52;

    private const long MostOversleepMicroseconds = 72;

    private readonly Stack<SleepTimer> _idle = new();

    public long MonotonicMicroseconds => loop.NowMicroseconds;

    public long UnixMicroseconds => process.Machine.UnixMicroseconds;

    public ValueTask Sleep(long microseconds)
    {
        SleepTimer timer = _idle.TryPop(out SleepTimer? idle) ? idle : new SleepTimer(process, _idle);
        long oversleep = stream.Between(LeastOversleepMicroseconds, MostOversleepMicroseconds);
        ValueTask wait = timer.Wait;
        loop.Schedule(loop.NowMicroseconds + Math.Max(microseconds, 0) + oversleep, timer);
        return wait;
    }
}
