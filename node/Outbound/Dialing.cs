using System.Net;
using System.Net.Sockets;

namespace Sim.Hosting.Outbound;

/// <summary>Connects a socket to a server; why it fails is told in the words of ProxySQL's client library.</summary>
internal static class Dialing
{
    /// <summary>Tries all addresses of a name, one after the other. The port 0 says that the name is the path of a Unix socket.</summary>
    public static async Task<(Socket? Socket, string? Error)> Dial(string hostname, int port, int milliseconds, CancellationToken closing)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(closing);
        patience.CancelAfter(milliseconds);
        string error = ClientErrors.CannotConnect(hostname);
        try
        {
            foreach (EndPoint address in await Resolve(hostname, port, patience.Token))
            {
                if (await TryConnect(address, patience.Token) is { } connected)
                {
                    return (connected, null);
                }
            }
        }
        catch (OperationCanceledException)
        {
            error = ClientErrors.ConnectTimedOut(hostname);
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            // No such name, or none that a name or a path could have.
            error = ClientErrors.UnknownHost(hostname);
        }

        return (null, error);
    }

    private static async ValueTask<EndPoint[]> Resolve(string hostname, int port, CancellationToken patience)
    {
        if (port == 0)
        {
            return [new UnixDomainSocketEndPoint(hostname)];
        }

        IPAddress[] addresses = IPAddress.TryParse(hostname, out IPAddress? address) ? [address] : await Dns.GetHostAddressesAsync(hostname, patience);
        return [.. addresses.Select(found => new IPEndPoint(found, port))];
    }

    /// <summary>Null when the server does not take the connection.</summary>
    private static async ValueTask<Socket?> TryConnect(EndPoint address, CancellationToken patience)
    {
        bool isUnix = address.AddressFamily == AddressFamily.Unix;
        var socket = new Socket(address.AddressFamily, SocketType.Stream, isUnix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address, patience);
            socket.NoDelay |= !isUnix;
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
