using Sim.Engine.Configuration;
using Xunit;

namespace Sim.Tests.Configuration;

public sealed class AdminDatabaseTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly AdminDatabase _database;

    public AdminDatabaseTests()
    {
        _database = new AdminDatabase(_clock, seed: 7);
        _database.ExecuteScript("CREATE TABLE t (a INT CHECK (a > 0) NOT NULL, b INT CONSTRAINT even CHECK (b % 2 = 0), PRIMARY KEY (a))");
    }

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("", "not an error")]
    [InlineData("SELECT * FROM ", "near \" \": syntax error")]
    [InlineData("UPDATE t SET a=-1", null)]
    public void Errors_have_the_words_of_the_bundled_sqlite(string sql, string? error) => Assert.Equal(error, _database.Run(sql).Error);

    [Fact]
    public void Text_in_double_quotes_is_text() => Assert.Equal("abc", _database.Run("SELECT \"abc\"").Rows!.Rows[0][0]);

    [Theory]
    [InlineData("SELECT ''")]
    [InlineData("SELECT x''")]
    public void No_bytes_are_a_value_too(string sql) => Assert.Equal("", _database.Run(sql).Rows!.Rows[0][0]);

    [Theory]
    [InlineData("SELECT 1\0 nonsense", "1")]
    [InlineData("SELECT 1; nonsense", "1")]
    [InlineData("SELECT 1 /* \ud800 */", "1")]
    public void Strange_text_is_no_failure(string sql, string answer) => Assert.Equal(answer, _database.Run(sql).Rows!.Rows[0][0]);

    [Theory]
    [InlineData("SELECT CURRENT_TIMESTAMP", "2018-02-01 09:40:00")]
    [InlineData("SELECT datetime('now')", "2018-02-01 09:40:00")]
    [InlineData("SELECT datetime('now','localtime')", "2018-02-01 09:40:00")]
    [InlineData("SELECT date('now','+1 day')", "2018-02-02")]
    [InlineData("SELECT strftime('%s','now')", "1517478000")]
    [InlineData("SELECT strftime('%Y')", "2018")]
    [InlineData("SELECT from_unixtime(1517478000)", "2018-02-01 09:40:00")]
    [InlineData("SELECT datetime(1517478000,'unixepoch')", "2018-02-01 09:40:00")]
    [InlineData("SELECT date(NULL)", null)]
    public void Dates_come_from_the_nodes_clock(string sql, string? answer) => Assert.Equal(answer, _database.Run(sql).Rows!.Rows[0][0]);

    [Fact]
    public void Chance_repeats_from_its_seed()
    {
        using var same = new AdminDatabase(_clock, seed: 7);
        using var other = new AdminDatabase(_clock, seed: 8);
        string? drawn = _database.Scalar("SELECT random() || hex(randomblob(8))");
        Assert.Equal(drawn, same.Scalar("SELECT random() || hex(randomblob(8))"));
        Assert.NotEqual(drawn, other.Scalar("SELECT random() || hex(randomblob(8))"));
    }

    [Fact]
    public void An_error_while_reading_rows_ends_the_result()
    {
        _database.ExecuteScript("CREATE TABLE n (v INT); INSERT INTO n VALUES (-1), (-9223372036854775808), (-2)");
        Assert.Equal(["1"], _database.Run("SELECT abs(v) FROM n").Rows!.Rows.Select(row => row[0]));
    }

    [Fact]
    public void Errors_while_reading_rows_can_be_reported()
    {
        using var careful = new AdminDatabase { ReportsRowErrors = true };
        Assert.Equal("integer overflow", careful.Run("SELECT abs(-9223372036854775808)").Error);
    }

    [Fact]
    public void Kept_statements_survive_a_change_of_the_schema()
    {
        Assert.Equal("0", _database.Scalar("SELECT COUNT(*) FROM t"));
        _database.ExecuteScript("DROP TABLE t; CREATE TABLE t (a); INSERT INTO t VALUES (1)");
        Assert.Equal("1", _database.Scalar("SELECT COUNT(*) FROM t"));
    }
}
