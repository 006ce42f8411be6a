using CsCheck;
using Sim.Engine.Admin;
using Xunit;

namespace Sim.Tests.Admin;

public sealed class StatementSplitterTests
{
    [Theory]
    [InlineData("a; b ;c", "a|b|c")]
    [InlineData(" ;; a;\n;", "a")]
    [InlineData("SELECT ';'; SELECT \";\"; SELECT `;`", "SELECT ';'|SELECT \";\"|SELECT `;`")]
    [InlineData(@"SELECT 'a\';b'; c", @"SELECT 'a\';b'|c")]
    [InlineData(@"SELECT `a\`; c", @"SELECT `a\`|c")]
    [InlineData("SELECT 'it''s;'; c", "SELECT 'it''s;'|c")]
    [InlineData("a -- no; comment\n; b", "a|b")]
    [InlineData("a --no comment; b", "a --no comment|b")]
    [InlineData("# all; of it\na; b", "a|b")]
    [InlineData("a /* ; */ b; c", "a  b|c")]
    [InlineData("/*!40101 SET NAMES utf8; */; b", "/*!40101 SET NAMES utf8; */|b")]
    [InlineData("SELECT 'open; a", "SELECT 'open; a")]
    [InlineData("/* open; a", "")]
    [InlineData("a--", "a")]
    public void Cuts_as_the_command_line_client_does(string script, string statements) =>
        Assert.Equal(statements, string.Join('|', StatementSplitter.Split(script)));

    [Fact]
    public void Any_text_can_be_cut() =>
        Gen.String[Gen.Char["ab;'\"`\\-#/*! \n"], 0, 40].Sample(
            script => Assert.DoesNotContain(StatementSplitter.Split(script), s => s.Length == 0 || s != s.Trim()), iter: 20_000);

    [Fact]
    public void Every_statement_knows_where_it_begins() => Assert.Equal(
        [new ScriptStatement("SELECT 1", 1, 1), new ScriptStatement("SELECT\n 2", 3, 11), new ScriptStatement("/*! x */ SELECT ';'", 5, 2)],
        StatementSplitter.SplitWithPlaces("SELECT 1;\n-- c\n  /* y */ SELECT\n 2; ;\n /*! x */ SELECT ';'\n"));
}
