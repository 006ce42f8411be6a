using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>
/// What a node makes of a peer's checksums: how long each module has differed from its own, and what follows from that
/// (src: lib/ProxySQL_Cluster.cpp, set_checksums). The caller holds the lock of the peers.
/// </summary>
internal sealed class PeerComparison(ClusterContext context, PeerEndpoint endpoint)
{
    private readonly Profile _profile = context.Profile;
    private readonly IClock _clock = context.Seams.Clock;
    private readonly ModuleChecksums _own = context.Checksums;

    /// <summary>Takes the rows of the peer's checksums; without rows, nothing has changed since the last that were read.</summary>
    public void Read(Peer peer, ResultSet? rows)
    {
        long now = _clock.UnixSeconds();
        peer.LastCheckedSeconds = now;
        if (rows is not null)
        {
            ReadRows(peer, rows, now);
            peer.LookForCounts();
        }
        else if (peer.IsCounting)
        {
            CountUnread(peer);
            peer.LookForCounts();
        }
    }

    /// <summary>What to do about a module that may differ; says so in the log.</summary>
    public SyncDecision Decide(Peer peer, Module module)
    {
        RemoteModule remote = peer[module];
        ModuleChecksum own = _own[module];
        int diffs = context.Settings().For(module).DiffsBeforeSync;
        SyncBranch branch = SyncRules.BranchOf(own.Version, own.Epoch, remote.Version, remote.Epoch, remote.DiffCheck, diffs, _profile);
        if (remote.DiffCheck != 0)
        {
            context.Seams.Events.Take(branch);
        }

        SyncDecision decision = SyncRules.DecisionOf(branch);
        if (decision != SyncDecision.Rest)
        {
            var view = new SyncView(remote.Version, remote.Epoch, remote.DiffCheck, own.Version, own.Epoch);
            Emit(decision == SyncDecision.Pull
                ? new SyncProceeding(endpoint, module, view)
                : new VersionOneRefused(endpoint, module, view, SyncRules.WarningInterval(diffs, _profile)));
        }

        return decision;
    }

    private void ReadRows(Peer peer, ResultSet rows, long now)
    {
        foreach (string?[] row in rows.Rows)
        {
            if (row is [var name, var version, var epoch, var checksum, ..] && ModuleNames.TryParse(name, out Module module))
            {
                ReadChecksum(peer, module, CText.Atoll(version), CText.Atoll(epoch), checksum ?? "", now);
            }
        }
    }

    private void ReadChecksum(Peer peer, Module module, ulong version, ulong epoch, string checksum, long now)
    {
        RemoteModule remote = peer[module];
        string own = _own[module].Text;
        bool changed = remote.Read(version, epoch, checksum, now);
        ChecksumBranch branch = ChecksumRules.BranchOf(module, changed, checksum, own);
        context.Seams.Events.Take(branch);
        if (branch is ChecksumBranch.New or ChecksumBranch.NewAndOwn)
        {
            Emit(new ChecksumDetected(endpoint, module, remote.Value));
        }

        if (branch == ChecksumBranch.NewAndOwn)
        {
            Emit(new ChecksumMatches(endpoint, module, own));
        }

        remote.ResetIfEqual(own);
    }

    private void CountUnread(Peer peer)
    {
        foreach (Module module in ClusterSettings.SyncedModules)
        {
            peer[module].ResetIfEqual(_own[module].Text);
        }

        // The two modules that are never synchronised are counted, but not reset, on this path.
        for (Module module = 0; (int)module < ModuleNames.Count; module++)
        {
            peer[module].CountUnread();
        }
    }

    private void Emit(NodeEvent happened) => context.Seams.Events.Emit(happened);
}
