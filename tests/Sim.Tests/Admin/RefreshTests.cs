using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.Admin;

public sealed class RefreshTests : IDisposable
{
    private readonly AdminFixture _node = new();

    public void Dispose() => _node.Dispose();

    [Theory]
    [InlineData("SELECT 1 -- runtime_mysql_servers", "MYSQL SERVERS: refresh")]
    [InlineData("SELECT * FROM runtime_mysql_replication_hostgroups", "MYSQL SERVERS: refresh")]
    [InlineData("SELECT * FROM runtime_mysql_group_replication_hostgroups", "MYSQL SERVERS: refresh")]
    [InlineData("SELECT * FROM runtime_mysql_users", "MYSQL USERS: refresh")]
    [InlineData("SELECT * FROM runtime_mysql_query_rules", "MYSQL QUERY RULES: refresh")]
    [InlineData("SELECT * FROM runtime_scheduler", "SCHEDULER: refresh")]
    [InlineData("SELECT 'runtime_proxysql_servers'", "PROXYSQL SERVERS: refresh")]
    [InlineData("SELECT * FROM global_variables", "ADMIN VARIABLES: refresh,MYSQL VARIABLES: refresh")]
    [InlineData("SELECT * FROM RUNTIME_MYSQL_USERS", "")]
    [InlineData("SHOW VARIABLES", "")]
    [InlineData("SELECT 'runtime_scheduler runtime_mysql_users runtime_proxysql_servers runtime_mysql_servers'",
        "MYSQL SERVERS: refresh,PROXYSQL SERVERS: refresh,MYSQL USERS: refresh,SCHEDULER: refresh")]
    public void Runtime_tables_are_refreshed_when_the_text_contains_their_name(string sql, string refreshed)
    {
        _node.Ask(sql);
        Assert.Equal(refreshed, string.Join(',', _node.Done));
    }

    [Fact]
    public void Stats_sessions_refresh_no_runtime_tables()
    {
        AdminFixture.Ask(_node.Stats, "SELECT 'runtime_mysql_users global_variables'");
        Assert.Empty(_node.Done);
    }

    [Fact]
    public void Runtime_variables_are_emptied_before_the_modules_fill_them()
    {
        _node.Ask("INSERT INTO RUNTIME_GLOBAL_VARIABLES VALUES ('a','b')");
        Assert.Equal("", _node.Rows("SELECT * FROM runtime_global_variables"));
    }

    [Theory]
    [InlineData("stats_mysql_connection_pool", "1|db1|3306|ONLINE|0|0|0|0|0|0|0|0")]
    [InlineData("stats_mysql_connection_pool_reset", "1|db1|3306|ONLINE|0|0|0|0|0|0|0|0")]
    [InlineData("stats_mysql_query_rules", "5|0")]
    [InlineData("stats_mysql_users", "app|0|10000")]
    [InlineData("stats_proxysql_servers_checksums", "127.0.0.2|6032|mysql_users|3|1517478000|0xAB|1517478001|1517478002|0")]
    [InlineData("stats_proxysql_servers_metrics", "127.0.0.2|6032|0||1|60|5|0|0|0")]
    [InlineData("stats_proxysql_servers_status", "")]
    [InlineData("stats_mysql_processlist", "")]
    [InlineData("stats_mysql_query_digest", "")]
    [InlineData("stats_mysql_query_digest_reset", "")]
    [InlineData("stats_mysql_prepared_statements_info", "")]
    public void Statistics_are_filled_for_administrators_and_stats_users(string table, string rows)
    {
        Assert.Equal(rows, _node.Rows($"SELECT * FROM {table}"));
        Assert.Equal(rows, AdminFixture.Rows(AdminFixture.Ask(_node.Stats, $"SELECT * FROM {table}")));
    }

    [Fact]
    public void Statistics_are_stale_until_the_text_names_them_in_lower_case()
    {
        Assert.Equal("", _node.Rows("SELECT * FROM STATS_MYSQL_USERS"));
        Assert.Equal("app|0|10000", _node.Rows("SELECT * FROM stats_mysql_users"));
        Assert.Equal("app|0|10000", _node.Rows("SELECT * FROM STATS_MYSQL_USERS"));
    }

    [Fact]
    public void Leftovers_in_the_process_list_go_in_any_case()
    {
        _node.Ask("INSERT INTO stats_mysql_process" + "list(ThreadID,SessionID,time_ms) VALUES (1,1,1)");
        Assert.Equal("", _node.Rows("SELECT * FROM STATS_MYSQL_PROCESSLIST"));
    }

    [Fact]
    public void Global_status_shows_an_idle_node()
    {
        _node.Clock.MonotonicMicroseconds = 90_000_000;
        string[] rows = _node.Rows("SELECT * FROM stats_mysql_global").Split('\n');
        Assert.Equal(61, rows.Length);
        Assert.Equal(["ProxySQL_Uptime|90", "Active_Transactions|0", "Client_Connections_aborted|0"], rows[..3]);
        Assert.Contains("Servers_table_version|7", rows);
        Assert.Contains("MySQL_Thread_Workers|4", rows);
        Assert.Contains("Stmt_Max_Stmt_id|1", rows);
        Assert.Equal("Query_Cache_Entries|0", rows[^1]);
        Assert.Contains("ProxySQL_Uptime|90", _node.Rows("SHOW MYSQL STATUS"), StringComparison.Ordinal);
    }

    [Fact]
    public void Counters_and_memory_metrics_name_everything()
    {
        string[] counters = _node.Rows("SELECT * FROM stats_mysql_commands_counters").Split('\n');
        Assert.Equal(52, counters.Length);
        Assert.Equal("ALTER_TABLE|0|0|0|0|0|0|0|0|0|0|0|0|0|0", counters[0]);
        Assert.StartsWith("UNKNOWN|", counters[^1], StringComparison.Ordinal);
        Assert.Equal("12", _node.Rows("SELECT COUNT(*) FROM stats_memory_metrics"));
    }

    [Fact]
    public void A_transaction_left_open_is_logged_not_hidden()
    {
        _node.Ask("SAVEPOINT mine");
        Assert.Equal("app|0|10000", _node.Rows("SELECT * FROM stats_mysql_users"));
        Assert.Equal("", _node.Log());
        _node.Checksums.Publish(Module.MysqlUsers, 1);
        Assert.Equal("6", _node.Rows("SELECT COUNT(*) FROM runtime_checksums_values"));
        Assert.Contains(
            "sqlite3db.cpp:60:execute(): [ERROR] SQLITE error: cannot start a transaction within a transaction --- BEGIN\n",
            _node.Log(), StringComparison.Ordinal);
    }
}
