using Sim.Engine.Events;
using Sim.Engine.Profiles;

namespace Sim.Engine.Cluster;

/// <summary>What a node does about one module of one peer after a check.</summary>
public enum SyncDecision
{
    /// <summary>Nothing, and nothing is logged: also for equal epochs with different checksums, and for an older peer.</summary>
    Rest,

    /// <summary>The peer is newer (or the node just booted) and has been different long enough: pull.</summary>
    Pull,

    /// <summary>The peer differs, but a version of 0 or 1 is never taken: say so.</summary>
    WarnVersionOne,
}

/// <summary>The branch of the rules by which a decision came to be: what <see cref="SyncDecision"/> says, and why.</summary>
[Branches("cluster.rules")]
public enum SyncBranch
{
    /// <summary>Rest: diffs_before_sync is 0.</summary>
    SyncIsOff,

    /// <summary>Pull: the peer's epoch is newer, and it has been different long enough.</summary>
    PeerIsNewer,

    /// <summary>Pull: the node is at version 1 itself, and so takes an older epoch too.</summary>
    OwnVersionIsOne,

    /// <summary>Rest: one of these two, but not for long enough yet.</summary>
    NotLongEnough,

    /// <summary>Rest: neither is newer.</summary>
    EpochsAreEqual,

    /// <summary>Rest: the node's own epoch is newer.</summary>
    PeerIsOlder,

    /// <summary>Warn: the peer is at version 1 or 0, and it is time to say so.</summary>
    PeerVersionIsOne,

    /// <summary>Rest: the same, between two warnings.</summary>
    PeerVersionIsOneAndSaid,
}

/// <summary>How the source of a pull came to be chosen, or not.</summary>
[Branches("cluster.source")]
public enum SourceBranch
{
    /// <summary>None: no peer that may be taken from has been different for long enough.</summary>
    NobodyIsRipe,

    /// <summary>None: a peer with a newer epoch has not been different for long enough.</summary>
    YoungerIsRipening,

    /// <summary>Chosen: the newest of all.</summary>
    Newest,

    /// <summary>Chosen, although a peer with a newer epoch is ripening: it stands before this one in the map of peers.</summary>
    OlderInMapOrder,
}

/// <summary>One peer as a candidate source of one module.</summary>
/// <param name="Version">The peer's version.</param>
/// <param name="Epoch">The peer's epoch, seconds.</param>
/// <param name="DiffCheck">Checks since it changed.</param>
public readonly record struct SyncCandidate(ulong Version, ulong Epoch, uint DiffCheck);

/// <summary>Which peer a module is pulled from.</summary>
/// <param name="Index">Index of the chosen candidate, or -1.</param>
/// <param name="Epoch">The chosen candidate's epoch, or 0.</param>
/// <param name="YoungerEpoch">The epoch of a candidate that is newer but has not been different long enough, or 0: the pull is skipped.</param>
/// <param name="Branch">How that came to be.</param>
public readonly record struct SyncSource(int Index, ulong Epoch, ulong YoungerEpoch, SourceBranch Branch);

/// <summary>
/// The whole protocol of a cluster check as functions of values: when a module is pulled, and from whom
/// (src: lib/ProxySQL_Cluster.cpp, set_checksums and get_peer_to_sync_*).
/// </summary>
public static class SyncRules
{
    /// <summary>Decides about one module of one peer. With <paramref name="diffsBeforeSync"/> 0 the module is never synchronised.</summary>
    public static SyncDecision Decide(
        ulong ownVersion, ulong ownEpoch, ulong peerVersion, ulong peerEpoch, uint diffCheck, int diffsBeforeSync, Profile profile) =>
        DecisionOf(BranchOf(ownVersion, ownEpoch, peerVersion, peerEpoch, diffCheck, diffsBeforeSync, profile));

    /// <summary>The branch that <see cref="Decide"/> takes for these values.</summary>
    public static SyncBranch BranchOf(
        ulong ownVersion, ulong ownEpoch, ulong peerVersion, ulong peerEpoch, uint diffCheck, int diffsBeforeSync, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (diffsBeforeSync == 0)
        {
            return SyncBranch.SyncIsOff;
        }

        if (peerVersion <= 1)
        {
            return diffCheck != 0 && diffCheck % WarningInterval(diffsBeforeSync, profile) == 0
                ? SyncBranch.PeerVersionIsOne
                : SyncBranch.PeerVersionIsOneAndSaid;
        }

        if (ownVersion != 1 && peerEpoch <= ownEpoch)
        {
            return peerEpoch == ownEpoch ? SyncBranch.EpochsAreEqual : SyncBranch.PeerIsOlder;
        }

        return diffCheck < diffsBeforeSync ? SyncBranch.NotLongEnough
            : peerEpoch > ownEpoch ? SyncBranch.PeerIsNewer
            : SyncBranch.OwnVersionIsOne;
    }

    /// <summary>What a branch leads to.</summary>
    public static SyncDecision DecisionOf(SyncBranch branch) => branch switch
    {
        SyncBranch.PeerIsNewer or SyncBranch.OwnVersionIsOne => SyncDecision.Pull,
        SyncBranch.PeerVersionIsOne => SyncDecision.WarnVersionOne,
        _ => SyncDecision.Rest,
    };

    /// <summary>Every how many checks the version-1 warning is repeated.</summary>
    public static ulong WarningInterval(int diffsBeforeSync, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return (ulong)diffsBeforeSync * (ulong)profile.VersionOneWarningFactor;
    }

    /// <summary>
    /// Chooses the source among all peers, in the order of the peer map. The node's own epoch is not consulted, and the peer whose check
    /// caused the decision is not necessarily the one chosen.
    /// </summary>
    public static SyncSource ChooseSource(ReadOnlySpan<SyncCandidate> candidates, int diffsBeforeSync, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        int chosen = -1;
        ulong epoch = 0;
        ulong newestEpoch = 0;
        ulong ripeningEpoch = 0;
        for (int i = 0; i < candidates.Length; i++)
        {
            SyncCandidate candidate = candidates[i];
            if (candidate.Version <= 1 || candidate.Epoch <= epoch)
            {
                continue;
            }

            newestEpoch = profile.NewestEpochIsOverwritten ? candidate.Epoch : Math.Max(newestEpoch, candidate.Epoch);
            bool ripe = profile.SourceNeedsOneMoreCheck ? candidate.DiffCheck > diffsBeforeSync : candidate.DiffCheck >= diffsBeforeSync;
            if (ripe)
            {
                chosen = i;
                epoch = candidate.Epoch;
            }
            else
            {
                ripeningEpoch = Math.Max(ripeningEpoch, candidate.Epoch);
            }
        }

        return epoch != 0 && newestEpoch > epoch
            ? new SyncSource(-1, epoch, newestEpoch, SourceBranch.YoungerIsRipening)
            : new SyncSource(chosen, epoch, 0, ChosenBranch(chosen, epoch, ripeningEpoch));
    }
    private static SourceBranch ChosenBranch(int chosen, ulong epoch, ulong ripeningEpoch) =>
        chosen < 0 ? SourceBranch.NobodyIsRipe
        : ripeningEpoch > epoch ? SourceBranch.OlderInMapOrder
        : SourceBranch.Newest;
}
