using Sim.Scenarios.Processes;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Processes;

public sealed class AddressMapTests
{
    private const string Own = "127.0.0.208";

    [Fact]
    public void The_network_that_is_named_first_comes_first_and_the_last_number_stays()
    {
        var map = new AddressMap(slot: 0);

        Assert.Equal("127.0.0.208", map.ToMachine("192.168.1.208"));
        Assert.Equal("127.0.1.7", map.ToMachine("10.0.0.7"));
        Assert.Equal("127.0.0.9", map.ToMachine("192.168.1.9"));
        Assert.False(map.IsIdentity);
    }

    [Fact]
    public void A_slot_has_a_network_of_its_own() => Assert.Equal("127.3.0.208", new AddressMap(slot: 3).ToMachine("192.168.1.208"));

    [Fact]
    public void Loopback_addresses_stay_in_the_first_slot()
    {
        var map = new AddressMap(slot: 0);

        Assert.Equal("127.0.0.208", map.ToMachine("127.0.0.208"));
        Assert.True(map.IsIdentity);
        Assert.Equal("127.1.0.208", new AddressMap(slot: 1).ToMachine("127.0.0.208"));
    }

    [Theory]
    [InlineData("hostname=\"192.168.1.208\" port=6032", "hostname=\"127.0.0.208\" port=6032")]
    [InlineData("mysql_ifaces=\"0.0.0.0:6032\"", "mysql_ifaces=\"127.0.0.208:6032\"")]
    [InlineData("('192.168.1.208',6032),('192.168.1.209',6032)", "('127.0.0.208',6032),('127.0.0.209',6032)")]
    [InlineData("from 192.168.1.209.", "from 127.0.0.209.")]
    [InlineData("ProxySQL 1.4.6, 1.2.3.4.5, 300.1.1.1, 5.7.21-log", "ProxySQL 1.4.6, 1.2.3.4.5, 300.1.1.1, 5.7.21-log")]
    public void Addresses_in_text_are_found_and_nothing_else_is(string text, string expected)
    {
        var map = new AddressMap(slot: 0);
        _ = map.ToMachine("192.168.1.208");

        Assert.Equal(expected, map.TextToMachine(text, Own));
    }

    [Fact]
    public void What_a_node_says_comes_back_in_the_scenarios_addresses()
    {
        var map = new AddressMap(slot: 2);
        _ = map.TextToMachine("192.168.1.208 10.0.0.7", Own);

        Assert.Equal(
            "peer 192.168.1.208:6032, server 10.0.0.7:3306, client 127.0.0.1",
            map.TextToScenario("peer 127.2.0.208:6032, server 127.2.1.7:3306, client 127.0.0.1"));
    }

    [Theory]
    [InlineData("core-1")]
    [InlineData("::1")]
    [InlineData("192.168.1")]
    public void Only_ipv4_addresses_are_on_this_machine(string address) =>
        Assert.Throws<NotOfThisWorldException>(() => new AddressMap(slot: 0).ToMachine(address));
}
