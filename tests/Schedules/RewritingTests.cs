using System.Reflection;
using Microsoft.Coyote.Rewriting;
using Sim.Engine;
using Xunit;

namespace Sim.Schedules;

public sealed class RewritingTests
{
    [Fact]
    public void The_engine_that_is_tested_was_rewritten() => AssertRewritten(typeof(Node).Assembly);

    [Fact]
    public void So_was_its_host() => AssertRewritten(typeof(RewritingTests).Assembly);

    private static void AssertRewritten(Assembly assembly) => Assert.True(RewritingEngine.IsAssemblyRewritten(assembly), $"{assembly.Location} was not rewritten");
}
