using Sim.Engine.Configuration;
using Sim.Engine.Configuration.Schemas;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.Configuration;

/// <summary>The tables of statistics are made when somebody looks; nobody may notice.</summary>
public sealed class DormantSchemasTests : IDisposable
{
    private readonly AdminDatabase _database = new(new ManualClock());

    public DormantSchemasTests() => TableSchemas.Create(_database, Profile.ProxySql146, new MemoryDisk());

    /// <summary>Every table and index that is made later, but for stats.global_variables, which has main's before it.</summary>
    public static TheoryData<string> Names =>
    [
        .. SchemaFiles.Stats.Concat(SchemaFiles.Monitor.Where(definition => definition.Sql.StartsWith("CREATE TABLE", StringComparison.Ordinal)))
            .Concat(SchemaFiles.StatsHistory).Select(definition => definition.Name).Where(name => name != "global_variables"),
    ];

    public void Dispose() => _database.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_is_there_for_whoever_names_it(string name)
    {
        Assert.True(_database.HasDormantSchemas);
        Assert.Null(_database.Run($"SELECT * FROM {name.ToUpperInvariant()}").Error);
    }

    [Theory]
    [InlineData("INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'a')")]
    [InlineData("SELECT hostgroup_id FROM mysql_servers ORDER BY hostname")]
    [InlineData("REPLACE INTO mysql_query_rules(rule_id,active) VALUES (1,1)")]
    [InlineData("DELETE FROM mysql_users")]
    [InlineData("BEGIN")]
    public void Work_on_the_configuration_makes_no_tables_of_statistics(string sql)
    {
        Assert.Null(_database.Run(sql).Error);
        Assert.True(_database.HasDormantSchemas);
    }

    [Theory]
    [InlineData("PRAGMA table_list", "stats")]
    [InlineData("SELECT schema || ' ' || name FROM pragma_table_list", "stats_history system_cpu")]
    [InlineData("SELECT name FROM monitor.sqlite_master", "idx_ping_log_time_start")]
    public void Lists_of_tables_are_whole(string sql, string expected) =>
        Assert.Contains(_database.Run(sql).Rows!.Rows, row => row.Any(value => value == expected));

    [Theory]
    [InlineData("BEGIN")]
    [InlineData("BEGIN IMMEDIATE")]
    [InlineData("BEGIN EXCLUSIVE")]
    [InlineData("SAVEPOINT here")]
    public void A_transaction_goes_on_when_somebody_looks_in_the_middle_of_it(string begin)
    {
        Assert.Null(_database.Run(begin).Error);
        Assert.Null(_database.Run("INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'a')").Error);
        Assert.Null(_database.Run("INSERT INTO stats.stats_mysql_global VALUES ('Questions', '1')").Error);
        Assert.Equal("1", _database.Scalar("SELECT COUNT(*) FROM mysql_servers"));
        Assert.Null(_database.Run("ROLLBACK").Error);
        Assert.Equal("0 0", _database.Scalar("SELECT (SELECT COUNT(*) FROM mysql_servers) || ' ' || (SELECT COUNT(*) FROM stats_mysql_global)"));
    }

    [Fact]
    public void Stats_sessions_find_the_one_variable_that_drivers_ask_for() =>
        Assert.Equal("mysql-max_allowed_packet 4194304", _database.Scalar("SELECT variable_name || ' ' || variable_value FROM stats.global_variables"));

    [Fact]
    public void Somebody_who_waits_for_the_tables_hears_of_them_before_the_statement_runs()
    {
        _database.Woken += () => _database.Execute("INSERT INTO stats.stats_mysql_global VALUES ('Questions', '7')");
        Assert.Equal("7", _database.Run("SELECT Variable_Value FROM stats_mysql_global").Rows!.Rows[0][0]);
    }
}
