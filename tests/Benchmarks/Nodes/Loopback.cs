using System.Globalization;

namespace Sim.Benchmarks.Nodes;

/// <summary>Addresses of this machine, one for every node: the ports of a node that has just ended are nobody's concern.</summary>
internal static class Loopback
{
    private const int Networks = 256;

    private static int _last;

    /// <summary>An address that this run has not used.</summary>
    public static string Next() => string.Create(CultureInfo.InvariantCulture, $"127.90.{Environment.ProcessId % Networks}.{++_last}");
}
