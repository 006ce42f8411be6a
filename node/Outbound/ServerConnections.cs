using System.Collections.Concurrent;
using System.Net.Sockets;
using MySqlConnector;
using Sim.Hosting.Execution;

namespace Sim.Hosting.Outbound;

/// <summary>
/// Opens connections to servers that may do anything. The socket to the server is connected here; the client library is given one end of a relay that
/// looks at what comes.
/// </summary>
/// <param name="socketPlaces">Directories in one of which the relay's sockets can be for a moment.</param>
internal sealed class ServerConnections(IReadOnlyList<string> socketPlaces) : IDisposable
{
    private const long MicrosecondsPerMillisecond = 1000;
    private const int MillisecondsPerSecond = 1000;

    private readonly ConcurrentDictionary<Relay, bool> _relays = new();
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Opens a connection within the settings' time, or gives the error in the words of ProxySQL's client library.</summary>
    public async ValueTask<(GuardedConnection? Connection, string? Error)> Open(MySqlConnectionStringBuilder settings) =>
        await Elsewhere.Begin(() => OpenHere(settings));

    /// <summary>Closes everything, and what is being opened.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        foreach (Relay relay in _relays.Keys)
        {
            relay.Dispose();
        }
    }

    private async Task<(GuardedConnection? Connection, string? Error)> OpenHere(MySqlConnectionStringBuilder settings)
    {
        int milliseconds = (int)settings.ConnectionTimeout * MillisecondsPerSecond;
        long startedAt = MonotonicTime.Microseconds;
        (Socket? server, string? error) = await Dialing.Dial(settings.Server, (int)settings.Port, milliseconds, _closing.Token);
        if (server is null)
        {
            return (null, error);
        }

        long spent = (MonotonicTime.Microseconds - startedAt) / MicrosecondsPerMillisecond;
        return await LogIn(settings, server, (int)Math.Max(1, milliseconds - spent));
    }

    private async Task<(GuardedConnection? Connection, string? Error)> LogIn(MySqlConnectionStringBuilder settings, Socket server, int milliseconds)
    {
        MySqlConnection? connection = null;
        Relay? relay = null;
        try
        {
            using var door = PrivateSocket.Open(socketPlaces);
            connection = new MySqlConnection(ConnectionSettings.Through(door.Path, settings));
            Task opening = connection.OpenAsync();
            if (await Entered(door, opening) is not { } library)
            {
                throw new IOException("the relay's socket was not reached", opening.Exception);
            }

            relay = Begin(library, server, new AnswerMeter(settings.SslMode != MySqlSslMode.Disabled), milliseconds);
            await opening;
            relay.EndAnswer();
            return (new GuardedConnection(connection, relay), null);
        }
#pragma warning disable CA1031 // A server that sends nonsense makes the library fail in any way.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            string error = relay is null ? $"No Unix socket can be made in {string.Join(" or ", socketPlaces)}" : ErrorOf(failure, relay, settings.Server);
            server.Dispose();
            if (connection is not null)
            {
                GuardedConnection.Abandon(connection, relay);
            }

            return (null, error);
        }
    }

    /// <summary>The library's end of the connection; null when the library gave up before there was one.</summary>
    private async Task<Socket?> Entered(PrivateSocket door, Task opening)
    {
        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        Task<Socket> entering = door.Accept(givingUp.Token).AsTask();
        if (await Task.WhenAny(entering, opening) == opening && !entering.IsCompletedSuccessfully)
        {
            await givingUp.CancelAsync();
            await Task.WhenAny(entering);
            if (entering.IsCompletedSuccessfully)
            {
                entering.Result.Dispose();
            }

            return null;
        }

        return await entering;
    }

    private Relay Begin(Socket library, Socket server, AnswerMeter meter, int milliseconds)
    {
        var relay = new Relay(library, server, meter, milliseconds, ended => _relays.TryRemove(ended, out _));
        _relays[relay] = true;
        relay.Start();
        if (_closing.IsCancellationRequested)
        {
            relay.Dispose();
        }

        return relay;
    }

    private static string ErrorOf(Exception failure, Relay relay, string hostname) => GuardedConnection.Judge(failure, relay) switch
    {
        Hearsay.Silence => ClientErrors.NoGreeting,
        Hearsay.Failure => ClientErrors.OfConnect(failure, hostname),
        _ => ClientErrors.MalformedPacket,
    };
}
