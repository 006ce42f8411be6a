namespace Sim.Engine.Monitor;

/// <summary>
/// The monitor's workers: checks wait in line when all of them are busy, so servers that do not answer delay the checks of the others (src:
/// lib/MySQL_Monitor.cpp, ConsumerThread).
/// </summary>
public sealed class CheckWorkers(int workers)
{
    private readonly Queue<Func<Task>> _waiting = new();
    private Task _firstFailure = Task.CompletedTask;
    private int _busy;

    /// <summary>Checks that wait for a worker.</summary>
    public int Length => _waiting.Count;

    /// <summary>Completed, or the first check that ended in an exception: a defect, which must not vanish in a worker.</summary>
    public Task FirstFailure => _firstFailure;

    /// <summary>Adds a check; it starts at once when a worker is free.</summary>
    public void Add(Func<Task> check)
    {
        _waiting.Enqueue(check);
        if (_busy < workers)
        {
            _busy++;
            _ = Work();
        }
    }

    /// <summary>Forgets the checks that have not started.</summary>
    public void Clear() => _waiting.Clear();

    private async Task Work()
    {
        while (_waiting.TryDequeue(out Func<Task>? check))
        {
            Task running = check();
            try
            {
                await running;
            }
#pragma warning disable CA1031 // Whatever ended the check is kept for whoever looks after the workers.
            catch (Exception)
#pragma warning restore CA1031
            {
                _firstFailure = _firstFailure.IsCompletedSuccessfully ? running : _firstFailure;
            }
        }

        _busy--;
    }
}
