using Sim.Engine.Checksums;
using Sim.Engine.Events;

namespace Sim.Engine.Cluster;

/// <summary>What a row of a peer's checksums says that was not known.</summary>
[Branches("cluster.peer_checksum")]
public enum ChecksumBranch
{
    /// <summary>Nothing: the checksum is the one that was read before.</summary>
    AsBefore,

    /// <summary>A new checksum, of a module that is never synchronised: it is kept for the tables, and not a word is said.</summary>
    NeverSynchronised,

    /// <summary>A new checksum, which the node has too.</summary>
    NewAndOwn,

    /// <summary>A new checksum, which the node does not have.</summary>
    New,
}

/// <summary>What to make of a checksum that was read from a peer (src: lib/ProxySQL_Cluster.cpp, set_checksums).</summary>
public static class ChecksumRules
{
    /// <summary>The branch that a row takes.</summary>
    /// <param name="module">The row's module.</param>
    /// <param name="changed">Whether its checksum differs from the one that was read before.</param>
    /// <param name="checksum">The checksum.</param>
    /// <param name="own">What the node itself holds.</param>
    public static ChecksumBranch BranchOf(Module module, bool changed, string checksum, string own) =>
        !changed ? ChecksumBranch.AsBefore
        : !ClusterSettings.SyncedModules.Contains(module) ? ChecksumBranch.NeverSynchronised
        : string.Equals(checksum, own, StringComparison.Ordinal) ? ChecksumBranch.NewAndOwn
        : ChecksumBranch.New;
}
