using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sim.Node.Tests.Running;

/// <summary>An address and a port on this machine.</summary>
/// <param name="Address">A loopback address.</param>
/// <param name="Port">A TCP port.</param>
internal sealed record Place(string Address, int Port)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}:{Port}");
}

/// <summary>Places that no other test uses: every node has a loopback address of its own, and a port that the system found free there.</summary>
internal static class Loopback
{
    /// <summary>127.20.0.1 is the first; runs that go on at the same time begin at different places.</summary>
    private const int Network = (127 << 24) | (20 << 16);

    private const int Addresses = 1 << 16;

    private static int _last = Environment.ProcessId * 251;

    /// <summary>A place where nothing listens.</summary>
    public static Place Next()
    {
        int host = ((Interlocked.Increment(ref _last) & int.MaxValue) % (Addresses - 2)) + 1;
        var address = new IPAddress(IPAddress.HostToNetworkOrder(Network | host) & 0xFFFFFFFFL);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(address, 0));
        return new Place(address.ToString(), ((IPEndPoint)socket.LocalEndPoint!).Port);
    }
}
