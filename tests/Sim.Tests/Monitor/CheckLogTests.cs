using CsCheck;
using Sim.Engine.Monitor;
using Xunit;

namespace Sim.Tests.Monitor;

public sealed class CheckLogTests
{
    [Fact]
    public void The_newest_results_come_first_whatever_the_order_of_arrival() => Gen.Long[0, 50].Array[0, 60].Sample(starts =>
    {
        var log = new CheckLog();
        Array.ForEach(starts, s => log.Add("h", 1, new CheckResult(s, 1, null)));
        long[] expected = [.. starts.Distinct().OrderDescending()];

        return log.Last("h", 1, 100).Select(r => r.StartMicroseconds).SequenceEqual(expected)
            && log.Last("h", 1, 3).Select(r => r.StartMicroseconds).SequenceEqual(expected.Take(3));
    });

    [Fact]
    public void Pruning_drops_what_began_before_and_nothing_else() => Gen.Select(Gen.Long[0, 50].Array[0, 60], Gen.Long[0, 60]).Sample((starts, limit) =>
    {
        var log = new CheckLog();
        Array.ForEach(starts, s => log.Add($"h{s % 3}", 1, new CheckResult(s, 1, null)));
        log.Prune(limit);

        return log.InOrder.Select(r => r.Result.StartMicroseconds).Order().SequenceEqual(starts.Distinct().Where(s => s >= limit).Order());
    });

    [Fact]
    public void Servers_are_told_apart_by_port()
    {
        var log = new CheckLog();
        log.Add("h", 1, new CheckResult(5, 1, "lost"));

        Assert.Empty(log.Last("h", 2, 3));
        Assert.Empty(log.Last("h", 1, 0));
    }

    [Theory]
    [InlineData(3, false, "a", "b", "c")]
    [InlineData(3, true, "a", null, "c")]
    [InlineData(4, true, "a", "b", "c")]
    [InlineData(0, true)]
    [InlineData(2, true, "a", "access DENIED for user 'x'")]
    public void Only_a_full_row_of_failures_shuns(int maxFailures, bool survives, params string?[] errors) =>
        Assert.Equal(!survives, PingRules.ShouldShun([.. errors.Select(e => new CheckResult(1, 1, e))], maxFailures));
}
