using Sim.Engine.Configuration;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;
using Xunit;

namespace Sim.Tests.Configuration;

public sealed class TableSchemasTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();
    private readonly AdminDatabase _database = new(new ManualClock());

    public TableSchemasTests() => TableSchemas.Create(_database, Profile.ProxySql146, _disk);

    public void Dispose()
    {
        _database.Dispose();
        _disk.Dispose();
    }

    [Fact]
    public void Schemas_are_attached_in_the_order_of_the_real_node() =>
        Assert.Equal(
            [
                "0 main ",
                $"2 disk {_disk.PathOf(DatabaseFile.Configuration)}",
                "3 stats ",
                "4 monitor ",
                $"5 stats_history {_disk.PathOf(DatabaseFile.StatsHistory)}",
            ],
            _database.Query("PRAGMA DATABASE_LIST").Rows.Where(row => row[1] != "temp").Select(row => string.Join(' ', row)));

    [Theory]
    [InlineData("main", 18)]
    [InlineData("disk", 9)]
    [InlineData("stats", 15)]
    [InlineData("monitor", 5)]
    [InlineData("stats_history", 12)]
    public void Each_schema_has_the_tables_of_1_4_6(string schema, int tables) =>
        Assert.Equal(
            tables.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _database.Scalar($"SELECT COUNT(*) FROM {schema}.sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite%'"));

    [Fact]
    public void A_statement_is_kept_word_for_word() =>
        Assert.Equal(
            "CREATE TABLE proxysql_servers (hostname VARCHAR NOT NULL , port INT NOT NULL DEFAULT 6032 , "
            + "weight INT CHECK (weight >= 0) NOT NULL DEFAULT 0 , comment VARCHAR NOT NULL DEFAULT '' , PRIMARY KEY (hostname, port) )",
            _database.Scalar("SELECT sql FROM disk.sqlite_master WHERE name='proxysql_servers'"));

    [Fact]
    public void The_first_collation_of_a_charset_is_its_default() =>
        Assert.Equal(
            ["33 utf8_general_ci utf8 Yes", "83 utf8_bin utf8 "],
            _database.Query("SELECT * FROM mysql_collations WHERE Id IN (33, 83)").Rows.Select(row => string.Join(' ', row)));

    [Fact]
    public void A_table_of_another_definition_on_disk_is_built_anew()
    {
        _database.ExecuteScript("DROP TABLE disk.proxysql_servers; CREATE TABLE disk.proxysql_servers (hostname VARCHAR)");
        _database.ExecuteScript("INSERT INTO disk.proxysql_servers VALUES ('a')");
        _database.ExecuteScript("INSERT INTO disk.mysql_users (username) VALUES ('kept')");
        using var again = new AdminDatabase();
        TableSchemas.Create(again, Profile.ProxySql146, _disk);
        Assert.Equal("0", again.Scalar("SELECT COUNT(*) FROM disk.proxysql_servers WHERE port=0"));
        Assert.Equal("kept", again.Scalar("SELECT username FROM disk.mysql_users"));
    }
}
