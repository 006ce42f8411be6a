using System.Net;
using System.Net.Sockets;

namespace Sim.Protocol;

/// <summary>A client as its socket: where it is, and the stream to it.</summary>
internal static class ClientSocket
{
    /// <summary>The stream to a client; disposing it closes the socket.</summary>
    public static Stream Open(Socket socket)
    {
        try
        {
            if (socket.AddressFamily != AddressFamily.Unix)
            {
                socket.NoDelay = true;
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            // The client is gone already: there is nothing to read.
            socket.Dispose();
            return Stream.Null;
        }
    }

    /// <summary>The client's address without port; <c>localhost</c> for a Unix socket.</summary>
    public static string AddressOf(Socket socket)
    {
        try
        {
            return socket.RemoteEndPoint switch
            {
                IPEndPoint { Address.IsIPv4MappedToIPv6: true } mapped => mapped.Address.MapToIPv4().ToString(),
                IPEndPoint internet => internet.Address.ToString(),
                _ => "localhost",
            };
        }
        catch (SocketException)
        {
            // The client is gone already.
            return "";
        }
    }
}
