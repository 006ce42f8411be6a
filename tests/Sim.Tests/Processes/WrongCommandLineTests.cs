using Sim.Tests.Commands;
using Xunit;

namespace Sim.Tests.Processes;

public sealed class WrongCommandLineTests : CommandRun
{
    [Theory]
    [InlineData("run @/x.feature --world process --check-determinism", "sim: --check-determinism: real processes never do the same twice; this is for --world sim")]
    [InlineData("run @/x.feature --world process --trace @/t", "sim: --trace: real processes tell no events, only their logs (--log); this is for --world sim")]
    [InlineData("run @/x.feature --jobs 2", "sim: --jobs: this is for --world process; nothing in the sim world is a process")]
    [InlineData("run @/x.feature --exec sh", "sim: --exec: this is for --world process; nothing in the sim world is a process")]
    [InlineData("run @/x.feature --world process --exec sh", "sim: --exec: the command has no {config}: write it like 'proxysql -f -c {config} -D {datadir}'")]
    [InlineData("run @/x.feature --world process --jobs 0", "sim: --jobs: '0' is no whole number from 1 to 20 (sim --help shows the usage)")]
    [InlineData("run @/x.feature --world process", "sim: there is nothing to play in the process world: all 1 scenarios are @sim-only")]
    [InlineData("conform @/ --world process --seeds 3", "sim: --seeds: chance is real in the process world; --attempts says how many times a recording is played there")]
    [InlineData("conform @/ --attempts 3", "sim: --attempts: this is for --world process; --seeds says how many seeds are tried in simulation")]
    [InlineData("conform @/ --world mars", "sim: --world: there is no world 'mars'; known: process, sim")]
    public async Task What_does_not_go_together_is_one_line(string arguments, string message)
    {
        Write("x.feature", "@sim-only\nFeature: f\n Scenario: s\n  When 1 s passes\n");

        Assert.Equal(2, await Run(arguments.Split(' ')));
        Assert.Equal(message, Error);
    }

    [Fact]
    public async Task A_seed_is_not_refused_but_said_to_mean_nothing()
    {
        Write("x.feature", "Feature: f\n Scenario: s\n  When 10 ms pass\n @sim-only\n Scenario: t\n  When 1 d passes\n");

        Assert.Equal(0, await Run("run", "@/x.feature", "--world", "process", "--seed", "3"));
        Assert.Equal("sim: --seed means nothing in the process world: chance is real there", Error);
        Assert.Contains("\nin the process world 1 scenario passed, 0 failed, 1 left out that is @sim-only; wall time ", Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_command_cannot_do_is_neither_passed_nor_failed()
    {
        Write("x.feature", "Feature: f\n Scenario: s\n  Given node a at 10.0.0.1\n  And the clock of a is 5 s ahead\n  When a starts\n");

        Assert.Equal(0, await Run("run", "@/x.feature", "--world", "process", "--exec", "sh {config} {datadir}"));
        Assert.Contains(
            "  – cannot be played in the process world: the nodes' command has no place {clock} for the seconds by which a clock is moved\n", Output, StringComparison.Ordinal);
        Assert.Contains("in the process world 0 scenarios passed, 0 failed, 1 cannot be played in it; wall time ", Output, StringComparison.Ordinal);
    }
}
