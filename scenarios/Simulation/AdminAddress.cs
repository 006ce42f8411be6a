using System.Globalization;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Simulation;

/// <summary>Reads the address of an admin port as scenarios write it: <c>host</c> or <c>host:port</c>.</summary>
internal static class AdminAddress
{
    private const int DefaultPort = 6032;

    /// <summary>Host and port.</summary>
    /// <exception cref="WorldException">The port is no port.</exception>
    public static (string Host, int Port) Split(string address)
    {
        int colon = address.LastIndexOf(':');
        if (colon < 0)
        {
            return (address, DefaultPort);
        }

        return int.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= ushort.MaxValue
            ? (address[..colon], port)
            : throw new WorldException($"{address} is no address: expected host or host:port with a port from 1 to 65535");
    }
}
