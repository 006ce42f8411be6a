using System.Collections.Immutable;
using Sim.Engine.Checksums;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Laws;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Exploration.Shrinking;
using Xunit;

namespace Sim.Tests.Exploration;

/// <summary>What a run is made smaller to.</summary>
public class ShrinkerTests
{
    private static readonly TimeSpan _second = Runs.Second;
    private static readonly ViolationKey _fastClock = new("nothing comes back", Module.MysqlServers, OverwriteCause.FastClock);

    [Fact]
    public async Task What_is_taken_back_later_goes_together_with_what_takes_it_back()
    {
        Shrunk shrunk = await Shrink(Overwritten(new PauseNode("a"), Runs.On("b", "LOAD MYSQL QUERY RULES TO RUNTIME"), new GoOn("a")));
        Assert.DoesNotContain(shrunk.Run.Acts, act => act is PauseNode or GoOn);
    }

    [Fact]
    public async Task Time_to_settle_becomes_a_short_wait_where_no_law_asks_for_it()
    {
        Shrunk shrunk = await Shrink(Overwritten(Runs.On("b", "LOAD MYSQL QUERY RULES TO RUNTIME")));
        Assert.DoesNotContain(shrunk.Run.Acts, act => act is Settle or Rest);
        Assert.All(shrunk.Run.Acts.OfType<Pass>(), pass => Assert.InRange(pass.Time, TimeSpan.Zero, 5 * _second));
    }

    [Fact]
    public async Task A_node_that_never_starts_is_left_out_though_the_others_list_it()
    {
        Run run = Overwritten(Runs.On("b", "LOAD MYSQL QUERY RULES TO RUNTIME"), nodes: 3);
        Run absent = run with { Acts = [.. run.Acts.Where(act => !act.Nodes.Contains("c"))] };
        Assert.Equal(["a", "b"], (await Shrink(absent)).Run.Nodes.Select(node => node.Name));
    }

    [Fact]
    public async Task All_nodes_start_in_one_step()
    {
        Shrunk shrunk = await Shrink(Overwritten(Runs.On("b", "LOAD MYSQL QUERY RULES TO RUNTIME")));
        Assert.Equal(["a", "b"], Assert.Single(shrunk.Run.Acts.OfType<StartAll>()).All);
        Assert.DoesNotContain(shrunk.Run.Acts, act => act is StartNode);
    }

    [Fact]
    public async Task The_bound_of_nodes_with_a_file_of_their_own_stays_that_of_the_file()
    {
        Run run = Runs.Of(2, Runs.AddServer("a", 1), Runs.AddServer("b", 2));
        Run given = run with { Nodes = [.. run.Nodes.Select(node => node with { File = new GivenFile(node.Configuration) })] };
        Shrunk shrunk = await Shrink(given, new ViolationKey("agreement", Module.MysqlServers, DisagreementCause.EqualEpochs));
        Assert.All(shrunk.Run.Nodes, node => Assert.Equal(200, node.CheckIntervalMilliseconds));
    }

    [Theory]
    [InlineData(650, 1_000)]
    [InlineData(1_234, 2_000)]
    [InlineData(65_432, 120_000)]
    public void A_rounder_time_is_never_much_longer(int milliseconds, int longest)
    {
        ImmutableArray<TimeSpan> rounder = [.. DurationWords.Rounder(TimeSpan.FromMilliseconds(milliseconds))];
        Assert.NotEmpty(rounder);
        Assert.Equal(TimeSpan.FromMilliseconds(longest), rounder.Max());
    }

    /// <summary>The clock of b is ahead, so what b took from a comes back to a, whatever else happens in between.</summary>
    private static Run Overwritten(params Act[] acts) => Overwritten(acts, 2);

    private static Run Overwritten(Act act, int nodes) => Overwritten([act], nodes);

    private static Run Overwritten(Act[] acts, int nodes) => Runs.Of(
        nodes,
        [new SetClock("b", TimeSpan.FromHours(1)), Runs.AddServer("a", 1), new Pass(3 * _second), Runs.AddServer("a", 2), new Pass(_second), .. acts]);

    private static async Task<Shrunk> Shrink(Run run, ViolationKey? key = null)
    {
        Shrunk? shrunk = await Task.Run(() => new Shrinker(key ?? _fastClock).Shrink(run));
        Assert.NotNull(shrunk);
        return shrunk;
    }
}
