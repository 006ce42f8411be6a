using System.Collections.Immutable;
using System.Globalization;
using Sim.Scenarios.Commands;
using Sim.Scenarios.Exploration;
using Sim.Scenarios.Exploration.Acts;
using Sim.Scenarios.Exploration.Drawing;
using Sim.Scenarios.Exploration.Runs;
using Sim.Scenarios.Reports;
using Xunit;

namespace Sim.Tests.Commands;

/// <summary>Explorations of runs that are not drawn but given, so that what seldom happens does.</summary>
public sealed class ExplorationRunTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("sim-exploration-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_defect_is_named_last_with_the_command_that_shows_it_and_exits_with_70(bool requireCoverage)
    {
        int exitCode = await Explore(Request with { RequireCoverage = requireCoverage }, seed => Exploration.Runs.Of(1, seed == 2 ? [new Broken()] : []) with { Seed = seed });

        Assert.Equal((int)ExitCode.Defect, exitCode);
        Assert.Contains("3 runs,", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(
            "✗ this is a defect of sim (InvalidOperationException in Sim.Tests.Commands.ExplorationRunTests+Broken.Perform); please report: sim explore --seeds 2 --nodes 1\n",
            _output.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_defects_the_first_ones_are_named()
    {
        ExploreRequest request = Request with { Seeds = new ExploredSeeds(1, 7, null), Jobs = 2 };
        Assert.Equal((int)ExitCode.Defect, await Explore(request, seed => Exploration.Runs.Of(1, new Broken()) with { Seed = seed }));

        Assert.Contains("7 runs showed a defect of sim", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            [1, 2, 3, 4, 5],
            _output.ToString().Split("--seeds ").Skip(1).Select(part => int.Parse(part[..part.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task What_was_found_is_told_when_it_is_interrupted()
    {
        var interruption = new Interruption();
        Run Draw(ulong seed)
        {
            Assert.Equal(seed == 3, seed == 3 && interruption.TryHandOver(130));
            return DifferentServers with { Seed = seed };
        }

        Assert.Equal(130, await Explore(Request with { Seeds = new ExploredSeeds(1, 1_000_000, null) }, Draw, interruption));

        Assert.Contains("the epochs are equal", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("interrupted after 2 runs, 2 broke a law", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_laws_nothing_is_said_when_it_is_interrupted_before_a_run_is_over()
    {
        var interruption = new Interruption();
        Run Draw(ulong seed)
        {
            Assert.True(interruption.TryHandOver(130));
            return DifferentServers with { Seed = seed };
        }

        Assert.Equal(130, await Explore(Request with { Seeds = new ExploredSeeds(1, 1_000_000, null) }, Draw, interruption));

        Assert.StartsWith("– no run was played to its end, so nothing can be said of any law\n\ninterrupted after 0 runs, ", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("✓", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("coverage", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_shrunk_already_stays_when_it_is_interrupted_while_shrinking()
    {
        var interruption = new Interruption();
        Run Draw(ulong seed)
        {
            // The first finding is written when the run of the second one is drawn again.
            if (Directory.GetFiles(_folder, "*.feature").Length == 1)
            {
                interruption.TryHandOver(143);
            }

            return (seed == 1 ? DifferentServers : DifferentRules) with { Seed = seed };
        }

        Assert.Equal(143, await Explore(Request with { Seeds = new ExploredSeeds(1, 2, null), OutDirectory = _folder }, Draw, interruption));

        Assert.Single(Directory.GetFiles(_folder, "*.feature"));
        Assert.Contains("shrunk from seed 2", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("smallest seed 1\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("interrupted after 2 runs", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_found_is_told_and_the_file_named_when_there_is_nowhere_to_write_it()
    {
        ExploreRequest request = Request with { Seeds = new ExploredSeeds(1, 2, null), OutDirectory = _folder };
        await Explore(request, _ => DifferentServers);
        string feature = Directory.GetFiles(_folder, "agreement-*.feature")[0];
        File.Delete(feature);
        Directory.CreateDirectory(feature);

        UsageException trouble = await Assert.ThrowsAsync<UsageException>(() => Explore(request, _ => DifferentServers));

        Assert.StartsWith($"--out: cannot write to {feature}: ", trouble.Message, StringComparison.Ordinal);
        Assert.EndsWith(" runs/s\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_first_signal_is_handed_over_and_only_to_who_awaits_it()
    {
        var interruption = new Interruption();
        Assert.False(interruption.TryHandOver(130));
        Task wish = interruption.Await();
        Assert.False(wish.IsCompleted);
        Assert.True(interruption.TryHandOver(143));
        Assert.True(wish.IsCompleted);
        Assert.False(interruption.TryHandOver(130));
        Assert.Equal(143, interruption.ExitCode);
    }

    /// <summary>Two nodes that are loaded in one second and never agree.</summary>
    private static Run DifferentServers => Exploration.Runs.Of(2, Exploration.Runs.AddServer("a", 1), Exploration.Runs.AddServer("b", 2));

    private static Run DifferentRules => Exploration.Runs.Of(2, AddRule("a", 1), AddRule("b", 2));

    private static RunStatements AddRule(string node, int rule) =>
        Exploration.Runs.On(node, $"INSERT INTO mysql_query_rules(rule_id,active) VALUES ({rule},1)", "LOAD MYSQL QUERY RULES TO RUNTIME");

    private static ExploreRequest Request => new() { Seeds = new ExploredSeeds(1, 3, null), Options = new DrawOptions(), OptionsGiven = " --nodes 1", Jobs = 1 };

    private Task<int> Explore(ExploreRequest request, Func<ulong, Run> draw, Interruption? interruption = null) =>
        new ExplorationRun(request, new PlainTerminal(_output), interruption ?? new Interruption()).Explore(draw);

    /// <summary>An act with a defect.</summary>
    private sealed record Broken : Act
    {
        public override string Sentence => "a step breaks";

        public override ImmutableArray<string> Nodes => [];

        public override Task Perform(Stage stage) => throw new InvalidOperationException("a defect");
    }
}
