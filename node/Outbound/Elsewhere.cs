namespace Sim.Hosting.Outbound;

/// <summary>Leaves the node's thread alone with what does not concern it.</summary>
internal static class Elsewhere
{
    /// <summary>Begins something here and now; what it does after its first wait is done on other threads.</summary>
    public static Task<T> Begin<T>(Func<Task<T>> work)
    {
        SynchronizationContext? own = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(own);
        }
    }
}
