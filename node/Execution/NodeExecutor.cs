namespace Sim.Hosting.Execution;

/// <summary>
/// The one thread that everything of a node runs on: what other threads bring (finished I/O, clients' statements, signals) waits in its queue,
/// and sleeping threads of the node are timers on it.
/// </summary>
public sealed class NodeExecutor : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<WorkItem> _queue = new();
    private readonly PriorityQueue<SleepTimer, (long Due, long Order)> _sleeping = new();
    private readonly Thread _thread;
    private long _sleepsBegun;
    private bool _closing;

    /// <summary>Starts the thread.</summary>
    public NodeExecutor()
    {
        _thread = new Thread(Run) { Name = "node", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Whether the caller runs on the node's thread.</summary>
    public bool IsCurrent => Thread.CurrentThread == _thread;

    /// <summary>Ends the thread after what it is doing now; what waits is dropped.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
        }

        if (!IsCurrent)
        {
            _thread.Join();
        }
    }

    internal void Enqueue(in WorkItem item)
    {
        lock (_gate)
        {
            _queue.Enqueue(item);
            if (_queue.Count == 1)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Wakes the timer at a time of <see cref="MonotonicTime"/>; only the node's own thread sleeps.</summary>
    internal void WakeAt(SleepTimer timer, long dueMicroseconds) => _sleeping.Enqueue(timer, (dueMicroseconds, _sleepsBegun++));

    private void Run()
    {
        while (true)
        {
            WakeSleepers();
            if (!TryTake(out WorkItem item))
            {
                return;
            }

            item.Run();
        }
    }

    private void WakeSleepers()
    {
        while (_sleeping.TryPeek(out SleepTimer? timer, out (long Due, long Order) priority) && priority.Due <= MonotonicTime.Microseconds)
        {
            _sleeping.Dequeue();
            timer.Wake();
        }
    }

    /// <summary>Waits for work until the next sleeper is due; false when the executor closes.</summary>
    private bool TryTake(out WorkItem item)
    {
        lock (_gate)
        {
            while (!_closing)
            {
                if (_queue.TryDequeue(out item))
                {
                    return true;
                }

                if (!WaitForWork())
                {
                    item = WorkItem.Nothing;
                    return true;
                }
            }
        }

        item = WorkItem.Nothing;
        return false;
    }

    /// <summary>False when a sleeper is due.</summary>
    private bool WaitForWork()
    {
        if (!_sleeping.TryPeek(out _, out (long Due, long Order) next))
        {
            return Monitor.Wait(_gate, Timeout.Infinite);
        }

        long left = next.Due - MonotonicTime.Microseconds;
        return left > 0 && Monitor.Wait(_gate, RoundedUpMilliseconds(left));
    }

    /// <summary>No sleep ends early.</summary>
    private static int RoundedUpMilliseconds(long microseconds) => (int)Math.Min((microseconds + 999) / 1000, int.MaxValue);
}

/// <summary>Something to do on the node's thread, for one run of the node.</summary>
internal readonly record struct WorkItem(NodeContext? Context, SendOrPostCallback? Callback, object? State)
{
    public static WorkItem Nothing => default;

    public void Run()
    {
        if (Context is { } context && Callback is { } callback)
        {
            context.Perform(callback, State);
        }
    }
}
