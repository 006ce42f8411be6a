using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sim.Node.Tests.Running;

/// <summary>Loopback addresses that no other test uses: every node has its own, so that all of them can have ProxySQL's own ports.</summary>
internal static class Loopback
{
    /// <summary>The admin port.</summary>
    public const int AdminPort = 6032;

    /// <summary>127.20.0.1 is the first; runs that go on at the same time begin at different places.</summary>
    private const int Network = (127 << 24) | (20 << 16);

    private const int Addresses = 1 << 16;

    private static int _last = Environment.ProcessId * 251;

    /// <summary>An address at which nothing listens.</summary>
    public static string Next()
    {
        while (true)
        {
            int host = (Interlocked.Increment(ref _last) & int.MaxValue) % (Addresses - 2) + 1;
            var address = new IPAddress(IPAddress.HostToNetworkOrder(Network | host) & 0xFFFFFFFFL);
            if (IsFree(address))
            {
                return address.ToString();
            }
        }
    }

    /// <summary>A port of 127.0.0.1 at which nothing listens.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>A port as text.</summary>
    public static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static bool IsFree(IPAddress address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, AdminPort));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
