using Sim.Engine.Seams;

namespace Sim.Scenarios.Simulation;

/// <summary>Virtual time as one process sees it: with its machine's wall clock, and with the little by which a real sleep is too long.</summary>
internal sealed class SimClock(SimProcess process, EventLoop loop, SeedStream sleeps, SeedStream threads) : IClock
{
    /// <summary>A sleeping thread wakes this much late at least, and at most that much, microseconds: the kernel's timer slack and scheduling.</summary>
    private const long LeastOversleepMicroseconds = 52;

    private const long MostOversleepMicroseconds = 72;

    /// <summary>A new thread first runs after this time at least, and at most that, microseconds.</summary>
    private const long LeastThreadStartMicroseconds = 30;

    private const long MostThreadStartMicroseconds = 400;

    private readonly Stack<SleepTimer> _idle = new();

    public long MonotonicMicroseconds => loop.NowMicroseconds;

    public long UnixMicroseconds => process.Machine.UnixMicroseconds;

    public ValueTask ThreadStart() => Wake(threads.Between(LeastThreadStartMicroseconds, MostThreadStartMicroseconds));

    public ValueTask Sleep(long microseconds) =>
        Wake(Math.Max(microseconds, 0) + sleeps.Between(LeastOversleepMicroseconds, MostOversleepMicroseconds));

    private ValueTask Wake(long afterMicroseconds)
    {
        SleepTimer timer = _idle.TryPop(out SleepTimer? idle) ? idle : new SleepTimer(process, _idle);
        ValueTask wait = timer.Wait;
        loop.Schedule(loop.NowMicroseconds + afterMicroseconds, timer);
        return wait;
    }
}
