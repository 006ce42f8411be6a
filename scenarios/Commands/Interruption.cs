namespace Sim.Scenarios.Commands;

/// <summary>The wish that the process ends, for a command that has something to say before it does.</summary>
internal sealed class Interruption
{
    private readonly TaskCompletionSource _wish = new();
    private readonly Lock _lock = new();
    private bool _isAwaited;

    /// <summary>The exit code that shells give for the signal that came, or null as long as none did.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>A task that ends with the first signal, which from now on does nothing else.</summary>
    public Task Await()
    {
        lock (_lock)
        {
            _isAwaited = true;
        }

        return _wish.Task;
    }

    /// <summary>Hands a signal over to whoever awaits it; false when nobody does, or when it is not the first.</summary>
    public bool TryHandOver(int exitCode)
    {
        lock (_lock)
        {
            if (!_isAwaited || ExitCode is not null)
            {
                return false;
            }

            ExitCode = exitCode;
        }

        _wish.SetResult();
        return true;
    }
}
