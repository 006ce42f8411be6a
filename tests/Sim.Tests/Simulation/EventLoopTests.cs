using CsCheck;
using Sim.Scenarios.Simulation;
using Xunit;

namespace Sim.Tests.Simulation;

public class EventLoopTests
{
    [Fact]
    public void Occurrences_happen_by_moment_and_then_by_the_order_of_scheduling() => Gen.Long[0, 20].Array[0, 200].Sample(moments =>
    {
        var loop = new EventLoop();
        List<(long Moment, int Order)> happened = [];
        for (int i = 0; i < moments.Length; i++)
        {
            int order = i;
            loop.Schedule(moments[i], () => happened.Add((loop.NowMicroseconds, order)));
        }

        while (loop.Step(long.MaxValue - 1))
        {
        }

        Assert.Equal(moments.Select((moment, order) => (moment, order)).Order(), happened);
    });

    [Fact]
    public void Time_stands_at_the_limit_when_nothing_is_due_before_it()
    {
        var loop = new EventLoop();
        loop.Schedule(100, () => { });
        Assert.False(loop.Step(99));
        Assert.Equal(99, loop.NowMicroseconds);
        Assert.True(loop.Step(100));
        Assert.Equal(100, loop.NowMicroseconds);
    }

    [Fact]
    public void What_is_scheduled_for_the_past_happens_now()
    {
        var loop = new EventLoop();
        loop.Step(50);
        long at = -1;
        loop.Schedule(10, () => at = loop.NowMicroseconds);
        loop.Step(50);
        Assert.Equal(50, at);
    }
}
