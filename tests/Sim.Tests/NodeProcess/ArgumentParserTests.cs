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

    [Fact]
    public void What_clients_are_offered_can_be_chosen()
    {
        ParsedArguments parsed = ArgumentParser.Parse(["--strict", "--default-auth", "caching_sha2_password", "--login-timeout=3"]);

        Assert.Null(parsed.Complaint);
        Assert.Equal(new NodeArguments { IsStrict = true, DemandsCachingSha2 = true, LoginTimeout = TimeSpan.FromSeconds(3) }, parsed.Arguments);
        Assert.False(ArgumentParser.Parse(["--default-auth=mysql_native_password"]).Arguments.DemandsCachingSha2);
    }

    [Theory]
    [InlineData("--bogus", "unknown option --bogus (see --help)")]
    [InlineData("file", "unknown option file (see --help)")]
    [InlineData("-c", "option -c needs a value")]
    [InlineData("--foreground=yes", "option --foreground takes no value")]
    [InlineData("--profile=2", "unknown profile 2 (known: 1.4.6)")]
    [InlineData("--default-auth=sha256_password", "unknown login method sha256_password (known: mysql_native_password, caching_sha2_password)")]
    [InlineData("--login-timeout=0", "option --login-timeout needs a whole number of seconds, not 0")]
    [InlineData("--login-timeout=soon", "option --login-timeout needs a whole number of seconds, not soon")]
    public void What_is_not_understood_is_named(string argument, string complaint) =>
        Assert.Equal(complaint, ArgumentParser.Parse([argument]).Complaint);

    [Fact]
    public void A_health_check_takes_the_options_of_the_node_it_asks()
    {
        ParsedArguments parsed = ArgumentParser.Parse(["--health-check", "-c", "a.cnf", "-S", "127.0.0.1:6042"]);

        Assert.Equal(new NodeArguments { ChecksHealth = true, ConfigurationFile = "a.cnf", AdminSocket = "127.0.0.1:6042" }, parsed.Arguments);
    }
}
