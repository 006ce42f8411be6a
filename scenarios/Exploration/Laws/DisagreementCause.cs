using Sim.Engine.Checksums;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>Why a node does not take what its peer holds: the branch of the rules in which it stays.</summary>
internal static class DisagreementCause
{
    /// <summary>No source anywhere.</summary>
    public const string VersionOne = "version 1 is never taken: nobody loaded it since the start";

    /// <summary>Neither is newer.</summary>
    public const string EqualEpochs = "the epochs are equal, so neither is newer";

    /// <summary>The follower believes to be newer.</summary>
    public const string FastClock = "the clock of the node that should follow is ahead, so the change looks old";

    /// <summary>The follower stamped its own pull.</summary>
    public const string Restamped = "the node that should follow stamped an older change with a later time";

    /// <summary>The follower is busy.</summary>
    public const string Frozen = "a pull waits for a silent peer, and everything else waits for the pull";

    /// <summary>The follower does not know.</summary>
    public const string Missed = "the change was missed: the global checksum was noted, its rows were never read";

    /// <summary>The follower pulls and pulls.</summary>
    public const string PulledInVain = "what is pulled does not make the checksums equal";

    /// <summary>The follower wants to pull and does not.</summary>
    public const string PutOff = "every pull is put off for a peer with a younger epoch, which is not taken either";

    /// <summary>The follower saw the difference and does not count it.</summary>
    public const string NotCounted = "the difference came from a change of its own, so its checks are not counted";

    /// <summary>The peer's change is older.</summary>
    public const string Older = "an older epoch is never taken";

    private static readonly TimeSpan _longPull = TimeSpan.FromSeconds(5);

    /// <summary>Whether a pull of the node has taken so long that it waits for a silent peer.</summary>
    public static bool IsFrozen(Chronicle chronicle, string node) =>
        chronicle[node].PullingSince is { } since && chronicle.Now - since > _longPull;

    /// <summary>The cause for a pair of nodes that differ at the end of a settling.</summary>
    public static string Of(Chronicle chronicle, string follower, string leader, Module module)
    {
        ModuleChecksum own = chronicle.Look(follower)!.Value.Of(module);
        ModuleChecksum peer = chronicle.Look(leader)!.Value.Of(module);
        if (IsFrozen(chronicle, follower))
        {
            return Frozen;
        }

        if (ReferenceEquals(chronicle[follower].Holdings[module].Origin, chronicle[leader].Holdings[module].Origin))
        {
            return PulledInVain;
        }

        if (peer.Version <= 1)
        {
            return own.Version <= 1 ? VersionOne : WhyNotTheOtherWay(chronicle, leader, follower, module);
        }

        return own.Version > 1 && peer.Epoch == own.Epoch ? EqualEpochs
            : own.Version > 1 && peer.Epoch < own.Epoch ? WhyOlder(chronicle, follower, leader, module)
            : WhyNotTaken(chronicle, follower, leader, module);
    }

    private static string WhyNotTheOtherWay(Chronicle chronicle, string follower, string leader, Module module) =>
        Core.Hears(chronicle, follower, leader, module) ? WhyNotTaken(chronicle, follower, leader, module) : VersionOne;

    private static string WhyOlder(Chronicle chronicle, string follower, string leader, Module module)
    {
        Holding own = chronicle[follower].Holdings[module];
        Holding peer = chronicle[leader].Holdings[module];
        return own.At < peer.At ? FastClock
            : own.Stamp == Stamp.Pull ? Restamped
            : Older;
    }

    private static string WhyNotTaken(Chronicle chronicle, string follower, string leader, Module module)
    {
        NodeChronicle node = chronicle[follower];
        string text = chronicle.Look(leader)!.Value.Of(module).Text;
        return node.Seen.GetValueOrDefault((leader, module)) != text ? Missed
            : node.PutOff.Contains(module) ? PutOff
            : NotCounted;
    }
}
