namespace Sim.Scenarios.Simulation;

/// <summary>Lets virtual time pass: for a while, until something is so, or until the engine turns out to have a defect.</summary>
internal sealed class SimTime(EventLoop loop)
{
    /// <summary>
    /// A condition is looked at again whenever something happened. Tables that depend on the time may change without: they are looked at soon
    /// after the last event, and then ever more seldom, by an eighth of the time in which nothing happened.
    /// </summary>
    private const long LeastPollMicroseconds = 100_000;

    private const long MostPollMicroseconds = 5_000_000;

    private const int QuietPolls = 8;

    private bool _somethingHappened;
    private long _lastHappenedAt;
    private Exception? _defect;

    /// <summary>An event happened now: who waits for a condition looks at it again.</summary>
    public void SomethingHappened()
    {
        _somethingHappened = true;
        _lastHappenedAt = loop.NowMicroseconds;
    }

    /// <summary>A thread of a node ended with an exception: time stops, and whoever let it pass gets the first such exception.</summary>
    public void Break(Exception defect) => _defect ??= defect;

    /// <summary>Lets time pass.</summary>
    public void RunFor(TimeSpan time)
    {
        long deadline = After(time);
        Run(() =>
        {
            while (loop.Step(deadline) && _defect is null)
            {
            }
        });
    }

    /// <summary>Lets time pass until the condition holds, at most the given time; false when it never held.</summary>
    public bool RunUntil(Func<bool> done, TimeSpan atMost)
    {
        long deadline = After(atMost);
        bool result = false;
        Run(() =>
        {
            while (!(result = done()) && loop.Step(deadline) && _defect is null)
            {
            }
        });
        return result;
    }

    /// <summary>Waits until the condition holds, looked at now and whenever something happened; false when the time ran out first.</summary>
    public async Task<bool> Until(Func<Task<bool>> condition, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(condition);
        long deadline = After(within);
        while (!await condition())
        {
            if (loop.NowMicroseconds >= deadline)
            {
                return false;
            }

            RunUntilSomethingHappens(deadline);
        }

        return true;
    }

    /// <summary>Lets time pass as long as the condition holds; whether it did to the end.</summary>
    public async Task<bool> Throughout(Func<Task<bool>> condition, TimeSpan during)
    {
        ArgumentNullException.ThrowIfNull(condition);
        long end = After(during);
        while (await condition())
        {
            if (loop.NowMicroseconds >= end)
            {
                return true;
            }

            RunUntilSomethingHappens(end);
        }

        return false;
    }

    /// <summary>
    /// Runs a piece of the world on this thread alone: without a synchronisation context, awaits inside continue where the loop completes them.
    /// </summary>
    public void Run(Action action)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        if (_defect is { } defect)
        {
            throw new InvalidOperationException("the engine has a defect", defect);
        }
    }

    private long After(TimeSpan time) => loop.NowMicroseconds + (long)time.TotalMicroseconds;

    private void RunUntilSomethingHappens(long deadline)
    {
        _somethingHappened = false;
        long quiet = loop.NowMicroseconds - _lastHappenedAt;
        long poll = Math.Clamp(quiet / QuietPolls, LeastPollMicroseconds, MostPollMicroseconds);
        RunUntil(() => _somethingHappened, TimeSpan.FromMicroseconds(Math.Min(poll, deadline - loop.NowMicroseconds)));
    }
}
