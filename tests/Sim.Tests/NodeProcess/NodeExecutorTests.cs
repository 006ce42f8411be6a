using Sim.Hosting.Execution;
using Xunit;

namespace Sim.Tests.NodeProcess;

/// <summary>The node's turns: one thing at a time, whoever does it.</summary>
public sealed class NodeExecutorTests : IDisposable
{
    private const string NodesThread = "node";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly NodeExecutor _executor = new();
    private readonly NodeContext _context;

    public NodeExecutorTests() => _context = new NodeContext(_executor, static defect => Assert.Fail(defect.ToString()));

    public void Dispose()
    {
        _context.Dispose();
        _executor.Dispose();
    }

    [Fact]
    public void Something_short_is_done_by_the_caller_while_the_node_rests()
    {
        SynchronizationContext? before = SynchronizationContext.Current;

        Task<Thread> done = _context.InvokeShort(static () => new ValueTask<Thread>(Thread.CurrentThread));

        Assert.True(done.IsCompletedSuccessfully);
        Assert.Same(before, SynchronizationContext.Current);
        Assert.False(_executor.IsCurrent);
    }

    [Fact]
    public async Task While_the_node_is_busy_it_waits_in_the_queue()
    {
        using var busy = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        List<string> done = [];
        _context.Post(() =>
        {
            busy.Set();
            goOn.Wait(_patience);
            done.Add("long");
        });
        Assert.True(busy.Wait(_patience, TestContext.Current.CancellationToken));

        Task<string?> asked = _context.InvokeShort(() =>
        {
            done.Add("short");
            return new ValueTask<string?>(Thread.CurrentThread.Name);
        });
        Assert.False(asked.IsCompleted);
        goOn.Set();

        Assert.Equal(NodesThread, await asked.WaitAsync(_patience, TestContext.Current.CancellationToken));
        Assert.Equal(["long", "short"], done);
    }

    [Fact]
    public async Task What_comes_up_meanwhile_is_done_by_the_nodes_thread_afterwards()
    {
        var posted = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);

        bool wasDoneAtOnce = await _context.InvokeShort(() =>
        {
            _context.Post(() => posted.SetResult(Thread.CurrentThread.Name));
            return new ValueTask<bool>(posted.Task.IsCompleted);
        });

        Assert.False(wasDoneAtOnce);
        Assert.Equal(NodesThread, await posted.Task.WaitAsync(_patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_sleep_that_a_caller_begins_ends_on_the_nodes_thread()
    {
        Task<string?> slept = _context.InvokeShort(async () =>
        {
            await _context.Sleep(1000);
            return Thread.CurrentThread.Name;
        });

        Assert.Equal(NodesThread, await slept.WaitAsync(_patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_callers_take_turns()
    {
        int running = 0;
        int count = 0;
        async ValueTask<bool> Count()
        {
            bool isAlone = Interlocked.Increment(ref running) == 1;
            count++;
            Interlocked.Decrement(ref running);
            await _context.Sleep(0);
            return isAlone;
        }

        bool[] alone = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            bool always = true;
            for (int i = 0; i < 1000; i++)
            {
                always &= await _context.InvokeShort(Count);
            }

            return always;
        }))).WaitAsync(_patience, TestContext.Current.CancellationToken);

        Assert.All(alone, Assert.True);
        Assert.Equal(8000, count);
    }
}
