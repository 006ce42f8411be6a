using Sim.Hosting.CommandLine;
using Sim.Hosting.Health;
using Xunit;

namespace Sim.Tests.NodeProcess;

public sealed class AdminAddressTests
{
    [Theory]
    [InlineData("0.0.0.0:6032", "127.0.0.1:6032")]
    [InlineData("[::]:6032", "::1:6032")]
    [InlineData("192.168.1.208:6042;/tmp/proxysql_admin.sock", "192.168.1.208:6042")]
    [InlineData("/tmp/proxysql_admin.sock;0.0.0.0:6032", "/tmp/proxysql_admin.sock")]
    public void A_node_is_asked_at_its_first_interface(string interfaces, string asked) =>
        Assert.Equal(asked, AdminAddress.Of(new NodeArguments(), $$"""admin_variables={ mysql_ifaces="{{interfaces}}" }""").ToString());

    [Fact]
    public void The_command_lines_interface_comes_before_the_files() =>
        Assert.Equal(
            "127.0.0.9:6032",
            AdminAddress.Of(new NodeArguments { AdminSocket = "127.0.0.9:6032" }, """admin_variables={ mysql_ifaces="0.0.0.0:1" }""").ToString());

    [Fact]
    public void It_is_asked_as_the_first_administrator()
    {
        AdminAddress address = AdminAddress.Of(new NodeArguments(), """admin_variables={ admin_credentials="root:se:cret;cluster_20X:123456" }""");

        Assert.Equal(("root", "se:cret"), (address.Username, address.Password));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("datadir=\"/d\"")]
    [InlineData("admin_variables={")]
    public void Without_a_word_about_it_the_defaults_are_asked(string? configuration) =>
        Assert.Equal(new AdminAddress("127.0.0.1", 6032, "admin", "admin"), AdminAddress.Of(new NodeArguments(), configuration));
}
