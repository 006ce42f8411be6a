using Sim.Schedules.Scenarios;
using Xunit;

namespace Sim.Schedules;

/// <summary>Whatever the schedule is, what one does is not mixed with what others do.</summary>
public sealed class ConsistencyTests(ITestOutputHelper output)
{
    [Fact]
    public void No_update_is_lost_inside_a_node() => LawAssert.Holds(Updates.AllStay, output, "pulls applied");

    [Fact]
    public void Nor_is_one_while_the_monitor_moves_servers() => LawAssert.Holds(Updates.AllStayWhileServersMove, output, "pulls applied", "writers demoted");

    [Fact]
    public void A_reader_never_sees_half_a_change() => LawAssert.Holds(
        Reading.NeverHalfAChange, output, "pulls applied", "pulls discarded", "reads of generation 1 at 10.0.0.1", "reads of generation 2 at 10.0.0.2");

    [Fact]
    public void A_session_and_a_pull_of_the_same_module_are_serial() => LawAssert.Holds(Pulling.SerialWithSessions, output, "pulls applied");
}
