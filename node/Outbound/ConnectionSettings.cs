using MySqlConnector;

namespace Sim.Hosting.Outbound;

/// <summary>Connection strings that make MySqlConnector behave like the plain client library inside ProxySQL.</summary>
internal static class ConnectionSettings
{
    /// <summary>The connection is closed at once when a command times out; nobody is asked to kill the query.</summary>
    private const int NoCancellation = -1;

    /// <summary>For a TCP connection, or one through a Unix socket whose path stands for the host name when the port is 0.</summary>
    public static MySqlConnectionStringBuilder For(string hostname, int port, string username, string password, int connectMilliseconds) => new()
    {
        Server = hostname,
        Port = (uint)port,
        ConnectionProtocol = port == 0 ? MySqlConnectionProtocol.UnixSocket : MySqlConnectionProtocol.Sockets,
        UserID = username,
        Password = password,
        ConnectionTimeout = (uint)Math.Max(1, connectMilliseconds / 1000),
        CancellationTimeout = NoCancellation,
        Pooling = false,
        SslMode = MySqlSslMode.Disabled,
        AllowPublicKeyRetrieval = true,
        AllowUserVariables = true,
        AutoEnlist = false,
        GuidFormat = MySqlGuidFormat.None,
        TreatTinyAsBoolean = false,
    };

    /// <summary>The same login through the socket of a relay, which keeps the time.</summary>
    public static string Through(string socketPath, MySqlConnectionStringBuilder settings) => new MySqlConnectionStringBuilder(settings.ConnectionString)
    {
        Server = socketPath,
        ConnectionProtocol = MySqlConnectionProtocol.UnixSocket,
        ConnectionTimeout = 0,
        DefaultCommandTimeout = 0,
    }.ConnectionString;
}
