namespace Sim.Hosting.Execution;

/// <summary>
/// The synchronisation context of one run of a node: awaits of the run continue on the executor's thread. When the run has ended, whatever it
/// still waits for never comes: a dead process is not resumed.
/// </summary>
public sealed class NodeContext : SynchronizationContext, IDisposable
{
    private readonly NodeExecutor _executor;
    private readonly Action<Exception> _onDefect;
    private readonly CancellationTokenSource _ended = new();
    private readonly Stack<SleepTimer> _idleTimers = new();

    /// <summary>Begins a run.</summary>
    /// <param name="executor">What it runs on.</param>
    /// <param name="onDefect">Hears of exceptions that escape, on the executor's thread.</param>
    public NodeContext(NodeExecutor executor, Action<Exception> onDefect)
    {
        _executor = executor;
        _onDefect = onDefect;
        Ended = _ended.Token;
    }

    /// <summary>Whether the run goes on.</summary>
    public bool IsAlive => !Ended.IsCancellationRequested;

    /// <summary>Cancelled when the run ends.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Ends the run: nothing of it is executed any more.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => _executor.Enqueue(new WorkItem(this, d, state));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The caller is on another thread: nobody waits blocking for the node.</exception>
    public override void Send(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        if (!_executor.IsCurrent)
        {
            throw new NotSupportedException("the node's thread is never waited for blocking");
        }

        d(state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Does something on the node's thread.</summary>
    public void Post(Action work) => Post(static state => ((Action)state!)(), work);

    /// <summary>Does something on the node's thread and brings its result to the caller's.</summary>
    /// <exception cref="OperationCanceledException">The run ended before there was a result.</exception>
    public Task<T> Invoke<T>(Func<ValueTask<T>> work) => Invoke(work, TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Does something on the node's thread. What the caller does with the result is done there too, up to the caller's next wait: that saves the
    /// way to another thread, and must be short.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run ended before there was a result.</exception>
    public Task<T> InvokeAndGoOn<T>(Func<ValueTask<T>> work) => Invoke(work, TaskCreationOptions.None);

    /// <summary>
    /// Does something that is done in a moment, on the caller's thread if the node is at rest: one that must not be kept, such as a thread that waits
    /// for sockets, may call it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run ended before there was a result.</exception>
    public Task<T> InvokeShort<T>(Func<ValueTask<T>> work) => Invoke(work, TaskCreationOptions.None, mayRunHere: true);

    internal ValueTask Sleep(long microseconds)
    {
        SleepTimer timer = _idleTimers.TryPop(out SleepTimer? idle) ? idle : new SleepTimer(this, _idleTimers);
        _executor.WakeAt(timer, MonotonicTime.Microseconds + Math.Max(microseconds, 0));
        return timer.Wait;
    }

    internal void Perform(SendOrPostCallback callback, object? state)
    {
        if (!IsAlive)
        {
            return;
        }

        SynchronizationContext? callers = Current;
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
#pragma warning disable CA1031 // Whatever escapes must reach the host's log; an unhandled exception would print a stack trace and end the process.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            _onDefect(defect);
        }
        finally
        {
            SetSynchronizationContext(callers);
        }
    }

    private Task<T> Invoke<T>(Func<ValueTask<T>> work, TaskCreationOptions options, bool mayRunHere = false)
    {
        ArgumentNullException.ThrowIfNull(work);
        var result = new TaskCompletionSource<T>(options);
        var item = new WorkItem(this, static state => ((Action)state!)(), (Action)(() => _ = Complete(work, result)));
        if (!mayRunHere || !_executor.TryRunHere(item))
        {
            _executor.Enqueue(item);
        }

        return result.Task.IsCompleted ? result.Task : result.Task.WaitAsync(Ended);
    }

    private static async Task Complete<T>(Func<ValueTask<T>> work, TaskCompletionSource<T> result)
    {
        try
        {
            HandOver(await work(), result);
        }
#pragma warning disable CA1031 // The exception is handed to whoever asked.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            result.SetException(defect);
        }
    }

    /// <summary>Whoever goes on with the result in place is none of the node's own: what it waits for next must not bring it back here.</summary>
    private static void HandOver<T>(T value, TaskCompletionSource<T> result)
    {
        SynchronizationContext? own = Current;
        SetSynchronizationContext(null);
        try
        {
            result.SetResult(value);
        }
        finally
        {
            SetSynchronizationContext(own);
        }
    }
}
