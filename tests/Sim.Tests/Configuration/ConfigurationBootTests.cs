using Sim.Engine.Configuration;
using Sim.Engine.Seams;
using Xunit;

namespace Sim.Tests.Configuration;

public sealed class ConfigurationBootTests : IDisposable
{
    private const string File = """mysql_variables = { max_connections = 77 }; mysql_users = ( { username = "u" } );""";

    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_file_is_read_into_a_new_database_and_ignored_ever_after()
    {
        using (ConfiguredNode first = Boot(File))
        {
            Assert.Equal("77", first.Variable("mysql-max_connections", "disk.global_variables"));
            Assert.Equal("u", first.Table("SELECT username FROM disk.mysql_users"));
        }

        using ConfiguredNode second = Boot("mysql_variables = { max_connections = 99 };");
        Assert.Equal(77, second.Variables.MysqlNumber("max_connections"));
        Assert.Equal("u", second.Table("SELECT username FROM mysql_users"));
    }

    [Fact]
    public void Reload_merges_the_file_into_the_database()
    {
        Boot(File).Dispose();
        using ConfiguredNode node = Boot("""mysql_users = ( { username = "v" } );""", options => options with { Reload = true });
        Assert.Equal("u\nv", node.Table("SELECT username FROM disk.mysql_users"));
        Assert.Equal(77, node.Variables.MysqlNumber("max_connections"));
    }

    [Fact]
    public void Initial_sets_the_database_aside_and_begins_with_the_file()
    {
        Boot(File).Dispose();
        var events = new EventList();
        ConfigurationBoot.SetDatabaseAside(_disk, events);
        using ConfiguredNode node = Boot("", options => options with { Initial = true });
        Assert.Equal("", node.Table("SELECT username FROM mysql_users"));
        Assert.Equal(10000, node.Variables.MysqlNumber("max_connections"));
        Assert.Equal(_disk.PathOf(DatabaseFile.Configuration), Assert.IsType<DatabaseSetAside>(Assert.Single(events.Happened)).Path);
    }

    [Fact]
    public void What_was_not_saved_is_gone_after_a_restart()
    {
        using (ConfiguredNode first = Boot(null))
        {
            first.SetRow("mysql-max_connections", "5");
            first.SetRow("mysql-poll_timeout", "50");
            first.MysqlModule.MemoryToDisk();
            first.SetRow("mysql-max_connections", "6");
        }

        using ConfiguredNode second = Boot(null);
        Assert.Equal(5, second.Variables.MysqlNumber("max_connections"));
        Assert.Equal(50, second.Variables.MysqlNumber("poll_timeout"));
    }

    [Fact]
    public void The_socket_of_the_command_line_wins()
    {
        using ConfiguredNode node = Boot("""admin_variables = { mysql_ifaces = "h:1" };""", options => options with { AdminSocket = "/tmp/admin.sock" });
        Assert.Equal(["/tmp/admin.sock"], node.Variables.AdminInterfaces());
    }

    [Fact]
    public void A_stats_session_finds_max_allowed_packet()
    {
        using ConfiguredNode node = Boot(null);
        Assert.Equal("mysql-max_allowed_packet|4194304", node.Table("SELECT * FROM stats.global_variables"));
    }

    [Theory]
    [InlineData("scheduler v1.2.2a", "scheduler", "id,interval_ms,filename,comment", "7,500,'f','c'", "7|1|500|f|NULL|NULL|NULL|NULL|NULL|c", 7653)]
    [InlineData("mysql_users pre-1.4", "mysql_users", "username,password", "'u','p'", "u|p|1|0|0|NULL|0|0|0|1|1|10000", 7770)]
    [InlineData("mysql_replication_hostgroups v1.2.2 (pre-1.4.5)", "mysql_replication_hostgroups", "writer_hostgroup,reader_hostgroup", "1,2", "1|2|", 7746)]
    public void A_table_of_an_older_version_is_upgraded_with_its_rows(string old, string table, string columns, string values, string row, int line)
    {
        Boot(null).Dispose();
        using (var database = new AdminDatabase())
        {
            _disk.Attach(database.Connection, DatabaseFile.Configuration, "disk");
            string definition = Engine.Configuration.Schemas.SchemaFiles.OldTables[old];
            database.ExecuteScript($"DROP TABLE disk.{table}");
            database.ExecuteScript(definition.Replace($"CREATE TABLE {table}", $"CREATE TABLE disk.{table}", StringComparison.Ordinal));
            _ = database.Execute($"INSERT INTO disk.{table} ({columns}) VALUES ({values})");
        }

        using ConfiguredNode node = Boot(null);
        Assert.Equal(row, node.Table($"SELECT * FROM {table}"));
        string log = string.Join('\n', node.Events.LogLines);
        Assert.Contains($"ProxySQL_Admin.cpp:{line}:disk_upgrade_", log, StringComparison.Ordinal);
        Assert.Contains($"[WARNING] ONLINE UPGRADE of table {table} in progress", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_1_4_0a_are_lost_by_the_upgrade()
    {
        Boot(null).Dispose();
        using (var database = new AdminDatabase())
        {
            _disk.Attach(database.Connection, DatabaseFile.Configuration, "disk");
            database.ExecuteScript("DROP TABLE disk.mysql_query_rules");
            string definition = Engine.Configuration.Schemas.SchemaFiles.OldTables["mysql_query_rules v1.4.0a"];
            database.ExecuteScript(definition.Replace("CREATE TABLE ", "CREATE TABLE disk.", StringComparison.Ordinal));
            _ = database.Execute("INSERT INTO disk.mysql_query_rules (rule_id) VALUES (1)");
        }

        using ConfiguredNode node = Boot(null);
        Assert.Equal("", node.Table("SELECT * FROM mysql_query_rules"));
        Assert.Equal("1", node.Table("SELECT rule_id FROM disk.mysql_query_rules_v40a"));
        Assert.Contains(node.Events.Happened, happened => happened is StatementFailed);
    }

    private ConfiguredNode Boot(string? file, Func<ConfigurationBootOptions, ConfigurationBootOptions>? change = null) => new(file, _disk, change);
}
