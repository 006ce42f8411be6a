using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sim.Protocol;

/// <summary>
/// The server side of the MySQL protocol. Each connection is one asynchronous loop; statements go to the <see cref="IAdminPort"/>. Whatever
/// clients send, it costs no more than the limits say and concerns nobody else.
/// </summary>
public sealed class MysqlServer : IAsyncDisposable
{
    private static readonly TimeSpan _sweepPeriod = TimeSpan.FromSeconds(1);

    private readonly IAdminPort _port;
    private readonly ProtocolLimits _limits;
    private readonly TimeProvider _time;
    private readonly ServerOffer _offer;
    private readonly ITimer _sweeper;
    private readonly ConcurrentDictionary<Connection, TaskCompletionSource> _connections = new();
    private readonly PendingLogins _pending;
    private readonly ConcurrentDictionary<EndPoint, Listener> _listeners = new();
    private uint _lastThreadId;
    private volatile bool _stopped;

    /// <summary>A server that listens nowhere yet.</summary>
    public MysqlServer(IAdminPort port, ProtocolOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(port);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _port = port;
        _limits = options.Limits;
        _time = time;
        _offer = new ServerOffer(options);
        _pending = new PendingLogins(_limits.PendingLogins);
        _sweeper = time.CreateTimer(static server => ((MysqlServer)server!).Sweep(), this, _sweepPeriod, _sweepPeriod);
    }

    /// <summary>A connection has ended and is not counted any more; raised on any thread.</summary>
    public event Action? ConnectionEnded;

    /// <summary>Connections at this moment.</summary>
    public int ConnectionCount => _connections.Count;

    /// <summary>Accepts clients at a TCP address (port 0: any free one) or a Unix socket (whose file is replaced), and says where.</summary>
    /// <exception cref="SocketException">The address cannot be used.</exception>
    public EndPoint Listen(EndPoint endPoint)
    {
        ObjectDisposedException.ThrowIf(_stopped, this);
        Listener listener = Listener.Open(endPoint, _time, Admit);
        _listeners[listener.EndPoint] = listener;
        return listener.EndPoint;
    }

    /// <summary>Accepts no more clients there; those that are connected stay.</summary>
    public async ValueTask StopListening(EndPoint endPoint)
    {
        if (_listeners.TryRemove(endPoint, out Listener? listener))
        {
            await listener.DisposeAsync();
        }
    }

    /// <summary>Accepts no more clients, ends all connections and waits for them, the statements under way included, until it is cancelled.</summary>
    public async Task Stop(CancellationToken cancellation)
    {
        _stopped = true;
        await _sweeper.DisposeAsync();
        foreach (EndPoint endPoint in _listeners.Keys)
        {
            await StopListening(endPoint);
        }

        foreach (Connection connection in _connections.Keys)
        {
            connection.Abort(fault: null);
        }

        await Task.WhenAll([.. _connections.Values.Select(ended => ended.Task)]).WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _offer.Dispose();
    }

    /// <summary>Stops without waiting for statements under way.</summary>
    public async ValueTask DisposeAsync() => await Stop(new CancellationToken(canceled: true));

    private void Admit(Socket socket)
    {
        if (_stopped || _connections.Count >= _limits.Connections)
        {
            _ = Connection.Refuse(ClientSocket.Open(socket), ClientSocket.AddressOf(socket), _port);
            return;
        }

        string address = ClientSocket.AddressOf(socket);
        var connection = new Connection(ClientSocket.Open(socket), address, NextThreadId(), _port, _offer, new Deadline(_time));
        connection.LoggedIn += _pending.Remove;
        _pending.Add(connection)?.Abort(ClientFaultKind.CrowdedOut);
        _connections[connection] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Serve(connection);
    }

    private async Task Serve(Connection connection)
    {
        try
        {
            await connection.Serve();
        }
#pragma warning disable CA1031 // A defect that one client meets must not become an end for all; the node is told.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _port.Report(failure);
        }
        finally
        {
            connection.Dispose();
            _pending.Remove(connection);
            _connections.TryRemove(connection, out TaskCompletionSource? ended);
            ended?.SetResult();
            ConnectionEnded?.Invoke();
        }
    }

    private uint NextThreadId()
    {
        uint id = Interlocked.Increment(ref _lastThreadId);
        return id == 0 ? Interlocked.Increment(ref _lastThreadId) : id;
    }

    private void Sweep()
    {
        foreach (Connection connection in _connections.Keys)
        {
            connection.CheckDeadline();
        }

        _offer.HugeCommands.GiveBack();
    }
}
