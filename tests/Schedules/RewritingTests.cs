using System.Reflection;
using Microsoft.Coyote.Rewriting;
using Sim.Engine;
using Sim.Schedules.Exploring;
using Xunit;

namespace Sim.Schedules;

/// <summary>Coyote is in control only of what the build had it rewrite.</summary>
public sealed class RewritingTests
{
    [Fact]
    public void The_engine_that_is_tested_was_rewritten() => AssertRewritten(typeof(Node).Assembly);

    [Fact]
    public void So_was_its_host() => AssertRewritten(typeof(RewritingTests).Assembly);

    [Fact]
    public void What_Coyote_does_not_control_is_noticed()
    {
        var scenario = new Scenario("uncontrolled", _ => ThreadPool.QueueUserWorkItem(static _ => { }));
        Assert.NotEmpty(Explorer.Explore(scenario, schedules: 1).Report.UncontrolledInvocations);
    }

    private static void AssertRewritten(Assembly assembly) => Assert.True(RewritingEngine.IsAssemblyRewritten(assembly), $"{assembly.Location} was not rewritten");
}
