using Sim.Scenarios.Conformance;
using Xunit;

namespace Sim.Tests.Conformance;

public class FinalTablesTests
{
    private const string Header = "hostname\tversion\tepoch\tchecksum\tdiff_check\tupdated_at\n";

    [Fact]
    public void Rows_are_compared_in_no_order() => Assert.Equal(Rows("a\t1\t5\t0x1\t0\t9\nb\t1\t5\t0x1\t0\t9\n"), Rows("b\t1\t5\t0x1\t0\t9\na\t1\t5\t0x1\t0\t9\n"));

    [Theory]
    [InlineData("a\t2\t5\t0x1\t0\t9\n")]
    [InlineData("a\t1\t5\t0x2\t0\t9\n")]
    [InlineData("a\t1\t5\t0x1\t4\t9\n")]
    [InlineData("a\t1\t5\t0x1\t0\t0\n")]
    [InlineData("b\t1\t5\t0x1\t0\t9\n")]
    [InlineData("")]
    public void A_difference_is_seen(string other) => Assert.NotEqual(Rows("a\t1\t5\t0x1\t0\t9\n"), Rows(other));

    [Fact]
    public void Epochs_times_and_how_far_a_count_has_come_are_judged_loosely() =>
        Assert.Equal(Rows("a\t1\t5\t0x1\t3\t9\n"), Rows("a\t1\t6\t0x1\t4\t10\n"));

    [Fact]
    public void An_empty_text_is_an_empty_table() => Assert.Empty(FinalTables.Comparable(FinalTables.Parse("")));

    [Fact]
    public void Nodes_are_ranked_by_the_age_of_each_module() => Assert.Equal(
        ["mysql_servers: 209 = 210 < 208"],
        FinalTables.EpochRelations([Held("208", 9), Held("210", 5), Held("209", 5)]));

    [Fact]
    public void Results_of_several_statements_are_read_by_their_headers() => Assert.Equal(
        "1\nversion\tepoch\n2\t…\nname\tdiff_check\nx\tcounting",
        FinalTables.ComparableResult("1\nversion\tepoch\n2\t77\nname\tdiff_check\nx\t12"));

    private static List<string> Rows(string rows) => FinalTables.Comparable(FinalTables.Parse(rows.Length == 0 ? "" : Header + rows));

    private static (string Node, (string[] Columns, List<string[]> Rows) Table) Held(string node, int epoch) =>
        (node, FinalTables.Parse($"name\tepoch\nmysql_servers\t{epoch}\n"));
}
