namespace Sim.Engine.Concurrency;

/// <summary>
/// A mutex between the logical threads of one node: whoever finds it taken waits in line without blocking the executor. It stands for a
/// pthread mutex of ProxySQL whose holding can be seen from outside.
/// </summary>
public sealed class AsyncMutex(string name) : IMutex
{
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private bool _isHandingOver;
    private bool _isGivenBack;

    /// <summary>ProxySQL's name of it.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public bool IsHeld { get; private set; }

    /// <summary>Takes the mutex, waiting in line if needed; completes at once, without allocating, when it is free.</summary>
    public ValueTask Enter()
    {
        if (!IsHeld)
        {
            IsHeld = true;
            return ValueTask.CompletedTask;
        }

        var turn = new TaskCompletionSource();
        _waiting.Enqueue(turn);
        return new ValueTask(turn.Task);
    }

    /// <summary>
    /// Gives the mutex to the next in line, which runs at once up to its next wait, or frees it. Who gives it back while running like that goes on
    /// to its own next wait first: however many stand in line, they run one after the other and not one inside the other.
    /// </summary>
    public void Exit()
    {
        if (!IsHeld || _isGivenBack)
        {
            throw new InvalidOperationException($"{Name} is not held");
        }

        _isGivenBack = true;
        if (_isHandingOver)
        {
            return;
        }

        _isHandingOver = true;
        while (_isGivenBack && _waiting.TryDequeue(out TaskCompletionSource? next))
        {
            _isGivenBack = false;
            next.SetResult();
        }

        _isHandingOver = false;
        if (_isGivenBack)
        {
            _isGivenBack = false;
            IsHeld = false;
        }
    }
}
