using Sim.Engine.Admin;

namespace Sim.Engine.Seams;

/// <summary>How a node reaches its peers' admin ports. What crosses this seam is what crosses the wire: SQL text out, result sets back.</summary>
public interface IPeers
{
    /// <summary>Opens a connection; a failure is an outcome, not an exception.</summary>
    ValueTask<PeerConnectOutcome> Connect(PeerEndpoint peer, PeerCredentials credentials, PeerTimeouts timeouts);
}

/// <summary>One open connection to a peer's admin port.</summary>
public interface IPeerConnection
{
    /// <summary>Sends one statement and waits for its answer, at most the connection's read timeout.</summary>
    ValueTask<PeerAnswer> Query(string sql);

    /// <summary>Closes the connection; may be called more than once.</summary>
    void Close();
}

/// <summary>Host name (as written in proxysql_servers) and admin port of a peer.</summary>
public readonly record struct PeerEndpoint(string Hostname, int Port)
{
    /// <summary><c>host:port</c>, as the log prints it.</summary>
    public override string ToString() => $"{Hostname}:{Port}";
}

/// <summary>What the node logs in with: admin-cluster_username and admin-cluster_password of the moment.</summary>
public readonly record struct PeerCredentials(string Username, string Password);

/// <summary>
/// Timeouts of a peer connection, in milliseconds. ProxySQL has one for writing too, which no statement reaches: they are short and fit into a
/// socket's buffer.
/// </summary>
public readonly record struct PeerTimeouts(int ConnectMilliseconds, int ReadMilliseconds);

/// <summary>Either an open connection or the client library's error text.</summary>
public readonly record struct PeerConnectOutcome(IPeerConnection? Connection, string? Error);

/// <summary>The answer to one statement: rows, an OK without rows, an SQL error, or a lost connection.</summary>
/// <param name="Rows">The result set, or null.</param>
/// <param name="Error">The error's text as a client library gives it, or null when all went well.</param>
/// <param name="ConnectionLost">True when the connection itself broke (the socket is closed); false for an SQL error.</param>
public readonly record struct PeerAnswer(ResultSet? Rows, string? Error, bool ConnectionLost)
{
    /// <summary>True when the statement was answered without an error.</summary>
    public bool Succeeded => Error is null;
}
