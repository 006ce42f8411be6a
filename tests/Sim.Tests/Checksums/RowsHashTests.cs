using CsCheck;
using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.Checksums;

public sealed class RowsHashTests
{
    [Fact]
    public void No_rows_hash_to_zero() => Assert.Equal(0UL, RowsHash.Of([]));

    [Fact]
    public void One_row_of_one_empty_field_is_not_nothing() =>
        Assert.Equal("0xAE8AD38AA99D5577", ChecksumText.Format(RowsHash.Of([[""]])));

    // Published checksums of real nodes: a blog on ProxySQL 2.7.0 (proxysql_servers) and upstream's own test of
    // mysql_hostgroup_attributes (v2.7.1). The hash of rows is the same in 1.4.6.
    [Fact]
    public void Rows_of_proxysql_servers_have_the_checksum_of_a_published_node() => Assert.Equal(
        "0xEB7F779029A89859",
        ChecksumText.Format(RowsHash.Of([["192.168.0.11", "6032", "0", "proxysql_node1"], ["192.168.0.12", "6032", "0", "proxysql_node2"]])));

    [Fact]
    public void Rows_of_hostgroup_attributes_have_the_checksums_of_upstreams_test()
    {
        string[] first = ["19", "1", "1", "10", "", "1", "1", "10000", "", "", "", ""];
        string[] second = ["18", "2", "-1", "20", "SET sql_mode=\"\"", "0", "0", "100", "", "", "", "hello world"];
        Assert.Equal("0x666CFBEEDB76EE9C", ChecksumText.Format(RowsHash.Of([first])));
        Assert.Equal("0xE2FC2A5FEE8D18DC", ChecksumText.Format(RowsHash.Of([second, first])));
    }

    [Fact]
    public void Rows_of_proxysql_servers_have_the_checksum_of_a_recorded_1_4_6() => Assert.Equal(
        "0x5666F1196E57E141",
        ChecksumText.Format(RowsHash.Of(
        [
            ["127.0.0.208", "6032", "0", "primary"],
            ["127.0.0.209", "6032", "0", "secondary"],
            ["127.0.0.221", "6032", "7", ""],
        ])));

    [Theory]
    [InlineData("0x4F8902304E40BCEE", "192.168.1.208", "192.168.1.209")]
    [InlineData("0x42904D5D92E2A8FE", "192.168.1.208", "192.168.1.209", "192.168.1.210")]
    public void Rows_of_a_cluster_have_the_computed_checksum(string expected, params string[] hostnames) =>
        Assert.Equal(expected, ChecksumText.Format(RowsHash.Of([.. hostnames.Select(hostname => new[] { hostname, "6032", "0", "" })])));

    [Fact]
    public void Only_the_concatenation_of_all_fields_matters_and_null_is_empty() =>
        Gen.String.Null().Array[1, 5].Array[1, 8].Sample(rows => RowsHash.Of(rows) == RowsHash.Of([[string.Concat(rows.SelectMany(row => row))]]));
}
