namespace Sim.Scenarios.Simulation;

/// <summary>What the one-way latency of a link is drawn from, microseconds.</summary>
internal readonly record struct LatencyRange(long FromMicroseconds, long ToMicroseconds, long JitterMicroseconds)
{
    /// <summary>Machines on one switch.</summary>
    public static LatencyRange LocalNetwork { get; } = new(60, 140, 20);

    /// <summary>Processes on one machine.</summary>
    public static LatencyRange Loopback { get; } = new(10, 30, 20);

    /// <summary>The range for two hosts: loopback addresses are on one machine, and so is a host with itself.</summary>
    public static LatencyRange Of(string host, string otherHost) =>
        host == otherHost || (IsLoopback(host) && IsLoopback(otherHost)) ? Loopback : LocalNetwork;

    private static bool IsLoopback(string host) => host.StartsWith("127.", StringComparison.Ordinal);
}
