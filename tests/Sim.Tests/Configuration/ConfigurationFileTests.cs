using Xunit;

namespace Sim.Tests.Configuration;

public sealed class ConfigurationFileTests
{
    [Fact]
    public void Values_of_variables_are_booleans_numbers_and_text()
    {
        using var node = new ConfiguredNode(
            """mysql_variables = { have_compress = false; max_connections = 77; server_version = "5.7.1"; poll_timeout = 5L };""");
        Assert.Equal("false", node.Variable("mysql-have_compress"));
        Assert.Equal(77, node.Variables.MysqlNumber("max_connections"));
        Assert.Equal("5.7.1", node.Variables.MysqlText("server_version"));
        Assert.Equal(
            "ProxySQL_Admin.cpp:3858:flush_mysql_variables___database_to_runtime(): [WARNING] Impossible to set variable poll_timeout with value \"\". "
            + "Resetting to current \"2000\".",
            Assert.Single(node.Events.LogLines));
    }

    [Fact]
    public void Servers_need_an_address_and_a_hostgroup()
    {
        using var node = new ConfiguredNode(
            """
            mysql_servers = (
                { address = "a"; hostgroup = 1; status = "weird" },
                { hostname = "b"; hostgroup = 2; port = 3307; weight = 5; status = "offline_soft"; comment = "it's" },
                { hostname = "c" }, { hostgroup = 3 }, 5 );
            mysql_replication_hostgroups = ( { writer_hostgroup = 1; reader_hostgroup = 2 }, { writer_hostgroup = 3 } );
            """);
        Assert.Equal(
            "1|a|3306|ONLINE|1|\n2|b|3307|offline_soft|5|it's",
            node.Table("SELECT hostgroup_id, hostname, port, status, weight, comment FROM disk.mysql_servers"));
        Assert.Equal("1|2|", node.Table("SELECT * FROM mysql_replication_hostgroups"));
        Assert.Empty(node.Events.Happened);
    }

    [Fact]
    public void Peers_without_a_port_are_skipped_silently_and_the_others_are_named()
    {
        using var node = new ConfiguredNode("""proxysql_servers = ( { hostname = "a" }, { address = "b"; port = 6032; comment = "x" } );""");
        Assert.Equal("b|6032|0|x", node.Table("SELECT * FROM proxysql_servers"));
        Assert.Equal("[INFO] Cluster: Adding ProxySQL Servers b:6032 from config file", Assert.Single(node.Events.LogLines));
    }

    [Fact]
    public void Users_are_frontend_and_backend_users()
    {
        using var node = new ConfiguredNode(
            """mysql_users = ( { username = "u"; default_hostgroup = 3 }, { password = "x" }, { username = "v"; active = 7 } );""");
        Assert.Equal("u||1|0|3||0|1|0|1|1|10000", node.Table("SELECT * FROM mysql_users"));
        Assert.StartsWith(
            "sqlite3db.cpp:60:execute(): [ERROR] SQLITE error: CHECK constraint failed: mysql_users --- INSERT OR REPLACE INTO mysql_users",
            Assert.Single(node.Events.LogLines),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Query_rules_need_an_id()
    {
        using var node = new ConfiguredNode(
            """
            mysql_query_rules = (
                { active = 1 },
                { rule_id = 4; match_pattern = "^S\"x"; destination_hostgroup = 2; apply = 5; cache_ttl = -3; OK_msg = "ok" } );
            """);
        Assert.Equal(
            "4|1|0|^S\"x|0|CASELESS|2|NULL|ok|1",
            node.Table(
                "SELECT rule_id, active, flagIN, match_pattern, negate_match_pattern, re_modifiers, destination_hostgroup, cache_ttl, OK_msg, apply "
                + "FROM mysql_query_rules"));
        Assert.Equal(
            "ProxySQL_Admin.cpp:7179:Read_MySQL_Query_Rules_from_configfile(): [ERROR] Admin: detected a mysql_query_rules in config file without "
            + "a mandatory rule_id",
            Assert.Single(node.Events.LogLines));
    }

    [Fact]
    public void Scheduler_rows_need_an_id_and_a_file()
    {
        using var node = new ConfiguredNode(
            """scheduler = ( { id = 1; interval_ms = 1000; filename = "/bin/x"; arg2 = "b" }, { id = 2 }, { filename = "y" } );""");
        Assert.Equal("1|1|1000|/bin/x|NULL|b|NULL|NULL|NULL|", node.Table("SELECT * FROM scheduler"));
    }

    [Fact]
    public void Loading_from_the_file_counts_its_rows()
    {
        using var node = new ConfiguredNode();
        var file = new Engine.Configuration.ConfigurationFile("x", Engine.Configuration.Libconfig.LibconfigReader.Read(
            """admin_variables = { read_only = true; refresh_interval = 1 }; mysql_users = ( { username = "u" }, { } );""", "x").Root!);
        Assert.Equal(2, node.AdminModule.FileToMemory(file));
        Assert.Equal(0, node.MysqlModule.FileToMemory(file));
        Assert.Equal(1, node.Users.FileToMemory(file));
        Assert.Equal("true", node.Variable("admin-read_only"));
        Assert.False(node.Variables.AdminSwitch("read_only"));
    }
}
