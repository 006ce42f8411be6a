using Sim.Engine.Profiles;

namespace Sim.Hosting.CommandLine;

/// <summary>What the command line asks for.</summary>
public sealed record NodeArguments
{
    /// <summary><c>-c</c>; null when not given.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary><c>-D</c>; null when not given.</summary>
    public string? DataDirectory { get; init; }

    /// <summary><c>-S</c>; null when not given.</summary>
    public string? AdminSocket { get; init; }

    /// <summary><c>-f</c>: the log goes to standard error and the process stays where it was started.</summary>
    public bool Foreground { get; init; }

    /// <summary><c>--initial</c>.</summary>
    public bool Initial { get; init; }

    /// <summary><c>--reload</c>.</summary>
    public bool Reload { get; init; }

    /// <summary><c>-M</c>.</summary>
    public bool WithoutMonitor { get; init; }

    /// <summary><c>-n</c>.</summary>
    public bool WithoutStart { get; init; }

    /// <summary><c>-e</c>: a crashed node stays down.</summary>
    public bool ExitOnError { get; init; }

    /// <summary><c>--clock-offset</c>: how far the node's wall clock is ahead of the machine's; for tests.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary><c>-h</c>.</summary>
    public bool ShowsUsage { get; init; }

    /// <summary><c>--health-check</c>: asks the node that runs instead of being one.</summary>
    public bool ChecksHealth { get; init; }

    /// <summary><c>-V</c>.</summary>
    public bool ShowsVersion { get; init; }

    /// <summary><c>--strict</c>: clients are offered what the version offers, and no more; what crashes the version crashes the node.</summary>
    public bool IsStrict { get; init; }

    /// <summary><c>--default-auth caching_sha2_password</c>: clients have to log in with this method instead of mysql_native_password.</summary>
    public bool DemandsCachingSha2 { get; init; }

    /// <summary><c>--login-timeout</c>; null when not given.</summary>
    public TimeSpan? LoginTimeout { get; init; }

    /// <summary><c>--late-admin</c>: the admin port opens half a second after boot, as ProxySQL's does, and not at once.</summary>
    public bool LateAdmin { get; init; }

    /// <summary><c>--profile</c>: the version to be.</summary>
    public Profile Profile { get; init; } = Profile.ProxySql146;
}

/// <summary>The arguments, or one line that says what is wrong with them.</summary>
/// <param name="Arguments">What was asked for.</param>
/// <param name="Complaint">Null when all went well.</param>
public readonly record struct ParsedArguments(NodeArguments Arguments, string? Complaint);
