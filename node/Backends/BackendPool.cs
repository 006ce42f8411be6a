using Sim.Hosting.Execution;
using Sim.Hosting.Outbound;

namespace Sim.Hosting.Backends;

/// <summary>The monitor's idle connections to MySQL servers (src: lib/MySQL_Monitor.cpp, MySQL_Monitor_Connection_Pool).</summary>
internal sealed class BackendPool
{
    /// <summary>A connection that no check has used for so long is closed: its server is no longer checked.</summary>
    private const long IdleMicrosecondsMax = 60_000_000;

    private readonly Dictionary<string, Stack<Idle>> _idle = new(StringComparer.Ordinal);
    private long _nextPurge;

    /// <summary>Takes the connection that was used last, or null.</summary>
    public GuardedConnection? Take(string connectionString)
    {
        Purge();
        return _idle.TryGetValue(connectionString, out Stack<Idle>? stack) && stack.TryPop(out Idle idle) ? idle.Connection : null;
    }

    /// <summary>Gives a connection back that answered its check.</summary>
    public void Put(string connectionString, GuardedConnection connection)
    {
        if (!_idle.TryGetValue(connectionString, out Stack<Idle>? stack))
        {
            _idle.Add(connectionString, stack = new Stack<Idle>());
        }

        stack.Push(new Idle(connection, MonotonicTime.Microseconds));
    }

    /// <summary>Closes everything.</summary>
    public void Clear()
    {
        foreach (Idle idle in _idle.Values.SelectMany(stack => stack))
        {
            idle.Connection.Close();
        }

        _idle.Clear();
    }

    private void Purge()
    {
        long now = MonotonicTime.Microseconds;
        if (now < _nextPurge)
        {
            return;
        }

        _nextPurge = now + IdleMicrosecondsMax;
        foreach ((string key, Stack<Idle> stack) in _idle.ToArray())
        {
            Idle[] fresh = [.. stack.Where(idle => now - idle.Since < IdleMicrosecondsMax).Reverse()];
            foreach (Idle old in stack.Where(idle => now - idle.Since >= IdleMicrosecondsMax))
            {
                old.Connection.Close();
            }

            _idle[key] = new Stack<Idle>(fresh);
            if (fresh.Length == 0)
            {
                _idle.Remove(key);
            }
        }
    }

    private readonly record struct Idle(GuardedConnection Connection, long Since);
}
