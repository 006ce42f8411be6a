using System.Net;
using System.Net.Sockets;
using Sim.Engine.Events;
using Sim.Protocol;

namespace Sim.Hosting.Serving;

/// <summary>Opens and closes the admin port as admin-mysql_ifaces says.</summary>
internal sealed class AdminInterfaces(NodePort port, ProtocolOptions offer, IEventSink events) : IAsyncDisposable
{
    private readonly MysqlServer _server = new(port, offer, TimeProvider.System);
    private readonly Dictionary<string, EndPoint> _open = new(StringComparer.Ordinal);

    /// <summary>Listens at these interfaces (<c>address:port</c>, or the path of a Unix socket) and no others; on the node's thread.</summary>
    public void Listen(IReadOnlyList<string> interfaces)
    {
        port.Refresh();
        foreach ((string closed, EndPoint endPoint) in _open.Where(entry => !interfaces.Contains(entry.Key)).ToArray())
        {
            _open.Remove(closed);
            _ = _server.StopListening(endPoint).AsTask();
        }

        foreach (string @interface in interfaces.Where(@interface => !_open.ContainsKey(@interface)))
        {
            Open(@interface);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Open(string @interface)
    {
        if (InterfaceName.Parse(@interface) is not { } endPoint)
        {
            events.Emit(InterfaceName.IsPathTooLong(@interface)
                ? new SocketPathTooLong(@interface)
                : new AddressUnusable(@interface, SocketError.HostNotFound));
            return;
        }

        try
        {
            _open[@interface] = _server.Listen(endPoint);
        }
        catch (SocketException error)
        {
            events.Emit(new AddressUnusable(@interface, error.SocketErrorCode));
        }
    }
}
