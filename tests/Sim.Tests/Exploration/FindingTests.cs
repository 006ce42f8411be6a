using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Findings;
using Sim.Scenarios.Exploration.Laws;
using Xunit;

namespace Sim.Tests.Exploration;

/// <summary>What docs/exploration.md says of 1.4.6 is found by the seed that it names, and told in a dozen steps.</summary>
public class FindingTests
{
    private const int MostSteps = 12;

    [Theory]
    [InlineData(117, "agreement", Module.MysqlServers, DisagreementCause.VersionOne)]
    [InlineData(629, "last change wins", Module.MysqlServers, OverwriteCause.FastClock)]
    [InlineData(832, "agreement", Module.MysqlServers, DisagreementCause.EqualEpochs)]
    [InlineData(208, "nobody deleted it", Module.MysqlServers, OverwriteCause.Newcomer)]
    [InlineData(132, "nobody deleted it", Module.MysqlQueryRules, OverwriteCause.Restamped)]
    [InlineData(190, "rest", Module.MysqlServers, RestLaw.Again)]
    [InlineData(588, "nobody deleted it", Module.MysqlQueryRules, NobodyDeletedIt.Inactive)]
    [InlineData(150, "last change wins", Module.MysqlUsers, LastChangeWins.NotCovered)]
    [InlineData(305, "agreement", Module.MysqlUsers, DisagreementCause.Missed)]
    [InlineData(458, "observers do not change", Module.MysqlServers, ObserversDoNotChange.Cause)]
    [InlineData(91, "agreement", Module.MysqlServers, DisagreementCause.Frozen)]
    [InlineData(587, "nodes stay up", null, NodesStayUp.Cause)]
    public async Task Is_found_and_shrinks_to_a_dozen_steps(ulong seed, string law, Module? module, string cause)
    {
        var key = new ViolationKey(law, module, cause);
        Shrunk? shrunk = await Task.Run(() => new Shrinker(key).Shrink(RunDrawing.Draw(seed, new DrawOptions())));
        Assert.NotNull(shrunk);
        Assert.True(RunText.StepCount(shrunk) <= MostSteps, $"{RunText.StepCount(shrunk)} steps:\n{RunText.Feature(shrunk, "", "")}");
    }
}
