using Sim.Engine.Configuration;

namespace Sim.Engine;

/// <summary>What a node's process is started with: the options of its command line, as far as the engine is concerned.</summary>
public sealed record NodeOptions
{
    /// <summary>The configuration file that was found (<c>-c</c>, or one of the usual places); null when there is none.</summary>
    public string? ConfigurationFilePath { get; init; }

    /// <summary>Reads the text of that file; null when it cannot be read.</summary>
    public Func<string?> ReadConfigurationFile { get; init; } = static () => null;

    /// <summary><c>--initial</c>: the database is set aside.</summary>
    public bool Initial { get; init; }

    /// <summary><c>--reload</c>: the configuration file is merged into the database.</summary>
    public bool Reload { get; init; }

    /// <summary><c>-M</c> not given: MySQL servers are monitored.</summary>
    public bool WithMonitor { get; init; } = true;

    /// <summary><c>-n</c>: everything but the admin interface waits for PROXYSQL START.</summary>
    public bool WithoutStart { get; init; }

    /// <summary>
    /// Whether the admin port opens as soon as there is something to answer, and not only at the admin thread's first poll. A client sees a node
    /// that starts faster; the log lacks the refused connections of a node that looks for itself before its port is open.
    /// </summary>
    public bool OpensAdminPortAtBoot { get; init; }

    /// <summary><c>-S</c>: replaces admin-mysql_ifaces; null when not given.</summary>
    public string? AdminSocket { get; init; }

    /// <summary>What the log says of the operating system; null: nothing.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>How far the SQL of users may go on this host.</summary>
    public StatementLimits Limits { get; init; } = StatementLimits.None;

    /// <summary>Where SQL's random() begins.</summary>
    public ulong Seed { get; init; }
}
