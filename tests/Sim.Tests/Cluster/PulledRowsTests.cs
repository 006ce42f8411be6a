using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Xunit;

namespace Sim.Tests.Cluster;

/// <summary>Which answers of a peer may replace a configuration.</summary>
public class PulledRowsTests
{
    [Theory]
    [InlineData(Module.MysqlQueryRules, 30)]
    [InlineData(Module.MysqlServers, 11)]
    [InlineData(Module.MysqlUsers, 12)]
    [InlineData(Module.ProxysqlServers, 4)]
    public void Only_rows_with_all_columns_of_the_table_replace_it(Module module, int columns)
    {
        Assert.True(PulledRows.Fit(module, Rows(columns, 2)));
        Assert.True(PulledRows.Fit(module, Rows(columns, 0)));
        Assert.False(PulledRows.Fit(module, Rows(2, 1)));
        Assert.False(PulledRows.Fit(module, Rows(columns - 1, 0)));
        Assert.False(PulledRows.Fit(module, Rows(columns + 1, 1)));
    }

    private static ResultSet Rows(int columns, int rows) => new(
        [.. Enumerable.Range(0, columns).Select(i => $"c{i}")], [.. Enumerable.Range(0, rows).Select(_ => new string?[columns])]);
}
