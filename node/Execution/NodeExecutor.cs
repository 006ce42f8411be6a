namespace Sim.Hosting.Execution;

/// <summary>
/// The one logical thread that everything of a node runs on: one thing at a time, in turn. Most turns are taken by a thread of its own, on which what
/// others bring (finished I/O, clients' statements, signals) waits in a queue, and sleeping threads of the node are timers. For something short
/// another thread may take a turn itself while nobody has it: that saves the way to the node's own thread and back.
/// </summary>
public sealed class NodeExecutor : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<WorkItem> _queue = new();
    private readonly PriorityQueue<SleepTimer, (long Due, long Order)> _sleeping = new();
    private readonly Thread _thread;
    private Thread? _holder;
    private long _sleepsBegun;
    private long _waitsUntil = long.MaxValue;
    private bool _closing;

    /// <summary>Starts the thread.</summary>
    public NodeExecutor()
    {
        _thread = new Thread(Run) { Name = "node", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Whether it is the caller's turn.</summary>
    public bool IsCurrent => Volatile.Read(ref _holder) == Thread.CurrentThread;

    /// <summary>Ends the thread after what is being done now; what waits is dropped.</summary>
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
            if (_queue.Count == 1 && _holder is null)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Does something short on the caller's thread; false when somebody else has the turn or waits for it.</summary>
    internal bool TryRunHere(in WorkItem item)
    {
        lock (_gate)
        {
            if (_holder is not null || _queue.Count > 0 || _closing)
            {
                return false;
            }

            _holder = Thread.CurrentThread;
        }

        try
        {
            item.Run();
        }
        finally
        {
            EndTurn();
        }

        return true;
    }

    /// <summary>Wakes the timer at a time of <see cref="MonotonicTime"/>; only whoever has the turn sleeps.</summary>
    internal void WakeAt(SleepTimer timer, long dueMicroseconds) => _sleeping.Enqueue(timer, (dueMicroseconds, _sleepsBegun++));

    private void Run()
    {
        while (TryTakeTurn(out WorkItem item))
        {
            WakeSleepers();
            item.Run();
            EndTurn();
        }
    }

    private void WakeSleepers()
    {
        while (NextDue() <= MonotonicTime.Microseconds)
        {
            _sleeping.Dequeue().Wake();
        }
    }

    /// <summary>Waits until there is something to do and nobody else has the turn; false when the executor closes.</summary>
    private bool TryTakeTurn(out WorkItem item)
    {
        lock (_gate)
        {
            item = WorkItem.Nothing;
            while (_holder is not null || !(_closing || _queue.TryDequeue(out item) || NextDue() <= MonotonicTime.Microseconds))
            {
                Wait();
            }

            _holder = _thread;
            return !_closing;
        }
    }

    private void EndTurn()
    {
        lock (_gate)
        {
            _holder = null;
            if (Thread.CurrentThread != _thread && (_queue.Count > 0 || _closing || NextDue() < _waitsUntil))
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Who has the turn says so when it ends, and the sleepers are its until then.</summary>
    private void Wait()
    {
        _waitsUntil = _holder is null ? NextDue() : long.MaxValue;
        if (_waitsUntil == long.MaxValue)
        {
            Monitor.Wait(_gate);
        }
        else
        {
            Monitor.Wait(_gate, RoundedUpMilliseconds(_waitsUntil - MonotonicTime.Microseconds));
        }
    }

    private long NextDue() => _sleeping.TryPeek(out _, out (long Due, long Order) next) ? next.Due : long.MaxValue;

    /// <summary>No sleep ends early.</summary>
    private static int RoundedUpMilliseconds(long microseconds) => (int)Math.Clamp((microseconds + 999) / 1000, 1, int.MaxValue);
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
