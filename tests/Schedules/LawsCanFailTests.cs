using Sim.Schedules.Exploring;
using Sim.Schedules.Scenarios;
using Sim.Schedules.World;
using Xunit;

namespace Sim.Schedules;

/// <summary>A law that nothing breaks may be one that nothing can break. Here every law is broken, by nodes one of whose mutexes is wrong.</summary>
public sealed class LawsCanFailTests(ITestOutputHelper output)
{
    private const int FoundWithin = 1000;

    [Fact]
    public void Somebody_waits_for_ever_where_waiters_are_forgotten() => AssertFound(Waiting.TwoNodes, Flaw.ForgottenStatements, "for ever");

    [Fact]
    public void Updates_are_lost_where_statements_are_not_serialised() => AssertFound(Updates.AllStay, Flaw.UnserialisedStatements, "peers were saved and loaded");

    [Fact]
    public void Readers_see_half_a_change_where_statements_are_not_serialised() =>
        AssertFound(Reading.NeverHalfAChange, Flaw.UnserialisedStatements, "with the checksum of another one");

    [Fact]
    public void Sessions_load_in_the_middle_of_pulls_where_these_do_not_lock() =>
        AssertFound(Pulling.SerialWithSessions, Flaw.UnguardedServers, "in the middle of a pull");

    [Fact]
    public void Threads_outlive_their_node_where_waiters_are_forgotten() => AssertFound(Stopping.InTheMiddle, Flaw.ForgottenThreads, "for ever");

    [Fact]
    public void Three_nodes_break_the_laws_too() => AssertFound(ThreeNodes.EverythingAtOnce, Flaw.UnguardedServers, "in the middle of a pull");

    private void AssertFound(Scenario scenario, Flaw flaw, string how)
    {
        Exploration found = Explorer.Explore(scenario with { Flaw = flaw }, FoundWithin);
        found.AssertControlled();
        output.WriteLine($"{flaw}: found by schedule {found.Schedules}: {found.Broken}");
        Assert.Contains(how, found.Broken, StringComparison.Ordinal);
    }
}
