using Sim.Engine.Configuration;

namespace Sim.Engine.Monitor;

/// <summary>The mysql-monitor_* variables at one moment. Times are in milliseconds.</summary>
public sealed record MonitorSettings
{
    /// <summary>The version of the variables that these values were read at; a higher one makes every check start anew.</summary>
    public long Version { get; init; }

    /// <summary>monitor_enabled.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>monitor_history: how long results are kept.</summary>
    public long HistoryMilliseconds { get; init; } = 600_000;

    /// <summary>monitor_connect_interval.</summary>
    public long ConnectIntervalMilliseconds { get; init; } = 120_000;

    /// <summary>monitor_connect_timeout.</summary>
    public long ConnectTimeoutMilliseconds { get; init; } = 600;

    /// <summary>monitor_ping_interval.</summary>
    public long PingIntervalMilliseconds { get; init; } = 60_000;

    /// <summary>monitor_ping_timeout.</summary>
    public long PingTimeoutMilliseconds { get; init; } = 1000;

    /// <summary>monitor_ping_max_failures.</summary>
    public int PingMaxFailures { get; init; } = 3;

    /// <summary>monitor_read_only_interval.</summary>
    public long ReadOnlyIntervalMilliseconds { get; init; } = 1000;

    /// <summary>monitor_read_only_timeout.</summary>
    public long ReadOnlyTimeoutMilliseconds { get; init; } = 800;

    /// <summary>monitor_username.</summary>
    public string Username { get; init; } = "monitor";

    /// <summary>monitor_password.</summary>
    public string Password { get; init; } = "monitor";

    /// <summary>
    /// How long results are really kept: at least as long as it takes to see all the failures that shun a server, unless pings are an hour apart or
    /// more.
    /// </summary>
    public long KeptHistoryMilliseconds
    {
        get
        {
            long needed = PingIntervalMilliseconds * (PingMaxFailures + 1);
            return HistoryMilliseconds < needed && PingIntervalMilliseconds < 3_600_000 ? needed : HistoryMilliseconds;
        }
    }

    /// <summary>Reads them from the runtime variables.</summary>
    public static MonitorSettings Read(Variables variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return new MonitorSettings
        {
            Version = variables.MysqlVersion,
            IsEnabled = variables.MysqlSwitch("monitor_enabled"),
            HistoryMilliseconds = variables.MysqlNumber("monitor_history"),
            ConnectIntervalMilliseconds = variables.MysqlNumber("monitor_connect_interval"),
            ConnectTimeoutMilliseconds = variables.MysqlNumber("monitor_connect_timeout"),
            PingIntervalMilliseconds = variables.MysqlNumber("monitor_ping_interval"),
            PingTimeoutMilliseconds = variables.MysqlNumber("monitor_ping_timeout"),
            PingMaxFailures = (int)variables.MysqlNumber("monitor_ping_max_failures"),
            ReadOnlyIntervalMilliseconds = variables.MysqlNumber("monitor_read_only_interval"),
            ReadOnlyTimeoutMilliseconds = variables.MysqlNumber("monitor_read_only_timeout"),
            Username = variables.MysqlText("monitor_username"),
            Password = variables.MysqlText("monitor_password"),
        };
    }

    /// <summary>A reader that reads them again only when the variables have changed.</summary>
    public static Func<MonitorSettings> Reader(Variables variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        MonitorSettings current = Read(variables);
        return () => current = current.Version == variables.MysqlVersion ? current : Read(variables);
    }
}
