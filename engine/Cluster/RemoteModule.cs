using Sim.Engine.Checksums;

namespace Sim.Engine.Cluster;

/// <summary>
/// What a node knows of one module of one peer (src: ProxySQL_Checksum_Value_2). Times are seconds of the observing node's wall clock.
/// </summary>
public sealed class RemoteModule
{
    /// <summary>The peer's version.</summary>
    public ulong Version { get; private set; }

    /// <summary>The peer's epoch, seconds of the peer's wall clock.</summary>
    public ulong Epoch { get; private set; }

    /// <summary>The peer's checksum text; empty before the first reading.</summary>
    public string Checksum { get; private set; } = "";

    /// <summary>When a different checksum was last seen.</summary>
    public long LastChangedSeconds { get; private set; }

    /// <summary>Checks since the peer's last change while it differs from the own checksum.</summary>
    public uint DiffCheck { get; private set; }

    /// <summary>
    /// Takes a row that was read from the peer. Returns true when its checksum differs from the one read before, which starts the count at 1.
    /// </summary>
    public bool Read(ulong version, ulong epoch, string checksum, long nowSeconds)
    {
        Version = version;
        Epoch = epoch;
        bool changed = !string.Equals(Checksum, checksum, StringComparison.Ordinal);
        if (changed)
        {
            Checksum = checksum;
            LastChangedSeconds = nowSeconds;
            DiffCheck = 1;
        }
        else
        {
            DiffCheck++;
        }

        return changed;
    }

    /// <summary>Forgets the count when the peer holds what the node itself holds.</summary>
    public void ResetIfEqual(string ownChecksum)
    {
        if (string.Equals(Checksum, ownChecksum, StringComparison.Ordinal))
        {
            DiffCheck = 0;
        }
    }

    /// <summary>Counts a check in which nothing was read; a count of zero stays zero.</summary>
    public void CountUnread()
    {
        if (DiffCheck != 0)
        {
            DiffCheck++;
        }
    }

    /// <summary>The values that decisions are made of.</summary>
    public ModuleChecksum Value => new(Version, Epoch, Checksum);
}
