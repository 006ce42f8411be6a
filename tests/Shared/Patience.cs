using System.Diagnostics;
using Xunit;

namespace Sim.Testing;

/// <summary>How long tests wait for what is real: the one deadline, which each project sets, and the one place that polls where nothing announces.</summary>
internal static partial class Patience
{
    private static readonly TimeSpan _pollPeriod = TimeSpan.FromMilliseconds(20);

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

    /// <summary>Asks again and again until the answer is yes.</summary>
    public static Task Until(Func<bool> ask, string what) => Until(() => Task.FromResult(ask()), static yes => yes, _ => what);
}
