using System.Globalization;
using Sim.Engine.Configuration.Libconfig;
using Xunit;

namespace Sim.Tests.Configuration.Libconfig;

public sealed class LibconfigReaderTests
{
    [Theory]
    [InlineData("", "{}")]
    [InlineData("\n\r\n\f\t ", "{}")]
    [InlineData("a=1", "{a=1}")]
    [InlineData("a:1", "{a=1}")]
    [InlineData("a=1;b=2,c=3 d=4", "{a=1 b=2 c=3 d=4}")]
    [InlineData("a\n=\n1\n;", "{a=1}")]
    [InlineData("A*-_9=1 *=2", "{A*-_9=1 *=2}")]
    [InlineData("a={}b=()c=[]", "{a={} b=() c=[]}")]
    [InlineData("a={b={c=1}}", "{a={b={c=1}}}")]
    [InlineData("a=(1,\"x\",true,1.5,(2,()),[3,4],{b=5})", "{a=(1,\"x\",True,1.5,(2,()),[3,4],{b=5})}")]
    [InlineData("a=[\"x\" \"y\",\"z\"]", "{a=[\"xy\",\"z\"]}")]
    [InlineData("a=[1,0x2]", "{a=[1,2]}")]
    public void Structure_is_read(string text, string expected) => Assert.Equal(expected, Describe(Root(text)));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1", "-1")]
    [InlineData("+017", "17")]
    [InlineData("2147483647", "2147483647")]
    [InlineData("2147483648", "-2147483648")]
    [InlineData("4294967297", "1")]
    [InlineData("99999999999999999999", "-1")]
    [InlineData("-99999999999999999999", "0")]
    [InlineData("0x1fC3", "8131")]
    [InlineData("0XFFFFFFFF", "-1")]
    [InlineData("0xFFFFFFFFFFFFFFFFFF", "-1")]
    [InlineData("1L", "1L")]
    [InlineData("9223372036854775807LL", "9223372036854775807L")]
    [InlineData("99999999999999999999L", "9223372036854775807L")]
    [InlineData("-99999999999999999999L", "-9223372036854775808L")]
    [InlineData("0xFL", "15L")]
    [InlineData("0xFFFFFFFFFFFFFFFFFFL", "-1L")]
    [InlineData("1.", "1.0")]
    [InlineData(".5", "0.5")]
    [InlineData(".", "0.0")]
    [InlineData("-.e3", "0.0")]
    [InlineData("-1.5e+3", "-1500.0")]
    [InlineData("1E2", "100.0")]
    [InlineData("true", "True")]
    [InlineData("fAlSe", "False")]
    public void Scalars_are_read_as_libconfig_converts_them(string text, string expected) =>
        Assert.Equal($"{{a={expected}}}", Describe(Root($"a={text}")));

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a;b # c // d /* e\"", "a;b # c // d /* e")]
    [InlineData("\"\\n\\r\\t\\f\\\\\\\"\"", "\n\r\t\f\\\"")]
    [InlineData("\"\\x41\\X4a\"", "AJ")]
    [InlineData("\"\\xE4\\xB8\\xBB\\xE5\" \"\\xBA\\x93\"", "主库")]
    [InlineData("\"主库\"", "主库")]
    [InlineData("\"a\\x00b\"", "ab")]
    [InlineData("\"a\0b\\tc\"", "a\tc")]
    [InlineData("\"\\q\\x4\\xzz\\\n\"", "\\q\\x4\\xzz\\\n")]
    [InlineData("\"two\nlines\"", "two\nlines")]
    [InlineData("\"a\" /* x */ \"b\" // y\n# z\n\"c\"", "abc")]
    public void Strings_are_unescaped_and_joined(string text, string expected) =>
        Assert.Equal(expected, TextOf($"a={text}"));

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_kept() => Assert.Equal("caf\udce9\udcff", TextOf("a=\"caf\udce9\\xff\""));

    [Theory]
    [InlineData("a=1 /* never closed")]
    [InlineData("a=1 /*/")]
    [InlineData("a=1 \"never closed")]
    [InlineData("a=1; # 注释，\n// x\n/* y */")]
    [InlineData("a=1//\n")]
    public void Comments_and_an_open_end_are_skipped_as_libconfig_skips_them(string text) => Assert.Equal("{a=1}", Describe(Root(text)));

    [Fact]
    public void Lookups_convert_nothing()
    {
        LibconfigGroup root = Root("i=1 l=1L f=1.0 b=true s=\"1\" g={} n=(1)");

        Assert.True(root.TryInt("i", out int number));
        Assert.Equal(1, number);
        Assert.True(root.TryBool("b", out bool truth));
        Assert.True(truth);
        Assert.True(root.TryText("s", out string? text));
        Assert.Equal("1", text);
        Assert.Equal(["i"], root.Settings.Select(s => s.Name).Where(name => root.TryInt(name, out _)));
        Assert.Equal(["b"], root.Settings.Select(s => s.Name).Where(name => root.TryBool(name, out _)));
        Assert.Equal(["s"], root.Settings.Select(s => s.Name).Where(name => root.TryText(name, out _)));
    }

    [Fact]
    public void A_missing_setting_and_a_lookup_in_no_group_find_nothing()
    {
        LibconfigGroup root = Root("a=1 n=({a=1})");

        Assert.Null(root.Find("A"));
        Assert.False(root.TryInt("b", out int number));
        Assert.Equal(0, number);
        Assert.Null(root.Find("n")!.Find("a"));
        Assert.False(root.Find("n")!.TryInt("a", out _));
        Assert.Empty(root.Find("a")!.Elements);
        Assert.True(Assert.Single(root.Find("n")!.Elements).TryInt("a", out _));
    }

    [Fact]
    public void Values_know_where_they_stand()
    {
        LibconfigGroup root = Root("/* 主😀 */ a = ( 1,\n\t\"x\" )\r\nbb : {\n c=[2] }");

        LibconfigSetting[] settings = [.. root.Settings];
        Assert.Equal((1, 10), (settings[0].Line, settings[0].Column));
        Assert.Equal((1, 14), (settings[0].Value.Line, settings[0].Value.Column));
        Assert.Equal([(1, 16), (2, 2)], settings[0].Value.Elements.Select(element => (element.Line, element.Column)));
        Assert.Equal((3, 1), (settings[1].Line, settings[1].Column));
        Assert.Equal((4, 4), (settings[1].Value.Find("c")!.Line, settings[1].Value.Find("c")!.Column));
    }

    [Fact]
    public void The_article_s_configuration_reads_unchanged()
    {
        LibconfigGroup root = Root(RealConfigurations.ThreeNodes);

        LibconfigValue variables = root.Find("admin_variables")!;
        Assert.Equal(14, variables.Elements.Count);
        Assert.True(variables.TryText("admin_credentials", out string? credentials));
        Assert.Equal("admin:admin;cluster_20X:123456", credentials);
        Assert.True(variables.TryInt("cluster_check_interval_ms", out int interval));
        Assert.Equal(200, interval);
        Assert.True(variables.TryBool("cluster_mysql_users_save_to_disk", out bool save));
        Assert.True(save);

        IReadOnlyList<LibconfigValue> servers = root.Find("proxysql_servers")!.Elements;
        Assert.Equal([true, true, false], servers.Select(server => server.TryInt("port", out _)));
        Assert.Equal(["primary", "secondary", "secondary"], servers.Select(server => server.TryText("comment", out string? c) ? c : null));
    }

    [Fact]
    public void A_recorded_node_s_configuration_reads() => Assert.Equal(
        "(" + string.Join(
            ',',
            "{hostname=\"127.0.0.208\" port=6032 comment=\"primary\"}",
            "{hostname=\"127.0.0.209\" port=6032 comment=\"secondary\"}") + ")",
        Describe(Root(RealConfigurations.Recorded).Find("proxysql_servers")!));

    internal static string Describe(LibconfigValue value) => value switch
    {
        LibconfigGroup group => "{" + string.Join(' ', group.Settings.Select(setting => $"{setting.Name}={Describe(setting.Value)}")) + "}",
        LibconfigList list => "(" + string.Join(',', list.Elements.Select(Describe)) + ")",
        LibconfigArray array => "[" + string.Join(',', array.Elements.Select(Describe)) + "]",
        LibconfigText text => $"\"{text.Value}\"",
        LibconfigInteger integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        LibconfigLongInteger integer => integer.Value.ToString(CultureInfo.InvariantCulture) + "L",
        LibconfigFloat { Value: var number } when double.IsInteger(number) => number.ToString("F1", CultureInfo.InvariantCulture),
        LibconfigFloat number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        LibconfigBoolean boolean => boolean.Value.ToString(),
        _ => throw new ArgumentException($"unknown kind {value.GetType().Name}", nameof(value)),
    };

    private static string TextOf(string settings) => Assert.IsType<LibconfigText>(Root(settings).Find("a")).Value;

    private static LibconfigGroup Root(string text)
    {
        LibconfigOutcome outcome = LibconfigReader.Read(text, "proxysql.cnf");
        Assert.True(outcome.IsRead, outcome.Error?.ToString());
        return outcome.Root;
    }
}
