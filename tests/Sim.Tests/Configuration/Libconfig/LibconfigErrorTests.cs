using Sim.Engine.Configuration.Libconfig;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.Configuration.Libconfig;

public sealed class LibconfigErrorTests
{
    private readonly Profile _laterLibconfig = Profile.ProxySql146 with
    {
        LibconfigRejectsUnfinishedComment = false,
        LibconfigRejectsTrailingComma = false,
        LibconfigWrapsIntegers = false,
    };

    [Theory]
    [InlineData("x", "1:2: syntax error: expected '=' or ':' after the setting name, found the end of the file")]
    [InlineData("x\n", "2:1: syntax error: expected '=' or ':' after the setting name, found the end of the file")]
    [InlineData("x 1", "1:3: syntax error: expected '=' or ':' after the setting name, found '1'")]
    [InlineData("x=", "1:3: syntax error: expected a value, found the end of the file")]
    [InlineData("x=y", "1:3: syntax error: expected a value, found 'y'")]
    [InlineData("x==1", "1:3: syntax error: expected a value, found '='")]
    [InlineData("true=1", "1:1: syntax error: expected a setting name, found 'true'")]
    [InlineData("_x=1", "1:1: syntax error: unexpected '_'")]
    [InlineData("a=1;\n;", "2:1: syntax error: expected a setting name, found ';'")]
    [InlineData("a=1;,", "1:5: syntax error: expected a setting name, found ','")]
    [InlineData("a=1}", "1:4: syntax error: expected a setting name, found '}'")]
    [InlineData("a=1l", "1:5: syntax error: expected '=' or ':' after the setting name, found the end of the file")]
    [InlineData("a=1-2", "1:4: syntax error: expected a setting name, found '-2'")]
    [InlineData("a=0x", "1:5: syntax error: expected '=' or ':' after the setting name, found the end of the file")]
    [InlineData("a=+", "1:3: syntax error: unexpected '+'")]
    [InlineData("a={b=1", "1:7: syntax error: expected a setting name or '}', found the end of the file")]
    [InlineData("a={b=1\n\"c\"=2}", "2:1: syntax error: expected a setting name or '}', found a string")]
    [InlineData("a=(1", "1:5: syntax error: expected ',' or ')', found the end of the file")]
    [InlineData("a=({}\n{})", "2:1: syntax error: expected ',' or ')', found '{'")]
    [InlineData("a=(1]", "1:5: syntax error: expected ',' or ')', found ']'")]
    [InlineData("a=(1,)", "1:6: syntax error: expected a value, found ')'")]
    [InlineData("a=(,1)", "1:4: syntax error: expected a value, found ','")]
    [InlineData("a=[1,]", "1:6: syntax error: expected a value, found ']'")]
    [InlineData("a=[{}]", "1:4: syntax error: expected a scalar, as arrays hold nothing else, found '{'")]
    [InlineData("a=[1,\n\"x\"]", "2:1: mismatched element type in array: all elements must be of the kind of the first")]
    [InlineData("a=[1,2L]", "1:6: mismatched element type in array: all elements must be of the kind of the first")]
    [InlineData("foo:\n{\n  a = 100;\n  b = 10;\n  a = \"hello\";\n};", "5:3: duplicate setting name: 'a' is already set in line 3")]
    [InlineData("a=1 # x", "1:5: syntax error: the comment on the last line needs a line end after it")]
    [InlineData("a=1\n//", "2:1: syntax error: the comment on the last line needs a line end after it")]
    [InlineData("a=/1", "1:3: syntax error: unexpected '/'")]
    [InlineData("\n  @include \"x.cnf\"\n", "2:3: syntax error: @include is not supported, put the included text here")]
    [InlineData("a=@b", "1:3: syntax error: unexpected '@'")]
    [InlineData("a='x'", "1:3: syntax error: unexpected ''', strings stand in double quotes")]
    [InlineData("a=(1，2)", "1:5: syntax error: unexpected '，' (U+FF0C), write the ASCII character ',' instead")]
    [InlineData("a=1、", "1:4: syntax error: unexpected '、' (U+3001), write the ASCII character ',' instead")]
    [InlineData("/* 主 😀 */ a=“x”", "1:13: syntax error: unexpected '“' (U+201C), write the ASCII character '\"' instead")]
    [InlineData("a\u00A0=1", "1:2: syntax error: unexpected character U+00A0, write an ordinary space instead")]
    [InlineData("\uFEFFa=1", "1:1: syntax error: unexpected character U+FEFF, save the file without a byte order mark")]
    [InlineData("a=😀", "1:3: syntax error: unexpected '😀' (U+1F600), outside strings and comments only ASCII is allowed")]
    [InlineData("a=\ud800", "1:3: syntax error: unexpected '\uFFFD' (U+FFFD), outside strings and comments only ASCII is allowed")]
    [InlineData("a=\v1", "1:3: syntax error: unexpected character U+000B")]
    [InlineData(
        "a={\n b=\"x\n}\n",
        "4:1: syntax error: expected a value, found the end of the file; the string that begins at 2:4 has no closing quote")]
    [InlineData(
        "a={ /* b=1\n}\n",
        "3:1: syntax error: expected a setting name or '}', found the end of the file; the comment that begins at 1:5 is never closed")]
    public void An_error_says_what_is_wrong_and_where(string text, string expected) => Assert.Equal($"proxysql.cnf:{expected}", ErrorOf(text));

    [Fact]
    public void A_byte_that_is_no_character_is_named_by_its_number() => Assert.Equal(
        "proxysql.cnf:1:11: syntax error: unexpected byte 0xE9, outside strings and comments only ASCII is allowed",
        ErrorOf("/* \udce9 */ a=\udce9"));

    [Fact]
    public void A_long_name_is_cut_in_the_message()
    {
        string name = new('n', 41);
        Assert.EndsWith($"found '{name[..40]}…'", ErrorOf($"a={name}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Bottomless_nesting_is_an_error(char open, char close)
    {
        string text = open == '{' ? string.Concat(Enumerable.Repeat("a={", 1_000_000)) : "a=" + new string(open, 1_000_000) + new string(close, 1_000_000);
        string expected = open switch
        {
            '(' => "proxysql.cnf:1:103: values nested more than 100 deep",
            '{' => "proxysql.cnf:1:303: values nested more than 100 deep",
            _ => "proxysql.cnf:1:4: syntax error: expected a scalar, as arrays hold nothing else, found '['",
        };
        Assert.Equal(expected, ErrorOf(text));
    }

    [Fact]
    public void The_deepest_nesting_that_is_allowed_reads()
    {
        string text = "a=" + new string('(', LibconfigLimits.DepthLevels) + new string(')', LibconfigLimits.DepthLevels);
        Assert.True(LibconfigReader.Read(text, "x").IsRead);
    }

    [Fact]
    public void Too_many_values_are_an_error()
    {
        string allowed = string.Concat(Enumerable.Repeat("1,", LibconfigLimits.ValueCount - 2)) + "1";
        Assert.True(LibconfigReader.Read($"a=[{allowed}]", "x").IsRead);
        Assert.Equal($"proxysql.cnf:1:{4 + allowed.Length + 1}: more than 1000000 values in one file", ErrorOf($"a=[{allowed},1]"));
    }

    [Fact]
    public void A_text_that_is_too_long_is_an_error()
    {
        Assert.True(LibconfigReader.Read(new string('\n', LibconfigLimits.LengthCharacters), "x").IsRead);
        Assert.Equal(
            "proxysql.cnf:1:1: the file is longer than 16777216 characters",
            ErrorOf(new string('\n', LibconfigLimits.LengthCharacters + 1)));
    }

    [Theory]
    [InlineData("a=1 # x", "{a=1}")]
    [InlineData("a=(1,)", "{a=(1)}")]
    [InlineData("a=[1,]", "{a=[1]}")]
    [InlineData("a=(1,,2,,)", "{a=(1,2)}")]
    [InlineData("a=99999999999", "{a=99999999999L}")]
    [InlineData("a=2147483647", "{a=2147483647}")]
    public void A_later_libconfig_forgives(string text, string expected)
    {
        LibconfigOutcome outcome = LibconfigReader.Read(text, "x", _laterLibconfig);
        Assert.True(outcome.IsRead, outcome.Error?.ToString());
        Assert.Equal(expected, LibconfigReaderTests.Describe(outcome.Root));
    }

    [Fact]
    public void A_list_with_nothing_but_a_comma_is_never_read() => Assert.False(LibconfigReader.Read("a=(,)", "x", _laterLibconfig).IsRead);

    private static string ErrorOf(string text)
    {
        LibconfigOutcome outcome = LibconfigReader.Read(text, "proxysql.cnf");
        Assert.False(outcome.IsRead);
        return outcome.Error.ToString();
    }
}
