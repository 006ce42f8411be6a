using System.Globalization;
using Sim.Engine.Profiles;
using Sim.Protocol.Logins;

namespace Sim.Hosting.CommandLine;

/// <summary>Reads ProxySQL's command line (src: lib/ProxySQL_GloVars.cpp); options of client traffic are accepted without effect.</summary>
public static class ArgumentParser
{
    /// <summary>Some thirty years: no clock of a machine leaves the years that MySQL knows.</summary>
    private const int MaxClockOffsetSeconds = 1_000_000_000;

    /// <summary>Reads the arguments; the value of an option follows it, or stands behind an equals sign.</summary>
    public static ParsedArguments Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var parsed = new NodeArguments();
        for (int i = 0; i < arguments.Count; i++)
        {
            (string option, string? value) = Split(arguments[i]);
            bool takesValue = TakesValue(option);
            if (!takesValue && value is not null)
            {
                return Refuse(parsed, $"option {option} takes no value");
            }

            if (takesValue && value is null)
            {
                if (++i == arguments.Count)
                {
                    return Refuse(parsed, $"option {option} needs a value");
                }

                value = arguments[i];
            }

            if (Apply(parsed, option, value ?? "") is not { } next)
            {
                return Refuse(parsed, Complain(option, value) ?? $"unknown option {arguments[i]} (see --help)");
            }

            parsed = next;
        }

        return new ParsedArguments(parsed, null);
    }

    private static bool TakesValue(string option) => option is "-c" or "--config" or "-D" or "--datadir" or "-S" or "--admin-socket" or "--profile" or "--default-auth" or "--login-timeout" or "--clock-offset";

    private static NodeArguments? Apply(NodeArguments parsed, string option, string value) => option switch
    {
        "-c" or "--config" => parsed with { ConfigurationFile = value },
        "-D" or "--datadir" => parsed with { DataDirectory = value },
        "-S" or "--admin-socket" => parsed with { AdminSocket = value },
        "-f" or "--foreground" => parsed with { Foreground = true },
        "--initial" => parsed with { Initial = true },
        "--reload" => parsed with { Reload = true },
        "-M" or "--no-monitor" => parsed with { WithoutMonitor = true },
        "-n" or "--no-start" => parsed with { WithoutStart = true },
        "-e" or "--exit-on-error" => parsed with { ExitOnError = true },
        "--health-check" => parsed with { ChecksHealth = true },
        "-h" or "-help" or "--help" or "--usage" => parsed with { ShowsUsage = true },
        "-V" or "--version" => parsed with { ShowsVersion = true },
        "-r" or "--reuseport" or "--idle-threads" => parsed,
        "--strict" => parsed with { IsStrict = true },
        "--default-auth" when value is NativePassword.Name or CachingSha2Password.Name =>
            parsed with { DemandsCachingSha2 = value == CachingSha2Password.Name },
        "--login-timeout" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds > 0 =>
            parsed with { LoginTimeout = TimeSpan.FromSeconds(seconds) },
        "--late-admin" => parsed with { LateAdmin = true },
        "--clock-offset" => SecondsOf(value) is { } seconds ? parsed with { ClockOffset = TimeSpan.FromSeconds(seconds) } : null,
        "--profile" => Profile.Find(value) is { } profile ? parsed with { Profile = profile } : null,
        _ => null,
    };

    private static int? SecondsOf(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seconds) && Math.Abs((long)seconds) <= MaxClockOffsetSeconds
            ? seconds
            : null;

    private static (string Option, string? Value) Split(string argument)
    {
        int equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    /// <summary>What is wrong with the value of a known option.</summary>
    private static string? Complain(string option, string? value) => option switch
    {
        "--profile" => $"unknown profile {value} (known: {string.Join(", ", Profile.All.Select(profile => profile.Version))})",
        "--default-auth" => $"unknown login method {value} (known: {NativePassword.Name}, {CachingSha2Password.Name})",
        "--login-timeout" => $"option --login-timeout needs a whole number of seconds, not {value}",
        "--clock-offset" => $"option --clock-offset needs a number of seconds, from {-MaxClockOffsetSeconds} to {MaxClockOffsetSeconds}, not {value}",
        _ => null,
    };

    private static ParsedArguments Refuse(NodeArguments parsed, string complaint) => new(parsed, complaint);
}
