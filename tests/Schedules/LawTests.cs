using Sim.Schedules.Exploring;
using Sim.Schedules.Scenarios;
using Xunit;

namespace Sim.Schedules;

/// <summary>The laws that hold whatever the schedule is.</summary>
public sealed class LawTests(ITestOutputHelper output)
{
    /// <summary>How many schedules of each scenario are played.</summary>
    private const int Schedules = 1000;

    [Fact]
    public void Nobody_waits_for_ever() => AssertLaw(Waiting.TwoNodes, "pulls applied", "pulls broken off");

    [Fact]
    public void Three_nodes_keep_the_laws_while_everything_goes_on_at_once() => AssertLaw(ThreeNodes.EverythingAtOnce, "pulls applied", "pulls discarded");

    [Fact]
    public void No_update_is_lost_inside_a_node() => AssertLaw(Updates.AllStay, "pulls applied");

    [Fact]
    public void A_reader_never_sees_half_a_change() =>
        AssertLaw(Reading.NeverHalfAChange, "pulls applied", "pulls discarded", "reads of generation 1 at 10.0.0.1", "reads of generation 2 at 10.0.0.2");

    [Fact]
    public void A_session_and_a_pull_of_the_same_module_are_serial() => AssertLaw(Pulling.SerialWithSessions, "pulls applied");

    [Fact]
    public void Stop_always_ends() => AssertLaw(Stopping.InTheMiddle, "pulls begun", "pulls broken off");

    /// <summary>No schedule breaks the scenario's law, and what the law is about did happen.</summary>
    private void AssertLaw(Scenario scenario, params string[] happened)
    {
        Exploration found = Explorer.Explore(scenario, Schedules);
        output.WriteLine($"{found.Schedules} schedules: {found.Tally}");
        found.AssertNothingFound();
        Assert.Equal(Schedules, found.Schedules);
        Assert.All(happened, what => Assert.True(found.Tally[what] > 0, $"there were no {what}"));
    }
}
