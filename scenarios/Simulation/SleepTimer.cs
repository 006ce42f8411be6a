using System.Threading.Tasks.Sources;

namespace Sim.Scenarios.Simulation;

/// <summary>A pooled wait of one process. It is awaited once and then used again; a dead process is never woken, a paused one later.</summary>
internal sealed class SleepTimer(SimProcess process, Stack<SleepTimer> pool) : Occurrence, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _core;

    public ValueTask Wait => new(this, _core.Version);

    public override void Happen()
    {
        if (process.IsAlive && !process.Holds(this))
        {
            _core.SetResult(true);
        }
    }

    public void GetResult(short token)
    {
        _core.GetResult(token);
        _core.Reset();
        pool.Push(this);
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
