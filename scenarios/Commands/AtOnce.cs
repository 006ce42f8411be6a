using System.Runtime.CompilerServices;

namespace Sim.Scenarios.Commands;

/// <summary>Does several things at once.</summary>
internal static class AtOnce
{
    /// <summary>Does the work for every item, for at most so many at a time, and gives the results in the order of the items.</summary>
    public static async IAsyncEnumerable<TResult> Each<T, TResult>(
        IReadOnlyList<T> items, int atOnce, Func<T, Task<TResult>> work, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var free = new SemaphoreSlim(atOnce);
        async Task<TResult> Do(T item)
        {
            await free.WaitAsync(cancellation);
            try
            {
                return await work(item);
            }
            finally
            {
                free.Release();
            }
        }

        Task<TResult>[] results = [.. items.Select(item => Task.Run(() => Do(item), cancellation))];
        foreach (Task<TResult> result in results)
        {
            yield return await result;
        }
    }
}
