using System.Net.Sockets;
using MySqlConnector;

namespace Sim.Hosting.Peers;

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

    /// <summary>ENOTCONN: the library closes the failed socket before it reads errno, so every failure to connect shows this number.</summary>
    private const int NotConnected = 107;

    /// <summary>EAI_NONAME of getaddrinfo.</summary>
    private const int NoSuchName = -2;

    /// <summary>Whether the server itself sent the error: the connection is whole.</summary>
    public static bool IsFromServer(MySqlException error) => error.SqlState is not null;

    /// <summary>Why no connection was made.</summary>
    public static string OfConnect(MySqlException error, string hostname)
    {
        if (IsFromServer(error))
        {
            return error.Message;
        }

        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return $"Unknown MySQL Server Host '{hostname}' ({NoSuchName})";
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

    private static string CannotConnect(string hostname) => $"Can't connect to MySQL server on '{hostname}' ({NotConnected})";
}
