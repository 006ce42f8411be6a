using Sim.Engine.Concurrency;

namespace Sim.Schedules.World;

/// <summary>What is wrong with the nodes of a world, where one wants to see a law broken: one of their mutexes is not what it should be.</summary>
/// <param name="Name">What a reader is told.</param>
/// <param name="Mutex">ProxySQL's name of the mutex.</param>
/// <param name="Make">Makes what the nodes have instead.</param>
internal sealed record Flaw(string Name, string Mutex, Func<IMutex> Make)
{
    /// <summary>Sessions do not wait for one another: a statement begins while others are in the middle of theirs.</summary>
    public static Flaw UnserialisedStatements { get; } = new("statements are not serialised", "sql_query_global_mutex", static () => new OpenMutex());

    /// <summary>A pull of mysql_servers does not keep sessions and the monitor from loading servers.</summary>
    public static Flaw UnguardedServers { get; } = new("a pull does not lock the servers", "mysql_servers_lock", static () => new OpenMutex());

    /// <summary>Whoever waits for the end of another session's statement is never told of it.</summary>
    public static Flaw ForgottenStatements { get; } = new("who waits for a statement is forgotten", "sql_query_global_mutex", static () => new ForgetfulMutex());

    /// <summary>Whoever waits for the peers is never told that they are free.</summary>
    public static Flaw ForgottenThreads { get; } = new("who waits for the peers is forgotten", "ProxySQL_Cluster_Nodes::mutex", static () => new ForgetfulMutex());

    /// <summary>Makes a node's mutexes, this one among them.</summary>
    public IMutex MutexNamed(string name) => name == Mutex ? Make() : new AsyncMutex(name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A mutex that lets everybody in.</summary>
internal sealed class OpenMutex : IMutex
{
    public bool IsHeld => false;

    public ValueTask Enter() => ValueTask.CompletedTask;

    public void Exit()
    {
    }
}

/// <summary>A mutex that is free once it is given back, and wakes nobody who waits for it.</summary>
internal sealed class ForgetfulMutex : IMutex
{
    public bool IsHeld { get; private set; }

    public ValueTask Enter()
    {
        if (IsHeld)
        {
            return new ValueTask(new TaskCompletionSource().Task);
        }

        IsHeld = true;
        return ValueTask.CompletedTask;
    }

    public void Exit() => IsHeld = false;
}
