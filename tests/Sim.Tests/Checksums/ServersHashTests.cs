using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.Checksums;

public sealed class ServersHashTests
{
    private static readonly string?[] _pair = ["10", "20", "pair"];
    private static readonly string?[] _other = ["30", "40", "other"];

    [Fact]
    public void Three_empty_tables_hash_to_zero() => Assert.Equal(0UL, ServersHash.Of([], [], []));

    // From the log of a ProxySQL 2.6.3 node (sysown/proxysql #4607): columns of mysql_servers_v2, same outer hash.
    [Fact]
    public void Servers_with_replication_hostgroups_have_the_checksum_of_a_published_node() => Assert.Equal(
        "0x9DC2954BC4F45CBB",
        ChecksumText.Format(ServersHash.Of(
            [V2("10", "10.1.0.10"), V2("20", "10.1.0.20"), V2("20", "10.1.0.40")],
            [["10", "20", "read_only", ""]],
            [])));

    // Recorded from a node built from the tag v1.4.6.
    [Fact]
    public void Servers_have_the_checksum_of_a_recorded_1_4_6() => Assert.Equal(
        "0x9AFEA97C6D622D69",
        ChecksumText.Format(ServersHash.Of(
            [
                V1("7", "192.168.1.181", "0", ""),
                V1("8", "192.168.1.180", "0", ""),
                V1("10", "192.168.1.182", "0", ""),
                V1("20", "192.168.1.120", "0", "zabbix"),
            ],
            [],
            [])));

    [Theory]
    [InlineData("0", "0x4FF2A522399C6ECB")]
    [InlineData("2", "0x100A7DA9CA1A48F5")]
    public void The_status_is_hashed_as_recorded_from_1_4_6(string status, string expected) => Assert.Equal(
        expected,
        ChecksumText.Format(ServersHash.Of([V1("1", "10.0.0.1", "0", ""), V1("1", "10.0.0.2", status, "")], [], [])));

    // Computed with lib/SpookyV2.cpp of ProxySQL v1.4.6.
    [Fact]
    public void Servers_have_the_computed_checksums()
    {
        string?[] first = V1("10", "192.168.1.101", "0", "");
        string?[][] hostgroups = [["10", "20", ""]];
        Assert.Equal("0x45A42EF1D1D0CD12", ChecksumText.Format(RowsHash.Of([first])));
        Assert.Equal("0x9E6915E4348062AE", ChecksumText.Format(ServersHash.Of([first], [], [])));
        Assert.Equal("0xFA502B223401AA8F", ChecksumText.Format(ServersHash.Of([first, Second("0")], [], [])));
        Assert.Equal("0xDF7AEA3569F858A8", ChecksumText.Format(ServersHash.Of([first, Second("0")], hostgroups, [])));
        Assert.Equal("0x8DB7438AE766B300", ChecksumText.Format(ServersHash.Of([first, Second("4")], hostgroups, [])));
        Assert.Equal("0x581612696B5C2E2D", ChecksumText.Format(ServersHash.Of([first, Second("2")], hostgroups, [])));
        Assert.Equal("0xC54EE2D38E9F8320", ChecksumText.Format(ServersHash.Of([], hostgroups, [])));

        static string?[] Second(string status) => V1("20", "192.168.1.102", status, "");
    }

    [Fact]
    public void Replication_hostgroups_alone_have_the_checksum_of_a_recorded_1_4_6() =>
        Assert.Equal("0x94DE438D408E402F", ChecksumText.Format(ServersHash.Of([], [_pair, _other], [])));

    [Fact]
    public void An_empty_table_feeds_nothing_so_its_rows_could_stand_in_either_table() =>
        Assert.Equal(ServersHash.Of([], [_pair], []), ServersHash.Of([], [], [_pair]));

    [Fact]
    public void The_order_of_the_tables_matters() =>
        Assert.NotEqual(ServersHash.Of([], [_pair], [_other]), ServersHash.Of([], [_other], [_pair]));

    private static string?[] V1(string hostgroup, string hostname, string status, string comment) =>
        [hostgroup, hostname, "3306", status, "1", "0", "1000", "0", "0", "0", comment];

    private static string?[] V2(string hostgroup, string hostname) =>
        [hostgroup, hostname, "3306", "0", "ONLINE", "1", "0", "100", "0", "0", "0", ""];
}
