using Sim.Scenarios.Processes;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Processes;

public sealed class NodeCommandTests
{
    [Fact]
    public void Places_are_filled_and_quotes_keep_blanks()
    {
        var command = NodeCommand.Parse("env 'A=b c' sh -c {config} --datadir={datadir} \"\" {clock}");

        Assert.Equal(["env", "A=b c", "sh", "-c", "/x y.cnf", "--datadir=/d", "", "-90"], command.For("/x y.cnf", "/d", -90, StartMode.Normal));
        Assert.True(command.CanMoveClock);
    }

    [Theory]
    [InlineData(StartMode.Initial, "--initial")]
    [InlineData(StartMode.Reload, "--reload")]
    public void The_way_to_start_is_the_last_option(StartMode mode, string option) =>
        Assert.Equal(["sh", "c", "d", option], NodeCommand.Parse("sh {config} {datadir}").For("c", "d", 0, mode));

    [Theory]
    [InlineData("sh {datadir}", "the command has no {config}: write it like 'proxysql -f -c {config} -D {datadir}'")]
    [InlineData("sh {config}", "the command has no {datadir}: write it like 'proxysql -f -c {config} -D {datadir}'")]
    [InlineData("sh '{config} {datadir}", "the command has a ' without its second")]
    [InlineData("/no/such/program {config} {datadir}", "there is no program /no/such/program")]
    [InlineData("no-such-program {config} {datadir}", "there is no program no-such-program")]
    public void A_command_that_cannot_start_a_node_is_refused(string text, string complaint) =>
        Assert.Equal(complaint, Assert.Throws<WorldException>(() => NodeCommand.Parse(text)).Message);

    [Fact]
    public void A_command_without_a_clock_cannot_move_it() => Assert.False(NodeCommand.Parse("sh {config} {datadir}").CanMoveClock);
}
