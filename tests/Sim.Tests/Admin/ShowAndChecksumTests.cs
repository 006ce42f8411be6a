using Sim.Engine.Admin;
using Xunit;

namespace Sim.Tests.Admin;

public sealed class ShowAndChecksumTests : IDisposable
{
    private readonly AdminFixture _node = new();

    public void Dispose() => _node.Dispose();

    [Theory]
    [InlineData("SHOW TABLES")]
    [InlineData("SHOW TABLES FROM stats")]
    [InlineData("SHOW TABLES LIKE 'mysql%'")]
    [InlineData("SHOW CHARSET")]
    [InlineData("SHOW COLLATION")]
    [InlineData("SHOW MYSQL STATUS")]
    [InlineData("SHOW DATABASES")]
    [InlineData("SHOW SCHEMAS")]
    [InlineData("SHOW CREATE TABLE mysql_users")]
    public void Forms_with_rows(string sql) => Assert.NotEqual("", _node.Rows(sql.ToLowerInvariant().Replace("mysql%", "mysql%", StringComparison.Ordinal)));

    [Theory]
    [InlineData("SHOW PROCESSLIST", "SessionID,user,db,hostgroup,command,time_ms,info")]
    [InlineData("SHOW FULL PROCESSLIST",
        "ThreadID,SessionID,user,db,cli_host,cli_port,hostgroup,l_srv_host,l_srv_port,srv_host,srv_port,command,time_ms,info")]
    [InlineData("SHOW MYSQL SERVERS",
        "hostgroup_id,hostname,port,status,weight,compression,max_connections,max_replication_lag,use_ssl,max_latency_ms,comment")]
    public void Forms_without_rows_still_name_their_columns(string sql, string columns)
    {
        ResultSet set = Assert.IsType<AdminReply.Rows>(_node.Ask(sql)).Set;
        Assert.Equal(columns, string.Join(',', set.Columns));
        Assert.Empty(set.Rows);
    }

    [Fact]
    public void Users_and_servers_are_shown_in_order()
    {
        _node.Ask("INSERT INTO mysql_users(username,password) VALUES ('b','1'),('a','2')");
        _node.Ask("INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (2,'x'),(1,'y')");
        Assert.StartsWith("a|2|", _node.Rows("SHOW MYSQL USERS"), StringComparison.Ordinal);
        Assert.StartsWith("1|y|", _node.Rows("SHOW MYSQL SERVERS"), StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_are_shown_by_group()
    {
        _node.Ask("DELETE FROM global_variables");
        _node.Ask("INSERT INTO global_variables VALUES ('mysql-b','1'),('admin-version','1.4.6'),('mysql-a','2')");
        const string All = "admin-version|1.4.6\nmysql-a|2\nmysql-b|1";
        Assert.Equal(All, _node.Rows("SHOW VARIABLES"));
        Assert.Equal(All, _node.Rows("SHOW GLOBAL VARIABLES"));
        Assert.Equal(All, _node.Rows("SHOW ALL VARIABLES"));
        Assert.Equal("admin-version|1.4.6", _node.Rows("SHOW ADMIN VARIABLES"));
        Assert.Equal("mysql-a|2\nmysql-b|1", _node.Rows("SHOW MYSQL VARIABLES"));
        Assert.Equal("version|v1.4.6-0-g3b9e4a6", _node.Rows("SHOW GLOBAL VARIABLES LIKE 'version'"));
        Assert.Equal("", _node.Rows("SHOW GLOBAL VARIABLES LIKE 'versionless'".Replace("less", "", StringComparison.Ordinal)
            .Replace("GLOBAL VARIABLES LIKE", "VARIABLES LIKE", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false, "read_only|OFF")]
    [InlineData(true, "read_only|ON")]
    public void A_monitor_is_told_whether_the_node_is_read_only(bool isReadOnly, string row)
    {
        _node.IsReadOnly = isReadOnly;
        Assert.Equal(row, _node.Rows("show global variables like 'read_only'"));
        Assert.Equal(row, AdminFixture.Rows(AdminFixture.Ask(_node.Stats, "SHOW GLOBAL VARIABLES LIKE 'read_only'")));
    }

    [Fact]
    public void A_table_definition_is_shown_one_column_a_line()
    {
        string shown = _node.Rows("SHOW CREATE TABLE main.`global_variables`");
        Assert.Equal(
            "global_variables|CREATE TABLE global_variables (\n    variable_name VARCHAR NOT NULL PRIMARY KEY,\n"
            + "    variable_value VARCHAR NOT NULL)",
            shown);
        Assert.Equal(shown, _node.Rows("show create table global_variables"));
        Assert.Equal("", _node.Rows("SHOW CREATE TABLE disk.nowhere"));
    }

    [Fact]
    public void Mysqldump_gets_its_descriptions()
    {
        Assert.Equal(
            "scheduler|SQLite|10|Dynamic|10|0|0|0|0|0|NULL|0000-00-00 00:00:00|0000-00-00 00:00:00|0000-00-00 00:00:00|utf8_bin|NULL||",
            _node.Rows("show table status like 'scheduler'"));
        Assert.Equal(
            "0|varchar(255)|NO|||\n1|varchar(255)|NO|||", _node.Rows("show fields from `global_variables`"));
        Assert.Equal("1045 (#2800): Table does not exist", AdminFixture.Error(_node.Ask("show fields from `nowhere`")));
    }

    [Theory]
    [InlineData("SHOW PROXYSQL SERVERS")]
    [InlineData("SHOW TABLESX")]
    [InlineData("SHOW")]
    public void Other_forms_are_a_syntax_error(string sql) =>
        Assert.Equal("1045 (#2800): near \"SHOW\": syntax error", AdminFixture.Error(_node.Ask(sql)));

    [Theory]
    [InlineData("MYSQL SERVERS")]
    [InlineData("MYSQL USERS")]
    [InlineData("MYSQL QUERY RULES")]
    [InlineData("MYSQL REPLICATION HOSTGROUPS")]
    public void Empty_tables_have_an_empty_checksum_in_every_form(string table)
    {
        foreach (string form in (string[])["CHECKSUM X", "CHECKSUM MEM X", "CHECKSUM MEMORY X", "CHECKSUM DISK X"])
        {
            AdminReply reply = _node.Ask(form.Replace("X", table, StringComparison.Ordinal).ToLowerInvariant());
            Assert.Equal(["table", "checksum"], Assert.IsType<AdminReply.Rows>(reply).Set.Columns);
            Assert.Equal($"{table}|0x00", AdminFixture.Rows(reply));
        }
    }

    [Fact]
    public void Memory_and_disk_have_checksums_of_their_own()
    {
        _node.Ask("INSERT INTO mysql_users(username,password) VALUES ('a','b')");
        string memory = _node.Rows("CHECKSUM MYSQL USERS");
        Assert.NotEqual("MYSQL USERS|0x00", memory);
        Assert.Equal("MYSQL USERS|0x00", _node.Rows("CHECKSUM DISK MYSQL USERS"));
        _node.Ask("INSERT INTO disk.mysql_users SELECT * FROM main.mysql_users");
        Assert.Equal(memory, _node.Rows("CHECKSUM DISK MYSQL USERS"));
    }

    [Fact]
    public void Group_replication_has_its_words_swapped()
    {
        const string Empty = "MYSQL GROUP REPLICATION HOSTGROUPS|0x00";
        Assert.Equal(Empty, _node.Rows("CHECKSUM MYSQL GROUP REPLICATION HOSTGROUPS"));
        Assert.Equal(Empty, _node.Rows("CHECKSUM MEM MYSQL GROUP REPLICATION HOSTGROUPS"));
        Assert.Equal(Empty, _node.Rows("CHECKSUM MEMORY GROUP MYSQL REPLICATION HOSTGROUPS"));
        foreach (string unknown in (string[])["CHECKSUM MEMORY MYSQL GROUP REPLICATION HOSTGROUPS", "CHECKSUM DISK MYSQL GROUP REPLICATION HOSTGROUPS"])
        {
            Assert.Equal("1045 (#2800): near \"CHECKSUM\": syntax error", AdminFixture.Error(_node.Ask(unknown)));
        }
    }

    [Fact]
    public void A_checksum_of_a_missing_table_is_logged()
    {
        _node.Ask("DROP TABLE main.mysql_users");
        Assert.Equal("MYSQL USERS|0x00", _node.Rows("CHECKSUM MYSQL USERS"));
        _node.Ask("DROP TABLE disk.mysql_users");
        Assert.Equal("1045 (28000): no such table: mysql_users", AdminFixture.Error(_node.Ask("CHECKSUM MYSQL USERS")));
        Assert.Equal(
            "2018-02-01 10:00:00 ProxySQL_Admin.cpp:2701:admin_session_handler(): [ERROR] Error: no such table: mysql_users\n", _node.Log());
    }
}
