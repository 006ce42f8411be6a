using System.Runtime.CompilerServices;
using Sim.Hosting.Execution;

namespace Sim.Hosting.Peers;

/// <summary>
/// Asks a server that may do anything: it is asked away from the node's thread, and whatever it sends costs no more than a limit of time and memory.
/// </summary>
internal static class GuardedQuestion
{
    /// <summary>
    /// What one answer may cost. The client library puts a whole packet together before anybody sees it, so this is measured at the process, while
    /// the answer comes in; no configuration of a peer comes near it.
    /// </summary>
    private const long MemoryBytesMax = 96L << 20;

    private static readonly TimeSpan _lookPeriod = TimeSpan.FromMilliseconds(5);

    /// <summary>The library closes the socket when it is told to give up; a question that even so does not end is left behind.</summary>
    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(1);

    /// <summary>Asks; the question must end when its token is cancelled.</summary>
    /// <param name="question">What to do with the connection.</param>
    /// <param name="patienceMilliseconds">When the question is given up.</param>
    public static async Task<Hearing<T>> Ask<T>(Func<CancellationToken, Task<T>> question, int patienceMilliseconds)
    {
        using var givingUp = new CancellationTokenSource();
        long deadline = MonotonicTime.Microseconds + (patienceMilliseconds * 1000L);
        long memoryBefore = GC.GetTotalMemory(forceFullCollection: false);
        Task<T> asking = Task.Run(() => question(givingUp.Token), CancellationToken.None);
        while (!asking.IsCompleted)
        {
            await Look(asking);
            bool tooMuch = GC.GetTotalMemory(forceFullCollection: false) - memoryBefore > MemoryBytesMax;
            if (!asking.IsCompleted && (tooMuch || MonotonicTime.Microseconds >= deadline))
            {
                await GiveUp(asking, givingUp);
                if (tooMuch)
                {
                    // The next attempt must not come on top of what this one has left.
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                }

                return new Hearing<T>(default, tooMuch ? Hearsay.Unbearable : Hearsay.Silence, null);
            }
        }

        return Judge(asking);
    }

    /// <summary>Waits for the answer, or until it is time to look; goes on away from the caller's thread. No timer is left behind.</summary>
    private static ConfiguredTaskAwaitable Look(Task asking) =>
        asking.WaitAsync(_lookPeriod, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static Hearing<T> Judge<T>(Task<T> asked) => asked.Exception?.InnerException switch
    {
        null when asked.IsCompletedSuccessfully => new Hearing<T>(asked.Result, Hearsay.Answer, null),
        { } error when ClientErrors.IsFailure(error) => new Hearing<T>(default, Hearsay.Failure, error),
        _ => new Hearing<T>(default, Hearsay.Unbearable, null),
    };

    private static async Task GiveUp(Task asking, CancellationTokenSource givingUp)
    {
        await givingUp.CancelAsync();
        await Task.WhenAny(asking, Task.Delay(_farewell, CancellationToken.None));
        _ = asking.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}

/// <summary>How a question ended.</summary>
internal enum Hearsay
{
    /// <summary>With an answer.</summary>
    Answer,

    /// <summary>With an error: of the server, or of the connection.</summary>
    Failure,

    /// <summary>It took too long.</summary>
    Silence,

    /// <summary>What came was not the protocol, or too much.</summary>
    Unbearable,
}

/// <summary>What came of a question.</summary>
/// <param name="Answer">The answer, if there is one.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Error">The error, if it ended with one.</param>
internal readonly record struct Hearing<T>(T? Answer, Hearsay Kind, Exception? Error);
