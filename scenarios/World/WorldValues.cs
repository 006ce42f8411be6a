namespace Sim.Scenarios.World;

/// <summary>A node's configuration file: its path (shown in messages) and its text.</summary>
public sealed record NodeConfiguration(string Path, string Text);

/// <summary>What a client logs in with at a node's admin port.</summary>
public sealed record ClientLogin(string User, string Password)
{
    /// <summary>What 1.4.6 comes with, and what a scenario's client uses unless the sentence says otherwise: admin/admin.</summary>
    public static ClientLogin Administrator { get; } = new("admin", "admin");
}

/// <summary>A line of a node's log, without its line end.</summary>
/// <param name="At">The world's time when it was written, which is not what a node with a wrong clock printed.</param>
/// <param name="Text">The line as the node wrote it.</param>
public readonly record struct LogLine(DateTimeOffset At, string Text);

/// <summary>How a node's process is started.</summary>
public enum StartMode
{
    /// <summary>The database where there is one, otherwise the configuration file.</summary>
    Normal,

    /// <summary><c>--initial</c>: the database is set aside, the configuration file read.</summary>
    Initial,

    /// <summary><c>--reload</c>: the configuration file is merged into the database.</summary>
    Reload,
}

/// <summary>The whole state of a MySQL server as the monitor of a node meets it.</summary>
public sealed record BackendState
{
    /// <summary>Answers at once and takes writes.</summary>
    public static BackendState Up { get; } = new() { IsUp = true };

    /// <summary>Refuses connections.</summary>
    public static BackendState Down { get; } = new();

    /// <summary>Whether it answers at all.</summary>
    public bool IsUp { get; init; }

    /// <summary>Its read_only variable.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>How long it takes to answer anything; zero: at once.</summary>
    public TimeSpan AnswersAfter { get; init; }
}
