using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.Admin;

public sealed class PolledStatementTests : IDisposable
{
    private readonly AdminFixture _node = new();

    public void Dispose() => _node.Dispose();

    [Fact]
    public void The_global_checksum_is_answered_without_allocating()
    {
        _node.Checksums.Publish(Module.MysqlUsers, 42);
        AdminReply first = _node.Ask("SELECT GLOBAL_CHECKSUM()");
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            _ = _node.Ask("SELECT GLOBAL_CHECKSUM()");
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 999);
        Assert.Same(first, _node.Ask("SELECT GLOBAL_CHECKSUM()"));
    }

    [Fact]
    public void The_global_checksum_follows_every_publication_in_any_spelling()
    {
        _node.Checksums.Publish(Module.MysqlUsers, 42);
        string first = _node.Rows("SELECT GLOBAL_CHECKSUM()");
        _node.Checksums.Publish(Module.MysqlUsers, 42);
        string second = _node.Rows(" select\n global_checksum() ;");

        Assert.NotEqual(first, second);
        Assert.Equal(_node.Checksums.Global.ToString(System.Globalization.CultureInfo.InvariantCulture), second);
        Assert.Equal(["CHECKSUM"], Assert.IsType<AdminReply.Rows>(_node.Ask("SELECT GLOBAL_CHECKSUM()")).Set.Columns);
    }

    [Fact]
    public void Stats_sessions_do_not_know_the_global_checksum() => Assert.Equal(
        "1045 (#2800): no such function: GLOBAL_CHECKSUM", AdminFixture.Error(AdminFixture.Ask(_node.Stats, "SELECT GLOBAL_CHECKSUM()")));

    [Fact]
    public void Module_checksums_are_the_same_answer_until_something_is_published()
    {
        const string Sql = "SELECT * FROM runtime_checksums_values ORDER BY name";
        _node.Checksums.Publish(Module.MysqlServers, 0x0000004500000123);
        AdminReply first = _node.Ask(Sql);
        Assert.Same(first, _node.Ask(Sql));
        Assert.Equal(
            "admin_variables|0|0|\nmysql_query_rules|0|0|\nmysql_servers|1|1517478000|0x1234500000000000\n"
            + "mysql_users|0|0|\nmysql_variables|0|0|\nproxysql_servers|0|0|",
            AdminFixture.Rows(first));

        _node.Checksums.Publish(Module.MysqlServers, 1);
        Assert.Contains("mysql_servers|2|", _node.Rows(Sql), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_an_administrator_deletes_stay_away_until_the_next_publication()
    {
        const string Sql = "SELECT * FROM runtime_checksums_values ORDER BY name";
        _node.Checksums.Publish(Module.MysqlServers, 1);
        _node.Ask(Sql);
        _node.Ask("DELETE FROM RUNTIME_CHECKSUMS_VALUES");
        Assert.Equal("", _node.Rows(Sql));
        _node.Checksums.Publish(Module.MysqlServers, 1);
        Assert.Equal(6, _node.Rows(Sql).Split('\n').Length);
    }

    [Fact]
    public void Peers_and_administrators_see_the_same_global_status()
    {
        _node.Clock.MonotonicMicroseconds = 61_500_000;
        string quick = _node.Rows("SELECT * FROM stats_mysql_global ORDER BY Variable_Name");
        Assert.Equal(quick, _node.Rows("SELECT * FROM stats_mysql_global ORDER BY Variable_Name;"));
        Assert.Contains("\nProxySQL_Uptime|61\n", quick, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_peer_was_shown_is_in_the_table_afterwards()
    {
        _node.Clock.MonotonicMicroseconds = 5_000_000;
        _node.Ask("SELECT * FROM stats_mysql_global ORDER BY Variable_Name");
        _node.Clock.MonotonicMicroseconds = 9_000_000;
        Assert.Equal("5", _node.Rows("SELECT Variable_Value FROM STATS_MYSQL_GLOBAL WHERE Variable_Name='ProxySQL_Uptime'"));
    }

    [Fact]
    public async Task A_statement_waits_for_the_one_before()
    {
        await _node.Mutex.Enter();
        ValueTask<AdminReply> waiting = _node.Admin.Execute("SELECT GLOBAL_CHECKSUM()");
        Assert.False(waiting.IsCompleted);
        _node.Mutex.Exit();
        Assert.Equal("0", AdminFixture.Rows(await waiting));
        Assert.False(_node.Mutex.IsHeld);
    }
}
