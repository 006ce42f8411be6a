using System.Threading.Tasks.Sources;

namespace Sim.Hosting.Execution;

/// <summary>
/// A sleep of one of the node's threads, used again and again without allocating. It lives on the executor's thread alone, so it continues the
/// sleeper in place instead of posting to it.
/// </summary>
internal sealed class SleepTimer(NodeContext context, Stack<SleepTimer> idle) : IValueTaskSource
{
    private static readonly SendOrPostCallback _continue = static state => ((SleepTimer)state!).Continue();

    private Action<object?>? _continuation;
    private object? _state;
    private bool _isDue;
    private short _version;

    public ValueTask Wait => new(this, _version);

    public void Wake()
    {
        _isDue = true;
        if (_continuation is not null)
        {
            context.Perform(_continue, this);
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _isDue ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (_isDue)
        {
            continuation(state);
            return;
        }

        _continuation = continuation;
        _state = state;
    }

    public void GetResult(short token)
    {
        if (token != _version)
        {
            throw new InvalidOperationException("a sleep is awaited once");
        }

        _isDue = false;
        _version++;
        idle.Push(this);
    }

    private void Continue()
    {
        Action<object?> continuation = _continuation!;
        object? state = _state;
        _continuation = null;
        _state = null;
        continuation(state);
    }
}
