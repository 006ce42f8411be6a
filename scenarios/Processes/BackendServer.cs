using System.Net;
using System.Net.Sockets;
using Sim.Protocol;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Processes;

/// <summary>
/// A MySQL server of a scenario, small but real: it listens at its address while it is up, and every answer takes as long as the scenario
/// says, the greeting included.
/// </summary>
internal sealed class BackendServer : IAsyncDisposable
{
    private const int BufferBytes = 16 * 1024;

    private readonly IPEndPoint _address;
    private readonly BackendPort _port = new();
    private readonly MysqlServer _server;
    private readonly IPEndPoint _inner;
    private Socket? _listener;
    private CancellationTokenSource _connections = new();
    private volatile BackendState _state = BackendState.Down;

    /// <summary>A server that is down.</summary>
    public BackendServer(IPEndPoint address)
    {
        _address = address;
        _server = new MysqlServer(_port, new ProtocolOptions(), TimeProvider.System);
        _inner = (IPEndPoint)_server.Listen(new IPEndPoint(IPAddress.Loopback, 0));
    }

    /// <summary>Takes over a state.</summary>
    /// <exception cref="WorldException">The address is in use.</exception>
    public void Set(BackendState state)
    {
        _state = state;
        _port.IsReadOnly = state.IsReadOnly;
        if (state.IsUp && _listener is null)
        {
            _listener = Listen();
            _ = Accept(_listener, _connections.Token);
        }
        else if (!state.IsUp && _listener is not null)
        {
            GoDown();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GoDown();
        _connections.Dispose();
        await _server.DisposeAsync();
    }

    private Socket Listen()
    {
        var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            listener.Bind(_address);
            listener.Listen();
            return listener;
        }
        catch (SocketException failure)
        {
            listener.Dispose();
            throw new WorldException($"a MySQL server cannot listen at {_address}: {failure.Message}");
        }
    }

    private void GoDown()
    {
        _listener?.Dispose();
        _listener = null;
        _connections.Cancel();
        _connections.Dispose();
        _connections = new CancellationTokenSource();
    }

    private async Task Accept(Socket listener, CancellationToken ending)
    {
        try
        {
            while (true)
            {
                _ = Relay(await listener.AcceptAsync(ending), ending);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The server went down.
        }
    }

    private async Task Relay(Socket client, CancellationToken ending)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            try
            {
                client.NoDelay = true;
                server.NoDelay = true;
                await server.ConnectAsync(_inner, ending);
                await Task.WhenAny(Copy(client, server, () => TimeSpan.Zero, ending), Copy(server, client, () => _state.AnswersAfter, ending));
            }
            catch (Exception failure) when (failure is SocketException or OperationCanceledException)
            {
                // This connection is over.
            }
        }
    }

    private static async Task Copy(Socket from, Socket to, Func<TimeSpan> delay, CancellationToken ending)
    {
        byte[] buffer = new byte[BufferBytes];
        try
        {
            int length;
            while ((length = await from.ReceiveAsync(buffer, ending)) > 0)
            {
                await Task.Delay(delay(), ending);
                await to.SendAsync(buffer.AsMemory(0, length), ending);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has left, or the server went down.
        }
    }
}
