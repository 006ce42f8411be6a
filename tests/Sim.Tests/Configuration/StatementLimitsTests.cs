using Sim.Engine.Configuration;
using Xunit;

namespace Sim.Tests.Configuration;

public sealed class StatementLimitsTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT ";

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-limits-").FullName;
    private readonly AdminDatabase _limited = new(limits: new StatementLimits { MayNameFiles = false, Instructions = 3_000_000, Rows = 1000 });
    private readonly AdminDatabase _free = new();

    public void Dispose()
    {
        _limited.Dispose();
        _free.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("ATTACH DATABASE '@/x.db' AS y", "unable to open database: @/x.db")]
    [InlineData("attach \"@/x.db\" as y", "unable to open database: @/x.db")]
    [InlineData("ATTACH 'file:@/x.db?mode=rwc' AS y", "unable to open database: file:@/x.db?mode=rwc")]
    [InlineData("ATTACH 'file:@/x.db?vfs=unix' AS y", "unable to open database: file:@/x.db?vfs=unix")]
    [InlineData("ATTACH '@/' || 'x.db' AS y", "unable to open database")]
    [InlineData("/* VACUUM */ ATTACH '@/x.db' AS y", "unable to open database: @/x.db")]
    [InlineData("VACUUM INTO '@/x.db'", "near \"INTO\": syntax error")]
    [InlineData("-- a\n/* b */ vacuum main into '@/x.db'", "near \"into\": syntax error")]
    [InlineData("VACUUM INTO '@/' || 'x.db'", "near \"INTO\": syntax error")]
    [InlineData("PRAGMA temp_store_directory='@'", "not a writable directory")]
    [InlineData("SELECT load_extension('@/x.so')", "not authorized")]
    [InlineData("SELECT readfile('@/x.db')", "no such function: readfile")]
    [InlineData("SELECT writefile('@/x.db', 'x')", "no such function: writefile")]
    public void A_statement_reaches_no_file_of_a_machine_that_is_not_there(string sql, string error)
    {
        using var careful = new AdminDatabase(limits: _limited.Limits) { ReportsRowErrors = true };
        Assert.Equal(In(error), careful.Run(In(sql)).Error);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("ATTACH ':memory:' AS y")]
    [InlineData("ATTACH '' AS y")]
    [InlineData("VACUUM")]
    [InlineData("VACUUM main")]
    [InlineData("PRAGMA temp_store=FILE")]
    [InlineData("CREATE TEMP TABLE vacuum_attach (a)")]
    public void Statements_that_need_no_file_are_run(string sql)
    {
        Assert.Null(_limited.Run(sql).Error);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Temporary_tables_stay_in_memory()
    {
        _limited.Run("PRAGMA temp_store=FILE");
        Assert.Equal("2", _limited.Scalar("PRAGMA temp_store"));
    }

    [Fact]
    public void Statements_are_unharmed_after_one_that_was_refused()
    {
        _limited.Run(In("ATTACH '@/x.db' AS y"));
        Assert.Null(_limited.Run("ATTACH ':memory:' AS y").Error);
        Assert.Equal("0", _limited.Scalar("SELECT COUNT(*) FROM y.sqlite_master"));
        _limited.ExecuteScript("ATTACH ':memory:' AS z");
    }

    [Fact]
    public void Where_files_may_be_named_they_are_opened_as_the_bundled_sqlite_does()
    {
        Assert.Null(_free.Run(In("ATTACH '@/x.db' AS y")).Error);
        Assert.Null(_free.Run("CREATE TABLE y.t (a)").Error);
        Assert.True(File.Exists(In("@/x.db")));
        Assert.Equal("near \"INTO\": syntax error", _free.Run(In("VACUUM INTO '@/y.db'")).Error);
        Assert.False(File.Exists(In("@/y.db")));
        Assert.Null(_free.Run("VACUUM").Error);
    }

    [Theory]
    [InlineData("max(x) FROM c", "interrupted: the statement did not end within 3,000,000 instructions of SQLite's virtual machine")]
    [InlineData("x FROM c", "interrupted: the result has more than 1,000 rows, which is all that this host has room for")]
    public void A_statement_that_never_ends_is_interrupted(string selected, string error)
    {
        SqlResult result = _limited.Run(Endless + selected);
        Assert.Equal(error, result.Error);
        Assert.Null(result.Rows);
        Assert.Equal("1", _limited.Scalar("SELECT 1"));
    }

    [Fact]
    public void A_result_that_never_stops_growing_is_interrupted()
    {
        using var database = new AdminDatabase(limits: new StatementLimits { ResultMegabytes = 2 });
        Assert.Equal(
            "interrupted: the result takes 2 MB, which is all that this host has room for",
            database.Run(Endless + "x FROM c").Error);
        Assert.Null(database.Run("SELECT printf('%.*c', 900000, 'x')").Error);
    }

    [Theory]
    [InlineData("SELECT hex(zeroblob(600))")]
    [InlineData("SELECT printf('%.*c', 1001, 'x')")]
    [InlineData("SELECT replace(printf('%.*c', 500, 'x'), 'x', 'yyy')")]
    public void A_value_beyond_the_limit_is_an_error(string sql)
    {
        using var database = new AdminDatabase(limits: new StatementLimits { ValueBytes = 1000 }) { ReportsRowErrors = true };
        Assert.Equal("string or blob too big", database.Run(sql).Error);
        Assert.Null(database.Run("SELECT hex(zeroblob(400))").Error);
    }

    [Fact]
    public void The_limit_is_one_statements_not_all_statements()
    {
        for (int i = 0; i < 5; i++)
        {
            Assert.Null(_limited.Run(Endless + "max(x) FROM (SELECT x FROM c LIMIT 80000)").Error);
        }
    }

    [Fact]
    public async Task An_endless_statement_ends_when_the_host_has_to()
    {
        Task<SqlResult> running = Task.Run(() => _free.Run(Endless + "max(x) FROM c"), TestContext.Current.CancellationToken);
        _free.EndUsersStatements();
        Assert.Equal("interrupted", (await running).Error);
        Assert.Equal("interrupted", _free.Run(Endless + "max(x) FROM c").Error);
    }

    [Fact]
    public void What_a_node_does_for_itself_is_still_done_then()
    {
        _free.EndUsersStatements();
        Assert.Equal("300000", _free.Scalar(Endless + "max(x) FROM (SELECT x FROM c LIMIT 300000)"));
    }

    private string In(string text) => text.Replace("@", _folder, StringComparison.Ordinal);
}
