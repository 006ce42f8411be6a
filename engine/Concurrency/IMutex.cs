namespace Sim.Engine.Concurrency;

/// <summary>A mutex between the logical threads of one node. It must only be used on the node's executor.</summary>
public interface IMutex
{
    /// <summary>Whether somebody holds it.</summary>
    bool IsHeld { get; }

    /// <summary>Takes the mutex, waiting if needed.</summary>
    ValueTask Enter();

    /// <summary>Gives it back.</summary>
    void Exit();
}
