using System.Diagnostics;
using Xunit;

namespace Sim.Node.Tests.Running;

/// <summary>How long tests wait for processes: the one deadline, and the one place that polls where nothing announces.</summary>
internal static class Patience
{
    /// <summary>A machine that is busy with other tests gets there in this time; what has not come by then does not come.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

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
                throw new TimeoutException($"not within {Limit.TotalSeconds} s: {describe(answer)}");
            }

            await Task.Delay(_pollPeriod, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks again and again until the answer is yes.</summary>
    public static Task Until(Func<bool> ask, string what) => Until(() => Task.FromResult(ask()), static yes => yes, _ => what);
}
