using System.Net.Sockets;
using MySqlConnector;

namespace Sim.Hosting.Outbound;

/// <summary>
/// Failures of a connection in the words of the client library that ProxySQL 1.4.6 is linked with (MariaDB Connector/C 2.3.1, errmsg.c).
/// </summary>
internal static class ClientErrors
{
    /// <summary>The answer to a query does not come.</summary>
    public const string LostConnection = "Lost connection to MySQL server during query";

    /// <summary>The connection was closed before the query.</summary>
    public const string GoneAway = "MySQL server has gone away";

    /// <summary>What came is not the protocol, or more than anybody wants.</summary>
    public const string MalformedPacket = "Malformed packet";

    /// <summary>The other end accepts the connection and says nothing.</summary>
    public const string NoGreeting = "Lost connection to MySQL server at 'handshake: waiting for inital communication packet', system error: 110";

    /// <summary>MYSQL_ERRMSG_SIZE, with the zero byte at the end.</summary>
    private const int ErrorTextMax = 511;

    /// <summary>ENOTCONN: the library closes the failed socket before it reads errno, so every failure to connect shows this number.</summary>
    private const int NotConnected = 107;

    /// <summary>ETIMEDOUT: closing a socket that is still being connected succeeds, so this number stays.</summary>
    private const int TimedOut = 110;

    /// <summary>EAI_NONAME of getaddrinfo.</summary>
    private const int NoSuchName = -2;

    /// <summary>Whether the server itself sent the error: the connection is whole.</summary>
    public static bool IsFromServer(Exception error) => error is MySqlException { SqlState: not null };

    /// <summary>
    /// The text of an error that the server sent, as far as ProxySQL's client library keeps it, and on one line: a peer must not write lines into a log.
    /// </summary>
    public static string TextOf(Exception error)
    {
        string text = error.Message.ReplaceLineEndings(" ");
        return text.Length > ErrorTextMax ? text[..ErrorTextMax] : text;
    }

    /// <summary>Whether an exception of the client library says that the connection or its server failed; a reset may come through as the socket's own.</summary>
    public static bool IsFailure(Exception error) => error is MySqlException or SocketException or IOException;

    /// <summary>Why no connection was made.</summary>
    public static string OfConnect(Exception error, string hostname)
    {
        if (IsFromServer(error))
        {
            return TextOf(error);
        }

        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return UnknownHost(hostname);
                case SocketException { SocketErrorCode: SocketError.ConnectionReset } or EndOfStreamException:
                    return "Lost connection to MySQL server at 'handshake: reading inital communication packet', system error: 0";
                case SocketException:
                    return CannotConnect(hostname);
                default:
                    break;
            }
        }

        return error.InnerException is OperationCanceledException
            ? NoGreeting
            : CannotConnect(hostname);
    }

    /// <summary>Nobody listens there.</summary>
    public static string CannotConnect(string hostname) => $"Can't connect to MySQL server on '{hostname}' ({NotConnected})";

    /// <summary>Nobody says whether somebody listens there.</summary>
    public static string ConnectTimedOut(string hostname) => $"Can't connect to MySQL server on '{hostname}' ({TimedOut})";

    /// <summary>The name has no address.</summary>
    public static string UnknownHost(string hostname) => $"Unknown MySQL Server Host '{hostname}' ({NoSuchName})";
}
