using Sim.Engine.Configuration.Libconfig;
using Sim.Scenarios.Processes;
using Xunit;

namespace Sim.Tests.Processes;

public sealed class ConfigurationTextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("# a comment: {\nadmin_variables=\n{\n  # é: 😀 { \n  refresh_interval=2000\n}\n")]
    [InlineData("admin_variables={ mysql_ifaces=\"0.0.0.0:6032\" } mysql_variables : { interfaces=\"0.0.0.0:6033\"; threads=2 }")]
    [InlineData("admin_variables={} mysql_variables={}")]
    public void A_node_listens_at_its_own_address_only(string? text)
    {
        LibconfigOutcome outcome = LibconfigReader.Read(ConfigurationText.For(text, new AddressMap(slot: 0), "127.0.0.210", 6032), "x.cnf");

        Assert.True(outcome.IsRead, outcome.Error?.ToString());
        Assert.True(outcome.Root.Find("admin_variables")!.TryText("mysql_ifaces", out string? admin));
        Assert.True(outcome.Root.Find("mysql_variables")!.TryText("interfaces", out string? clients));
        Assert.Equal(("127.0.0.210:6032", "127.0.0.210:6033"), (admin, clients));
    }

    [Fact]
    public void What_the_file_says_otherwise_stays()
    {
        string text = ConfigurationText.For(
            "admin_variables={ refresh_interval=2000 }\nproxysql_servers=( { hostname=\"192.168.1.209\" port=6032 } )", new AddressMap(slot: 1), "127.1.0.208", 6032);

        Assert.Contains("refresh_interval=2000", text, StringComparison.Ordinal);
        Assert.Contains("hostname=\"127.1.0.209\" port=6032", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_left_to_the_node_to_refuse() =>
        Assert.Equal("admin_variables={ x=; }", ConfigurationText.For("admin_variables={ x=; }", new AddressMap(slot: 0), "127.0.0.1", 6032));
}
