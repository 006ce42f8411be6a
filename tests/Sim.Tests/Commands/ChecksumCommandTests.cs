using Xunit;

namespace Sim.Tests.Commands;

public sealed class ChecksumCommandTests : CommandRun
{
    private const string OneServer = "INSERT INTO mysql_servers(hostgroup_id,hostname)\n VALUES (1,'a;b'); -- a comment\nLOAD MYSQL SERVERS TO RUNTIME";

    [Fact]
    public async Task Every_module_is_one_line_separated_by_tabs()
    {
        Write("x.sql", OneServer);

        Assert.Equal(0, await Run("checksum", "@/x.sql"));
        string[][] lines = [.. Output.TrimEnd('\n').Split('\n').Select(l => l.Split('\t'))];
        Assert.Equal(
            ["admin_variables 0", "mysql_query_rules 1", "mysql_servers 2", "mysql_users 1", "mysql_variables 0", "proxysql_servers 1"],
            lines.Select(l => $"{l[0]} {l[1]}"));
        Assert.Equal("0x0000000000000000", lines[3][2]);
        Assert.Matches("^0x[0-9A-F]{16}$", lines[2][2]);
        Assert.NotEqual(lines[3][2], lines[2][2]);
        Assert.Equal("", Error);
    }

    [Fact]
    public async Task On_a_terminal_the_columns_are_aligned()
    {
        IsInteractive = true;
        Write("x.sql", "");

        Assert.Equal(0, await Run("checksum", "@/x.sql", "--profile", "1.4.6"));
        Assert.Contains("mysql_users        1  0x0000000000000000\n", Output, StringComparison.Ordinal);
        Assert.Contains("mysql_variables    0\n", Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 1;\n  /* c */ SELEC 2;", "@/x.sql:2:11: ERROR 1045 (#2800): near \"SELEC\": syntax error")]
    [InlineData("SELECT 1; SELEC 2", "@/x.sql:1:11: ERROR 1045 (#2800): near \"SELEC\": syntax error")]
    [InlineData("-- c\n\nINSERT INTO nope VALUES (1)", "@/x.sql:3:1: ERROR 1045 (#2800): no such table: nope")]
    [InlineData("SELECT 'abc", "@/x.sql:1:1: ERROR 1045 (#2800): unrecognized token: \"'abc\"")]
    [InlineData("PROXYSQL KILL; SELECT 1", "@/x.sql:1:1: no answer: the connection was closed")]
    public async Task An_error_names_its_statement_and_nothing_is_printed(string sql, string message)
    {
        Write("x.sql", sql);

        Assert.Equal(2, await Run("checksum", "@/x.sql"));
        Assert.Equal(message, Error);
        Assert.Equal("", Output);
    }
}
