using Sim.Engine.Concurrency;
using Xunit;

namespace Sim.Tests.Concurrency;

public class AsyncMutexTests
{
    private readonly AsyncMutex _mutex = new("m");
    private readonly List<int> _order = [];

    [Fact]
    public async Task A_hundred_thousand_who_wait_come_in_their_order_and_on_the_thread_of_who_let_them()
    {
        const int Count = 100_000;
        int thread = Environment.CurrentManagedThreadId;
        await _mutex.Enter();
        Task[] waiting = [.. Enumerable.Range(0, Count).Select(EnterAndLeave)];
        Assert.Empty(_order);

        _mutex.Exit();
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        Assert.Equal(Enumerable.Range(0, Count), _order);
        Assert.All(waiting, task => Assert.True(task.IsCompletedSuccessfully));
        Assert.False(_mutex.IsHeld);
    }

    [Fact]
    public async Task Who_comes_back_stands_behind_those_who_wait()
    {
        await _mutex.Enter();
        Task first = EnterTwice(1, 3);
        Task second = EnterAndLeave(2);
        _mutex.Exit();
        await Task.WhenAll([first, second]);
        Assert.Equal([1, 2, 3], _order);
    }

    [Fact]
    public async Task Whoever_keeps_it_keeps_the_others_out()
    {
        var enough = new TaskCompletionSource();
        await _mutex.Enter();
        Task keeper = Keep(enough.Task);
        Task next = EnterAndLeave(2);
        _mutex.Exit();
        Assert.True(_mutex.IsHeld);
        Assert.False(next.IsCompleted);

        enough.SetResult();
        await Task.WhenAll([keeper, next]);
        Assert.Equal([1, 2], _order);
        Assert.False(_mutex.IsHeld);
    }

    [Fact]
    public async Task It_cannot_be_given_back_twice()
    {
        Assert.Throws<InvalidOperationException>(_mutex.Exit);
        await _mutex.Enter();
        Task giver = GiveBackTwice();
        _mutex.Exit();
        await Assert.ThrowsAsync<InvalidOperationException>(() => giver);
        Assert.False(_mutex.IsHeld);
    }

    private async Task EnterAndLeave(int number)
    {
        await _mutex.Enter();
        _order.Add(number);
        _mutex.Exit();
    }

    private async Task EnterTwice(int number, int again)
    {
        await EnterAndLeave(number);
        await EnterAndLeave(again);
    }

    private async Task Keep(Task enough)
    {
        await _mutex.Enter();
        _order.Add(1);
        await enough;
        _mutex.Exit();
    }

    private async Task GiveBackTwice()
    {
        await _mutex.Enter();
        _mutex.Exit();
        _mutex.Exit();
    }
}
