using System.Diagnostics;
using Xunit;

namespace Sim.Containers.Tests.Running;

/// <summary>How long tests wait for containers: the one deadline, and the one place that polls where nothing announces.</summary>
internal static class Patience
{
    /// <summary>A peer notices after 60 s that nothing comes any more; a busy machine needs some seconds on top.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan _pollPeriod = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for something that announces itself.</summary>
    public static async Task<T> For<T>(Task<T> task, Func<string> describe)
    {
        try
        {
            return await task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"not within {Limit.TotalSeconds} s: {describe()}");
        }
    }

    /// <summary>Asks again and again until the answer is accepted, and gives it.</summary>
    public static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> accepts, Func<T, string> describe)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            T answer = await ask();
            if (accepts(answer))
            {
                return answer;
            }

            if (waited.Elapsed > Limit)
            {
                throw new TimeoutException($"not within {Limit.TotalSeconds} s, last: {describe(answer)}");
            }

            await Task.Delay(_pollPeriod, TestContext.Current.CancellationToken);
        }
    }
}
