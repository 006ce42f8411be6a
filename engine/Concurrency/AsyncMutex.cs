namespace Sim.Engine.Concurrency;

/// <summary>
/// A mutex between the logical threads of one node: whoever finds it taken waits in line without blocking the executor. It stands for a
/// pthread mutex of ProxySQL whose holding can be seen from outside. It must only be used on the node's executor.
/// </summary>
public sealed class AsyncMutex(string name)
{
    private readonly Queue<TaskCompletionSource> _waiting = new();

    /// <summary>ProxySQL's name of it.</summary>
    public string Name { get; } = name;

    /// <summary>Whether somebody holds it.</summary>
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

    /// <summary>Gives the mutex to the next in line, which runs at once up to its next wait, or frees it.</summary>
    public void Exit()
    {
        if (!IsHeld)
        {
            throw new InvalidOperationException($"{Name} is not held");
        }

        if (_waiting.TryDequeue(out TaskCompletionSource? next))
        {
            next.SetResult();
            return;
        }

        IsHeld = false;
    }
}
