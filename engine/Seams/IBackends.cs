namespace Sim.Engine.Seams;

/// <summary>How a node reaches MySQL servers to monitor them.</summary>
public interface IBackends
{
    /// <summary>Performs one check and waits for its outcome, at most the check's timeout.</summary>
    ValueTask<BackendAnswer> Check(BackendCheck check);
}

/// <summary>The kinds of check that the monitor makes.</summary>
public enum BackendCheckKind
{
    /// <summary>Open a connection and close it (monitor_connect).</summary>
    Connect,

    /// <summary>COM_PING on a pooled or new connection (monitor_ping).</summary>
    Ping,

    /// <summary><c>SHOW GLOBAL VARIABLES LIKE 'read_only'</c> (monitor_read_only).</summary>
    ReadOnly,
}

/// <summary>One check of one server with the monitor's credentials; timeout in milliseconds.</summary>
public readonly record struct BackendCheck(
    BackendCheckKind Kind, string Hostname, int Port, string Username, string Password, bool UseSsl, int TimeoutMilliseconds);

/// <summary>How a backend failed to answer.</summary>
public enum BackendFailure
{
    /// <summary>It answered.</summary>
    None,

    /// <summary>No connection could be made.</summary>
    ConnectFailed,

    /// <summary>A connection existed, the answer did not come in time.</summary>
    TimedOut,

    /// <summary>The server answered with an error.</summary>
    ServerError,
}

/// <summary>The outcome of a check.</summary>
/// <param name="DurationMicroseconds">How long it took.</param>
/// <param name="Failure">What went wrong, if anything.</param>
/// <param name="Error">The client library's error text, null on success.</param>
/// <param name="ReadOnly">Value of read_only, for <see cref="BackendCheckKind.ReadOnly"/>.</param>
public readonly record struct BackendAnswer(long DurationMicroseconds, BackendFailure Failure, string? Error, bool ReadOnly);
