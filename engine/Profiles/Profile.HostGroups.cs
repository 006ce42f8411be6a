namespace Sim.Engine.Profiles;

public sealed partial record Profile
{
    /// <summary>
    /// The lines "HID: …" in the log show max_latency_ms multiplied by a million: microseconds are multiplied where they should be divided.
    /// </summary>
    public bool ServerDumpMultipliesLatency { get; init; } = true;

    /// <summary>
    /// Of the temporary states only SHUNNED counts as ONLINE in the checksum of mysql_servers; a server shunned for replication lag counts as
    /// such. Users see the module's checksum change when a LOAD happens while a server lags. Still so in 2.5.5.
    /// </summary>
    public bool ServersChecksumShowsReplicationLag { get; init; } = true;
}
