using Sim.Schedules.Scenarios;
using Xunit;

namespace Sim.Schedules;

/// <summary>Whatever the schedule is, everything comes to its end.</summary>
public sealed class EndTests(ITestOutputHelper output)
{
    [Fact]
    public void Nobody_waits_for_ever() => LawAssert.Holds(Waiting.TwoNodes, output, "pulls applied", "pulls broken off");

    [Fact]
    public void Stop_always_ends() => LawAssert.Holds(Stopping.InTheMiddle, output, "pulls applied", "pulls broken off", "checks of servers");

    [Fact]
    public void Stop_ends_a_node_that_still_waits_for_its_start() =>
        LawAssert.Holds(Stopping.BeforeTheStart, output, "nodes started in time", "nodes never started");

    [Fact]
    public void Three_nodes_keep_the_laws_while_everything_goes_on_at_once() =>
        LawAssert.Holds(ThreeNodes.EverythingAtOnce, output, "pulls applied", "pulls discarded", "checks of servers", "writers demoted");
}
