using Sim.Hosting.CommandLine;
using Xunit;

namespace Sim.Tests.NodeProcess;

public sealed class ArgumentParserTests
{
    [Fact]
    public void Options_are_those_of_proxysql()
    {
        ParsedArguments parsed = ArgumentParser.Parse(["-f", "-c", "a.cnf", "--datadir=/d", "-M", "-n", "-e", "--initial", "--reload", "-S", "/s", "--late-admin", "--profile", "1.4.6"]);

        Assert.Null(parsed.Complaint);
        var expected = new NodeArguments
        {
            Foreground = true,
            ConfigurationFile = "a.cnf",
            DataDirectory = "/d",
            WithoutMonitor = true,
            WithoutStart = true,
            ExitOnError = true,
            Initial = true,
            Reload = true,
            AdminSocket = "/s",
            LateAdmin = true,
        };
        Assert.Equal(expected, parsed.Arguments);
    }

    [Theory]
    [InlineData("--bogus", "unknown option --bogus (see --help)")]
    [InlineData("file", "unknown option file (see --help)")]
    [InlineData("-c", "option -c needs a value")]
    [InlineData("--foreground=yes", "option --foreground takes no value")]
    [InlineData("--profile=2", "unknown profile 2 (known: 1.4.6)")]
    public void What_is_not_understood_is_named(string argument, string complaint) =>
        Assert.Equal(complaint, ArgumentParser.Parse([argument]).Complaint);
}
