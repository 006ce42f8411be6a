using System.Globalization;
using Sim.Engine.Checksums;
using Sim.Scenarios.Gherkin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Steps;

/// <summary>What the parameters of the sentences look like and mean.</summary>
[Binding]
public static class SentenceParameters
{
    private const long MaxDays = 36_500;
    private static readonly string[] _timestampFormats = ["yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:ss.FFFFFF zzz"];

    private static readonly (string Unit, decimal Ticks)[] _units =
    [
        ("us", TimeSpan.TicksPerMicrosecond),
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("min", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay),
    ];

    private static readonly (string Name, Module Module)[] _modules =
    [
        ("mysql_query_rules", Module.MysqlQueryRules),
        ("mysql_servers", Module.MysqlServers),
        ("mysql_users", Module.MysqlUsers),
        ("proxysql_servers", Module.ProxysqlServers),
    ];

    /// <summary>A node's name.</summary>
    [StepArgumentTransformation(@"[^\s""]+", Name = "name")]
    public static string Name(string text) => text;

    /// <summary>The name that a client logs in with.</summary>
    [StepArgumentTransformation(@"[^\s""]+", Name = "user")]
    public static string User(string text) => text;

    /// <summary>A version of ProxySQL.</summary>
    [StepArgumentTransformation(@"[^\s""]+", Name = "version")]
    public static string Version(string text) => text;

    /// <summary><c>host</c> or <c>host:port</c>.</summary>
    [StepArgumentTransformation(@"[^\s""]+", Name = "address")]
    public static string Address(string text)
    {
        int colon = text.LastIndexOf(':');
        bool portIsGood = colon < 0 || (ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) && port > 0);
        return colon != 0 && portIsGood ? text : throw new StepArgumentException($"'{text}' is no address; write host or host:port with a port of 1 to 65535");
    }

    /// <summary>A length of time: <c>200 ms</c>, <c>1.5 s</c>, <c>24 h</c>.</summary>
    [StepArgumentTransformation(@"\d+(?:\.\d+)? ?(?!checks?\b)\p{L}+", Name = "duration")]
    public static TimeSpan Duration(string text)
    {
        string number = text.TrimEnd([.. text.Where(char.IsLetter)]);
        string unit = text[number.Length..];
        decimal ticks = _units.FirstOrDefault(u => u.Unit == unit).Ticks;
        if (ticks == 0)
        {
            throw new StepArgumentException($"'{unit}' is no unit of time; the units are {string.Join(", ", _units.Select(u => u.Unit))}");
        }

        return decimal.TryParse(number.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            && value <= MaxDays * TimeSpan.TicksPerDay / ticks
            ? TimeSpan.FromTicks((long)(value * ticks))
            : throw new StepArgumentException($"{text} is too long; the limit is {MaxDays} d");
    }

    /// <summary>A moment with its offset: <c>2018-04-16 19:01:34 +08:00</c>.</summary>
    [StepArgumentTransformation(@"\d.*", Name = "timestamp")]
    public static DateTimeOffset Timestamp(string text) =>
        DateTimeOffset.TryParseExact(text, _timestampFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment)
            ? ClockRange.Holds(moment) ? moment : throw new StepArgumentException($"{text} is out of reach; {ClockRange.Limits}")
            : throw new StepArgumentException($"'{text}' is no moment; write it like 2018-04-16 19:01:34 +08:00");

    /// <summary>A configuration module whose checksum the cluster compares.</summary>
    [StepArgumentTransformation(@"\w+", Name = "module")]
    public static Module ModuleNamed(string text) => _modules.Any(m => m.Name == text)
        ? _modules.First(m => m.Name == text).Module
        : throw new StepArgumentException($"'{text}' is no module; the modules are {string.Join(", ", _modules.Select(m => m.Name))}");

    /// <summary>A version, an epoch or a count.</summary>
    [StepArgumentTransformation(@"\d+", Name = "number")]
    public static ulong Number(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
        ? number
        : throw new StepArgumentException($"{text} is too large a number");

    /// <summary>A share from 0 to 100, as a probability.</summary>
    [StepArgumentTransformation(@"\d+(?:\.\d+)? ?%", Name = "percent")]
    public static double Percent(string text) =>
        double.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent) && percent <= 100
            ? percent / 100
            : throw new StepArgumentException($"{text} is more than everything");

    /// <summary>A path, in quotes if it has spaces.</summary>
    [StepArgumentTransformation(@"""[^""]+""|[^\s""]+", Name = "path")]
    public static string FilePath(string text) => text.Trim('"');

    /// <summary>The module's name in tables and logs.</summary>
    internal static string NameOf(Module module) => _modules.First(m => m.Module == module).Name;
}
