using System.Reflection;
using Microsoft.Coyote.Rewriting;
using Sim.Engine;
using Sim.Schedules.Exploring;
using Xunit;
using Xunit.Sdk;

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
        Assert.Throws<EmptyException>(Explorer.Explore(scenario, schedules: 1).AssertControlled);
    }

    [Fact]
    public void So_is_an_assembly_that_was_not_rewritten() => Assert.False(RewritingEngine.IsAssemblyRewritten(typeof(FactAttribute).Assembly));

    [Fact]
    public void No_schedule_of_assemblies_that_were_not_rewritten_counts()
    {
        Exploration found = Explorer.Explore(new Scenario("nothing", static _ => { }), schedules: 1);
        found.AssertControlled();
        Assert.Throws<TrueException>((found with { IsRewritten = false }).AssertControlled);
    }

    private static void AssertRewritten(Assembly assembly) => Assert.True(RewritingEngine.IsAssemblyRewritten(assembly), $"{assembly.Location} was not rewritten");
}
