using Sim.Engine.Admin;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.Steps;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Gherkin;

public class CheckTests
{
    private const string Node = "Given node a at h\nAnd node b at i\nWhen a starts\nAnd b starts\n";

    [Fact]
    public void Equal_results_have_no_difference() =>
        Assert.Null(ResultComparison.Compare(Table("x,y", "1,NULL"), ScriptedWorld.Rows("x,y", "1,\\N")));

    [Theory]
    [InlineData("x,y", "2,NULL")]
    [InlineData("x,z", "1,NULL")]
    [InlineData("x,y,z", "1,NULL,")]
    [InlineData("x", "1")]
    [InlineData("x,y", "1,")]
    public void Any_other_result_has_one(string columns, string row) =>
        Assert.NotNull(ResultComparison.Compare(Table(columns, row), ScriptedWorld.Rows("x,y", "1,\\N")));

    [Fact]
    public void A_difference_shows_both_tables_and_marks_the_cells() => Assert.Equal(
        """
          expected (2 rows):
            | host | port |
            | a    |*6032*|
            |*b*   |*1*   |
          actual (1 rows):
            | host | port |
            | a    |*NULL*|
        """,
        ResultComparison.Compare(Table("host,port", "a,6032", "b,1"), ScriptedWorld.Rows("host,port", "a,\\N")));

    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "abcd", false)]
    [InlineData("a…d", "abcd", true)]
    [InlineData("a…d", "ad", true)]
    [InlineData("ab…bc", "abc", false)]
    [InlineData("…b…", "abc", true)]
    [InlineData("…b…b…", "abc", false)]
    [InlineData("…", "", true)]
    [InlineData("a.c", "abc", false)]
    public void An_ellipsis_stands_for_any_text(string pattern, string text, bool matches) =>
        Assert.Equal(matches, TextPattern.Matches(pattern, text));

    [Fact]
    public void Lines_are_found_in_order_with_others_between_and_with_any_time() =>
        Assert.Null(LogSearch.FindInOrder(["[INFO] one", "", "2018-01-01 00:00:02 [INFO] t…", "raw "], Log("[INFO] zero", "[INFO] one", "[INFO] two", "!raw ")));

    [Theory]
    [InlineData("2018-01-01 00:00:09 [INFO] one")]
    [InlineData("[INFO] on")]
    [InlineData("INFO] one")]
    [InlineData("[INFO] one ")]
    public void A_line_is_exact(string expected) => Assert.NotNull(LogSearch.FindInOrder([expected], Log("[INFO] one")));

    [Fact]
    public void A_missing_line_is_explained() => Assert.Equal(
        """
        line 2 was not found:
          expected: [INFO] peer 3
          searched: after line 1: 2018-01-01 00:00:00 [INFO] one
          nearest:  line 3: 2018-01-01 00:00:02 [INFO] peer 2
        """,
        LogSearch.FindInOrder(["[INFO] one", "[INFO] peer 3"], Log("[INFO] one", "[INFO] two of them", "[INFO] peer 2")));

    [Fact]
    public void A_line_in_the_wrong_order_is_explained() => Assert.Contains(
        "it stands before that, in line 1: 2018-01-01 00:00:00 [INFO] one",
        LogSearch.FindInOrder(["[INFO] two", "[INFO] one"], Log("[INFO] one", "[INFO] two")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[INFO] x one\n[INFO] x …", null)]
    [InlineData("2018-01-01 00:00:00 [INFO] x one\n\n2018-01-01 00:00:02 [INFO] x two", null)]
    [InlineData("[INFO] x one", "line 2 of 2 differs:\n  expected: (no more lines)\n  actual:   2018-01-01 00:00:02 [INFO] x two")]
    [InlineData("[INFO] x two\n[INFO] x one", "line 1 of 2 differs:\n  expected: [INFO] x two\n  actual:   2018-01-01 00:00:00 [INFO] x one")]
    [InlineData("[INFO] x one\n[INFO] x two\n[INFO] x", "line 3 of 2 differs:\n  expected: [INFO] x\n  actual:   (no more lines)")]
    [InlineData("", "line 1 of 2 differs:\n  expected: (no more lines)\n  actual:   2018-01-01 00:00:00 [INFO] x one")]
    public async Task Lines_are_compared_exactly(string expected, string? failure)
    {
        Queue<string> texts = new(["x one", "y", "x two"]);
        var world = new ScriptedWorld { Happens = w => w.Logged("a", $"2018-01-01 00:00:0{3 - texts.Count} [INFO] {texts.Dequeue()}") };

        Assert.Equal(failure, await Played.Failure(world, $"{Node}When 3 s pass\nThen the log of a has exactly these lines with \"x\":\n\"\"\"\n{expected}\n\"\"\"\n"));
    }

    [Theory]
    [InlineData(2, 10, null)]
    [InlineData(3, 10, "after 10 checks (2 s) the nodes do not agree on mysql_servers:\n  a: version 1, epoch 2, checksum A\n  b: version 1, epoch 2, checksum B")]
    [InlineData(3, 1_000_001, "1000001 checks are too many; the limit is 1000000")]
    public async Task Agreement_is_awaited_for_a_number_of_checks(int afterSeconds, int checks, string? failure)
    {
        ScriptedWorld world = Agreeing(afterSeconds);
        Func<string, string, AdminReply> answer = world.Answer;
        world.Answer = (node, sql) => sql.StartsWith("SELECT @@", StringComparison.Ordinal) ? ScriptedWorld.Rows("v", node == "a" ? "200" : "100") : answer(node, sql);

        Assert.Equal(failure, await Played.Failure(world, $"{Node}Then within {checks} checks all nodes agree on mysql_servers"));
    }

    [Theory]
    [InlineData("the log of a has 2 lines with \"x\"", null)]
    [InlineData("the log of a has 1 line with \"y…x\"", null)]
    [InlineData("the log of a has no line with \"z\"", null)]
    [InlineData("the log of a has 1 line with \"x\"", "2 lines of a contain the text, expected 1\n  x\n  yx")]
    [InlineData("the log of a has no line with \"y\"", "1 lines of a contain the text\n  yx")]
    public async Task Lines_are_counted(string sentence, string? failure)
    {
        var world = new ScriptedWorld { Happens = w => w.Logged("a", w.Elapsed > TimeSpan.FromSeconds(1) ? "yx" : "x") };

        Assert.Equal(failure, await Played.Failure(world, $"{Node}When 2 s pass\nThen {sentence}"));
    }

    [Theory]
    [InlineData("on a \"Q\" fails with 1045 \"no …\"", null)]
    [InlineData("on a as u with password \"p\" \"Q\" fails with 1045 \"no such\"", null)]
    [InlineData("on a \"Q\" fails with 1046 \"no such\"", "on a Q\n  expected: ERROR 1046: no such\n  actual:   ERROR 1045 (28000): no such")]
    [InlineData("on a \"Q\" fails with 1045 \"no\"", "on a Q\n  expected: ERROR 1045: no\n  actual:   ERROR 1045 (28000): no such")]
    [InlineData("on a I run \"Q\"", "on a Q\n  ERROR 1045 (28000): no such")]
    [InlineData("on a I run \" ; \"", "there is no statement to run")]
    public async Task Errors_are_checked(string sentence, string? failure)
    {
        var world = new ScriptedWorld { Answer = (_, _) => new AdminReply.Error(1045, "28000", "no such") };

        Assert.Equal(failure, await Played.Failure(world, $"{Node}Then {sentence}"));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "after 2 s the nodes do not agree on mysql_servers:\n  a: version 1, epoch 2, checksum A\n  b: version 1, epoch 2, checksum B")]
    public async Task Agreement_is_awaited(int afterSeconds, string? failure)
    {
        ScriptedWorld world = Agreeing(afterSeconds);

        Assert.Equal(failure, await Played.Failure(world, $"{Node}Then within 2 s all nodes agree on mysql_servers"));
        Assert.Equal(2, world.Elapsed.TotalSeconds);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(2, "after 2 s a and b agree on mysql_servers:\n  a: version 1, epoch 2, checksum A\n  b: version 1, epoch 2, checksum A")]
    public async Task Difference_must_hold_all_the_while(int afterSeconds, string? failure) =>
        Assert.Equal(failure, await Played.Failure(Agreeing(afterSeconds), $"{Node}Then after 2 s a and b still differ on mysql_servers"));

    [Fact]
    public async Task A_result_is_awaited()
    {
        var world = new ScriptedWorld();
        world.Answer = (_, _) => ScriptedWorld.Rows("n", $"{world.Elapsed.TotalSeconds}");

        Assert.Null(await Played.Failure(world, $"{Node}Then within 5 s on a \"Q\" returns:\n | n |\n | 3 |"));
        Assert.Equal(3, world.Elapsed.TotalSeconds);
    }

    private static ScriptedWorld Agreeing(int afterSeconds)
    {
        var world = new ScriptedWorld();
        world.Answer = (node, _) => ScriptedWorld.Rows("name,version,epoch,checksum", $"mysql_servers,1,2,{(node == "a" || world.Elapsed.TotalSeconds >= afterSeconds ? "A" : "B")}");
        return world;
    }

    private static DataTable Table(string header, params string[] rows) => new(header.Split(','), [.. rows.Select(r => r.Split(','))]);

    private static IReadOnlyList<LogLine> Log(params string[] lines) =>
        [.. lines.Select((l, i) => new LogLine(default, l.StartsWith('!') ? l[1..] : $"2018-01-01 00:00:0{i} {l}"))];
}
