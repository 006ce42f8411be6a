using Sim.Engine.Admin;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.Admin;

public sealed class AdminSessionTests : IDisposable
{
    private const string PullServers =
        "SELECT hostgroup_id, hostname, port, status, weight, compression, max_connections, max_replication_lag, use_ssl, max_latency_ms, comment "
        + "FROM runtime_mysql_servers WHERE status<>'OFFLINE_HARD'";

    private readonly AdminFixture _node = new();

    public void Dispose() => _node.Dispose();

    [Fact]
    public void Pullers_get_the_dump_of_the_runtime_and_a_hello()
    {
        Assert.Equal("1|dumped", _node.Rows(PullServers.ToLowerInvariant() + " ORDER BY whatever"));
        Assert.Equal("10", _node.Rows(
            "SELECT writer_hostgroup, reader_hostgroup, COALESCE(comment,'') FROM runtime_mysql_replication_hostgroups"));
        Assert.Equal("hello\nhello\n", _node.Log());
        Assert.Empty(_node.Done);
    }

    [Fact]
    public void A_version_without_the_dump_executes_what_pullers_ask()
    {
        using var service = new AdminService(_node.Services with
        {
            Profile = Profile.ProxySql146 with { AnswersPullsWithRuntimeDump = false },
        });
        Assert.Equal("", AdminFixture.Rows(AdminFixture.Ask(service.Open("admin", "", isStats: false), PullServers)));
        Assert.Equal(["MYSQL SERVERS: refresh"], _node.Done);
    }

    [Fact]
    public void Ordinary_statements_answer_rows_and_counts()
    {
        Assert.Equal(new AdminReply.Ok(2, ""), _node.Ask("INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'a'),(2,'b')"));
        Assert.Equal("1|a|3306\n2|b|3306", _node.Rows("SELECT hostgroup_id, hostname, port FROM mysql_servers"));
        Assert.Equal(new AdminReply.Ok(2, ""), _node.Ask("UPDATE mysql_servers SET comment=\"a  b\""));
        Assert.Equal("a  b", _node.Rows("SELECT DISTINCT comment FROM mysql_servers"));
    }

    [Theory]
    [InlineData("xyz", "near \"xyz\": syntax error")]
    [InlineData("SELECT * FROM nowhere", "no such table: nowhere")]
    [InlineData("-- nothing", "not an error")]
    public void Errors_of_SQLite_carry_the_cut_state(string sql, string message) =>
        Assert.Equal($"1045 (#2800): {message}", AdminFixture.Error(_node.Ask(sql)));

    [Theory]
    [InlineData("")]
    [InlineData(" ;; ;")]
    public void An_empty_statement_ends_the_process(string sql)
    {
        Assert.Equal(new AdminReply.Dropped(), _node.Ask(sql));
        Assert.Equal(["crash"], _node.Lifecycle.Done);
    }

    [Fact]
    public void What_follows_the_first_statement_and_a_NUL_is_not_looked_at()
    {
        Assert.Equal("1", _node.Rows("SELECT 1; DELETE FROM mysql_users; rubbish"));
        Assert.Equal("2", _node.Rows("SELECT 2\0rubbish"));
    }

    [Theory]
    [InlineData("/*!40101 SET NAMES utf8 */")]
    [InlineData("/*!40000 ALTER TABLE `x` DISABLE KEYS */")]
    [InlineData("LOCK TABLES x WRITE")]
    [InlineData("use main")]
    [InlineData("begin")]
    [InlineData("Start Transaction")]
    [InlineData("COMMIT")]
    [InlineData("ROLLBACK")]
    [InlineData("SET NAMES utf8")]
    [InlineData("set autocommit=0")]
    [InlineData("SET SQL_SAFE_UPDATES=1")]
    [InlineData("SET character_set_results = NULL")]
    [InlineData("PROXYSQL MEMPROFILE START")]
    public void Noise_of_clients_is_answered_OK(string sql)
    {
        Assert.Equal(new AdminReply.Ok(0, ""), _node.Ask(sql));
        Assert.Equal("", _node.Log());
    }

    [Theory]
    [InlineData("select @@version_comment limit 1", "'(ProxySQL Admin Module)'", "(ProxySQL Admin Module)")]
    [InlineData("select DATABASE(), USER() limit 1", "DATABASE(),USER()", "admin|admin")]
    [InlineData("SELECT @@version", "@@version", "v1.4.6-0-g3b9e4a6")]
    [InlineData("select version()", "version()", "v1.4.6-0-g3b9e4a6")]
    [InlineData("SELECT DATABASE()", "DATABASE()", "admin")]
    [InlineData("SELECT DATABASE() AS name", "name", "admin")]
    [InlineData("select @@character_set_client, @@character_set_connection, @@character_set_server, @@character_set_database limit 1",
        "@@character_set_client,@@character_set_connection,@@character_set_server,@@character_set_database", "utf8|utf8|utf8|utf8")]
    public void Questions_of_clients_are_answered(string sql, string columns, string row)
    {
        AdminReply reply = _node.Ask(sql);
        Assert.Equal(columns, string.Join(',', Assert.IsType<AdminReply.Rows>(reply).Set.Columns));
        Assert.Equal(row, AdminFixture.Rows(reply));
    }

    [Fact]
    public void Variables_can_be_selected_with_two_at_signs()
    {
        _node.Ask("DELETE FROM global_variables");
        _node.Ask("INSERT INTO global_variables VALUES ('mysql-max_allowed_packet','99'),('mysql-threads','4')");
        Assert.Equal("99", _node.Rows("SELECT @@max_allowed_packet limit 1"));
        AdminReply reply = _node.Ask("SELECT @@mysql-threads");
        Assert.Equal(["@@mysql-threads"], Assert.IsType<AdminReply.Rows>(reply).Set.Columns);
        Assert.Equal("4", AdminFixture.Rows(reply));
        Assert.Equal("mysql-threads|4", _node.Rows("SHOW VARIABLES LIKE 'mysql-thr%'"));
        Assert.Equal("mysql-threads|4", _node.Rows("SHOW VARIABLES WHERE variable_value=4"));
        Assert.Equal("4194304", AdminFixture.Rows(AdminFixture.Ask(_node.Stats, "SELECT @@max_allowed_packet")));
    }

    [Fact]
    public void SET_updates_memory_and_is_logged_unless_it_may_show_a_password()
    {
        _node.Ask("DELETE FROM global_variables");
        _node.Ask("INSERT INTO global_variables VALUES ('mysql-threads','4'),('admin-cluster_password','')");
        Assert.Equal(new AdminReply.Ok(1, ""), _node.Ask("SET  mysql-threads = 8"));
        Assert.Equal("8", _node.Rows("SELECT @@mysql-threads"));
        Assert.Equal(new AdminReply.Ok(1, ""), _node.Ask("SET admin-cluster_password='x'"));
        Assert.Equal("2018-02-01 10:00:00 [INFO] Received command SET mysql-threads = 8\n", _node.Log());
    }

    [Fact]
    public void SET_knows_its_limits()
    {
        Assert.Equal(new AdminReply.Ok(0, "ERROR: Unknown global variable: 'mysql-nothing'."), _node.Ask("SET mysql-nothing=1"));
        Assert.Equal(
            "1045 (28000): ERROR: Global variable 'mysql-init_connect' is not configurable using SET command. You must run UPDATE global_variables",
            AdminFixture.Error(_node.Ask("SET mysql-init_connect='x'")));
        Assert.Equal("1045 (#2800): near \"WHERE\": syntax error", AdminFixture.Error(_node.Ask("SET mysql-threads")));
        Assert.Equal("1045 (#2800): near \"mysql\": syntax error", AdminFixture.Error(_node.Ask("SET mysql-threads='a=b'")));
    }

    [Fact]
    public void PULL_VERSION_waits_and_answers_the_version()
    {
        Assert.Equal("7", _node.Rows("PULL VERSION MYSQL SERVERS 5 10"));
        Assert.Equal(["wait 5 10"], _node.Done);
        Assert.Equal("1045 (28000): Invalid argument", AdminFixture.Error(_node.Ask("PULL VERSION MYSQL SERVERS 5")));
        Assert.Equal("1045 (#2800): near \"PULL\": syntax error", AdminFixture.Error(_node.Ask("PULL VERSION MYSQL SERVERS")));
    }

    [Fact]
    public void KILL_CONNECTION_ends_a_client_that_exists()
    {
        Assert.Equal(new AdminReply.Ok(0, ""), _node.Ask("kill connection 5"));
        Assert.Equal("1045 (28000): Unknown thread id: 4294967295", AdminFixture.Error(_node.Ask("KILL CONNECTION -1")));
        Assert.Equal("1045 (28000): Unknown thread id: 0", AdminFixture.Error(_node.Ask("KILL CONNECTION x")));
    }

    [Theory]
    [InlineData("PROXYSQL SHUTDOWN", "shutdown")]
    [InlineData("PROXYSQL RESTART", "restart")]
    [InlineData("PROXYSQL STOP", "stop")]
    [InlineData("PROXYSQL KILL", "kill")]
    public void Endings_drop_the_connection(string sql, string request)
    {
        Assert.Equal(new AdminReply.Dropped(), _node.Ask(sql.ToLowerInvariant()));
        Assert.Equal([request], _node.Lifecycle.Done);
        Assert.Equal($"2018-02-01 10:00:00 [INFO] Received {sql} command\n", _node.Log());
    }

    [Fact]
    public void Pause_and_resume_depend_on_the_state()
    {
        Assert.Equal(
            "1045 (28000): ProxySQL MySQL module is not paused, impossible to resume", AdminFixture.Error(_node.Ask("PROXYSQL RESUME")));
        Assert.Equal(new AdminReply.Ok(0, ""), _node.Ask("PROXYSQL PAUSE"));
        _node.Lifecycle.IsPaused = true;
        Assert.Equal(
            "1045 (28000): ProxySQL MySQL module is already paused, impossible to pause", AdminFixture.Error(_node.Ask("PROXYSQL PAUSE")));
        Assert.Equal(new AdminReply.Ok(0, ""), _node.Ask("PROXYSQL RESUME"));
        _node.Lifecycle.IsStarted = false;
        Assert.Equal(
            "1045 (28000): ProxySQL MySQL module not running, impossible to pause", AdminFixture.Error(_node.Ask("PROXYSQL PAUSE")));
        Assert.Equal(
            "1045 (28000): ProxySQL MySQL module not running, impossible to resume", AdminFixture.Error(_node.Ask("PROXYSQL RESUME")));
        Assert.Equal(["pause", "resume"], _node.Lifecycle.Done);
    }

    [Fact]
    public void START_is_for_nodes_that_wait_for_it()
    {
        Assert.Equal("1045 (28000): ProxySQL already started", AdminFixture.Error(_node.Ask("PROXYSQL START")));
        Assert.EndsWith(
            "2018-02-01 10:00:00 ProxySQL_Admin.cpp:549:admin_handler_command_proxysql(): [WARNING] "
            + "ProxySQL was already started when received PROXYSQL START command\n",
            _node.Log(), StringComparison.Ordinal);
        _node.Lifecycle.IsStarted = false;
        Assert.Equal(new AdminReply.Ok(0, ""), _node.Ask("PROXYSQL START"));
        Assert.Equal(["start"], _node.Lifecycle.Done);
    }

    [Fact]
    public void Stats_sessions_read_statistics_and_nothing_else()
    {
        AdminReply Ask(string sql) => AdminFixture.Ask(_node.Stats, sql);
        Assert.Equal("app|0|10000", AdminFixture.Rows(Ask("SELECT * FROM stats_mysql_users")));
        Assert.Equal("stats", AdminFixture.Rows(Ask("SELECT DATABASE()")));
        Assert.Equal("1045 (#2800): no such table: mysql_users", AdminFixture.Error(Ask("SELECT * FROM mysql_users")));
        Assert.Equal("1045 (#2800): attempt to write a readonly database", AdminFixture.Error(Ask("DELETE FROM stats_mysql_users")));
        Assert.Equal("1045 (28000): Command not allowed", AdminFixture.Error(Ask("PRAGMA query_only=OFF")));
        Assert.Equal("1045 (28000): Command not allowed", AdminFixture.Error(Ask("attach 'x' as y")));
        Assert.Equal("1045 (#2800): near \"LOAD\": syntax error", AdminFixture.Error(Ask("LOAD MYSQL USERS TO RUNTIME")));
        Assert.EndsWith(
            "2018-02-01 10:00:00 ProxySQL_Admin.cpp:2932:admin_session_handler(): [ERROR] [WARNING]: Commands executed from stats interface in "
            + "Admin Module: \"attach 'x' as y\"\n",
            _node.Log(), StringComparison.Ordinal);
        Assert.Empty(_node.Done);
    }

    [Fact]
    public void Stats_sessions_see_the_logs_of_the_monitor()
    {
        _node.Ask("INSERT INTO monitor.mysql_server_ping_log VALUES ('db1',3306,1,2,NULL)");
        Assert.Equal("db1|3306|1|2|NULL", AdminFixture.Rows(AdminFixture.Ask(_node.Stats, "SELECT * FROM mysql_server_ping_log")));
        _node.Ask("DELETE FROM monitor.mysql_server_ping_log");
        Assert.Equal("", AdminFixture.Rows(AdminFixture.Ask(_node.Stats, "SELECT * FROM monitor.mysql_server_ping_log")));
    }

    [Fact]
    public void Dropped_tables_do_not_end_the_node()
    {
        _node.Checksums.Publish(Sim.Engine.Checksums.Module.MysqlUsers, 1);
        _node.Ask("DROP TABLE runtime_checksums_values");
        Assert.Equal("1045 (#2800): no such table: runtime_checksums_values", AdminFixture.Error(_node.Ask("SELECT * FROM runtime_checksums_values")));
        _node.Ask("DROP TABLE stats.stats_mysql_global");
        _node.Ask("SELECT * FROM stats_mysql_global ORDER BY Variable_Name");
        Assert.Equal("1", _node.Rows("SELECT 1"));
    }
}
