using System.Net;
using System.Net.Sockets;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Processes;

/// <summary>
/// The part 127.S.0.0/16 of this machine's loopback network in which one scenario's nodes and MySQL servers are, so that several can be
/// played at once, by this process and by others. A slot is claimed by listening at an address that no scenario has; it is free again when
/// that ends, however it ends.
/// </summary>
internal sealed class Slot : IDisposable
{
    /// <summary>How many there are.</summary>
    public const int Count = 20;

    private const int Port = 6031;

    private readonly Socket _claim;

    private Slot(int number, Socket claim)
    {
        Number = number;
        _claim = claim;
    }

    /// <summary>S.</summary>
    public int Number { get; }

    /// <summary>Claims the first slot that is free.</summary>
    /// <exception cref="WorldException">None is, or this machine has no such addresses.</exception>
    public static Slot Claim()
    {
        for (int number = 0; number < Count; number++)
        {
            if (TryListen(IPAddress.Parse($"127.{number}.255.254")) is { } claim)
            {
                return new Slot(number, claim);
            }
        }

        throw new WorldException($"none of the {Count} parts of the loopback network 127.0.0.0/8 can be used (Linux has all its addresses, other systems may not)");
    }

    /// <summary>Gives the slot up.</summary>
    public void Dispose() => _claim.Dispose();

    private static Socket? TryListen(IPAddress address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, Port));
            socket.Listen();
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
