using Sim.Schedules.Exploring;
using Xunit;

namespace Sim.Schedules;

public sealed class CommandTests
{
    [Theory]
    [InlineData("usage: replay FILE", "replay")]
    [InlineData("usage: replay FILE", "replay", "one.schedule", "two.schedule")]
    [InlineData("usage: measure SCHEDULES REPETITIONS", "measure")]
    [InlineData("usage: measure SCHEDULES REPETITIONS", "measure", "many", "3")]
    [InlineData("nowhere.schedule is no saved schedule of nobody-waits-for-ever.schedule", "replay", "nowhere.schedule")]
    public void A_command_that_misses_something_says_what(string answer, params string[] words)
    {
        using var output = new StringWriter();
        Assert.Equal(2, Commands.TryRun(words, output));
        Assert.StartsWith(answer, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_of_the_test_runner_are_no_commands() => Assert.Null(Commands.TryRun(["-class", "Sim.Schedules.EndTests"], TextWriter.Null));
}
