using System.Globalization;
using System.Text.RegularExpressions;
using Sim.Engine.Configuration.Schemas;

namespace Sim.Engine.Configuration;

/// <summary>The kinds of values that variables take (src: lib/MySQL_Thread.cpp and lib/ProxySQL_Admin.cpp, set_variable).</summary>
internal static partial class ValueRules
{
    private const int ClientSsl = 2048;

    /// <summary>Whole numbers from <paramref name="minimum"/> to <paramref name="maximum"/>, read as <c>atoi</c> reads them.</summary>
    public static ValueRule Number(int minimum, int maximum) => input =>
    {
        int number = CText.Atoi(input.Value);
        return number >= minimum && number <= maximum ? RuleOutcome.Accept(Text(number)) : RuleOutcome.Refuse();
    };

    /// <summary>true, false, 1 or 0, in any case; kept as true or false.</summary>
    public static RuleOutcome Switch(RuleInput input) => input.Value.ToUpperInvariant() switch
    {
        "TRUE" or "1" => RuleOutcome.Accept("true"),
        "FALSE" or "0" => RuleOutcome.Accept("false"),
        _ => RuleOutcome.Refuse(),
    };

    /// <summary>Any text.</summary>
    public static RuleOutcome AnyText(RuleInput input) => RuleOutcome.Accept(input.Value);

    /// <summary>Any text but the empty one.</summary>
    public static RuleOutcome SomeText(RuleInput input) => input.Value.Length > 0 ? RuleOutcome.Accept(input.Value) : RuleOutcome.Refuse();

    /// <summary>Any text; an empty one is accepted and changes nothing, where the version cannot unset the variable.</summary>
    public static RuleOutcome TextOnceSet(RuleInput input) =>
        RuleOutcome.Accept(input.Value.Length == 0 && input.Profile.ClusterCredentialsCannotBeUnset ? input.Current : input.Value);

    /// <summary>Any text; an empty one and <c>(null)</c> mean <paramref name="none"/>.</summary>
    public static ValueRule TextOr(string? none) => input => RuleOutcome.Accept(input.Value is "" or "(null)" ? none : input.Value);

    /// <summary>Seconds between two samples of the statistics' history: rounded up to 5, 10, 30, 60, 120 or 300; 0 and 1 stay.</summary>
    public static ValueRule SamplingInterval(int maximum) => input => CText.Atoi(input.Value) switch
    {
        < 0 => RuleOutcome.Refuse(),
        var seconds when seconds > maximum => RuleOutcome.Refuse(),
        > 120 => RuleOutcome.Accept("300"),
        > 60 => RuleOutcome.Accept("120"),
        > 30 => RuleOutcome.Accept("60"),
        > 10 => RuleOutcome.Accept("30"),
        > 5 => RuleOutcome.Accept("10"),
        > 1 => RuleOutcome.Accept("5"),
        var seconds => RuleOutcome.Accept(Text(seconds)),
    };

    /// <summary>The version itself and nothing else.</summary>
    public static RuleOutcome Version(RuleInput input) =>
        CText.EqualsIgnoringCase(input.Value, input.Profile.BuildVersion) ? RuleOutcome.Accept(input.Current) : RuleOutcome.Refuse();

    /// <summary>mysql-interfaces: set once, while it is empty.</summary>
    public static RuleOutcome Interfaces(RuleInput input) =>
        input.Value.Length > 0 && (input.Current is null or "" || input.Current == input.Value)
            ? RuleOutcome.Accept(input.Value)
            : RuleOutcome.Refuse();

    /// <summary>mysql-threads: 1 to 255, until the threads run.</summary>
    public static RuleOutcome Threads(RuleInput input)
    {
        int threads = CText.Atoi(input.Value);
        return threads is > 0 and < 256 && (!input.ThreadsStarted || Text(threads) == input.Current)
            ? RuleOutcome.Accept(Text(threads))
            : RuleOutcome.Refuse();
    }

    /// <summary>mysql-default_charset: the name of a character set, kept as the client library writes it.</summary>
    public static RuleOutcome Charset(RuleInput input) =>
        SchemaFiles.Collations.FirstOrDefault(collation => CText.EqualsIgnoringCase(collation.Charset, input.Value)) is { Charset: { } charset }
            ? RuleOutcome.Accept(charset)
            : RuleOutcome.Refuse();

    /// <summary>mysql-server_version: not empty; the default of long ago becomes today's.</summary>
    public static RuleOutcome ServerVersion(RuleInput input) => SomeText(input with { Value = input.Value == "5.1.30" ? "5.5.30" : input.Value });

    /// <summary>mysql-server_capabilities: 11 to 65535, without the flag for TLS.</summary>
    public static RuleOutcome Capabilities(RuleInput input)
    {
        int flags = CText.Atoi(input.Value);
        return flags is > 10 and <= 65535 ? RuleOutcome.Accept(Text(flags & ~ClientSsl)) : RuleOutcome.Refuse();
    }

    /// <summary>mysql-monitor_replication_lag_use_percona_heartbeat: empty or schema.table.</summary>
    public static RuleOutcome HeartbeatTable(RuleInput input) => input.Value.Length == 0 || SchemaAndTable().IsMatch(input.Value)
        ? RuleOutcome.Accept(input.Value)
        : RuleOutcome.Refuse(new InvalidValue(
            InvalidValueText.HeartbeatTable,
            $"{input.Value} is an invalid value for {input.Name}, not matching regex \"{HeartbeatPattern}\""));

    /// <summary>mysql-eventslog_filename: a file, not a directory. Whether the directory of an absolute path exists is for the host to find out.</summary>
    public static RuleOutcome EventsLogFile(RuleInput input) => input.Value.EndsWith('/')
        ? RuleOutcome.Refuse(new InvalidValue(
            InvalidValueText.EventsLogFile,
            $"{input.Value} is an invalid value for eventslog_filename, please specify a filename not just the path"))
        : RuleOutcome.Accept(input.Value);

    private const string HeartbeatPattern = @"`?([a-z\d_]+)`?\.`?([a-z\d_]+)`?";

    [GeneratedRegex($@"\A{HeartbeatPattern}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SchemaAndTable();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
