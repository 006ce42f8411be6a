using CsCheck;
using Sim.Engine.Cluster;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.Cluster;

public class SyncRulesTests
{
    private static readonly Profile _profile = Profile.ProxySql146;

    private static readonly Gen<(ulong Own, ulong OwnEpoch, ulong Peer, ulong PeerEpoch, uint Diff, int Diffs)> _checks =
        Gen.Select(Gen.ULong[0, 5], Gen.ULong[0, 5], Gen.ULong[0, 5], Gen.ULong[0, 5], Gen.UInt[0, 200], Gen.Int[0, 5]);

    [Theory]
    [InlineData(3, 100, 4, 200, 9, 0, SyncBranch.SyncIsOff)]
    [InlineData(3, 100, 4, 200, 3, 3, SyncBranch.PeerIsNewer)]
    [InlineData(1, 200, 4, 200, 3, 3, SyncBranch.OwnVersionIsOne)]
    [InlineData(1, 100, 4, 200, 3, 3, SyncBranch.PeerIsNewer)]
    [InlineData(1, 200, 4, 100, 2, 3, SyncBranch.NotLongEnough)]
    [InlineData(3, 100, 4, 200, 2, 3, SyncBranch.NotLongEnough)]
    [InlineData(3, 200, 4, 200, 9, 3, SyncBranch.EpochsAreEqual)]
    [InlineData(3, 200, 4, 100, 9, 3, SyncBranch.PeerIsOlder)]
    [InlineData(3, 100, 1, 200, 30, 3, SyncBranch.PeerVersionIsOne)]
    [InlineData(3, 100, 1, 200, 31, 3, SyncBranch.PeerVersionIsOneAndSaid)]
    public void The_branch_says_why(
        ulong ownVersion, ulong ownEpoch, ulong peerVersion, ulong peerEpoch, uint diffCheck, int diffsBeforeSync, SyncBranch expected) =>
        Assert.Equal(expected, SyncRules.BranchOf(ownVersion, ownEpoch, peerVersion, peerEpoch, diffCheck, diffsBeforeSync, _profile));

    [Theory]
    [InlineData(3, 100, 4, 200, 2, SyncDecision.Rest)]
    [InlineData(3, 100, 4, 200, 3, SyncDecision.Pull)]
    [InlineData(3, 200, 4, 200, 9, SyncDecision.Rest)]
    [InlineData(3, 200, 4, 100, 9, SyncDecision.Rest)]
    [InlineData(1, 200, 4, 100, 3, SyncDecision.Pull)]
    [InlineData(0, 200, 4, 100, 3, SyncDecision.Rest)]
    [InlineData(3, 100, 1, 200, 30, SyncDecision.WarnVersionOne)]
    [InlineData(3, 100, 1, 200, 31, SyncDecision.Rest)]
    [InlineData(3, 100, 1, 200, 60, SyncDecision.WarnVersionOne)]
    [InlineData(3, 100, 0, 0, 30, SyncDecision.WarnVersionOne)]
    [InlineData(3, 100, 1, 200, 0, SyncDecision.Rest)]
    public void A_check_with_three_diffs_before_sync_decides(
        ulong ownVersion, ulong ownEpoch, ulong peerVersion, ulong peerEpoch, uint diffCheck, SyncDecision expected) =>
        Assert.Equal(expected, SyncRules.Decide(ownVersion, ownEpoch, peerVersion, peerEpoch, diffCheck, 3, _profile));

    [Fact]
    public void A_module_with_zero_diffs_before_sync_is_left_alone() => _checks.Sample(c =>
        Assert.Equal(SyncDecision.Rest, SyncRules.Decide(c.Own, c.OwnEpoch, c.Peer, c.PeerEpoch, c.Diff, 0, _profile)));

    [Fact]
    public void A_peer_at_version_one_is_never_pulled_from() => _checks.Sample(c =>
        Assert.NotEqual(SyncDecision.Pull, SyncRules.Decide(c.Own, c.OwnEpoch, c.Peer % 2, c.PeerEpoch, c.Diff, c.Diffs, _profile)));

    [Fact]
    public void An_older_peer_is_only_pulled_from_after_boot() => _checks.Sample(c =>
    {
        SyncDecision decision = SyncRules.Decide(c.Own, c.OwnEpoch, c.Peer, Math.Min(c.PeerEpoch, c.OwnEpoch), c.Diff, c.Diffs, _profile);
        Assert.True(decision != SyncDecision.Pull || c.Own == 1);
    });

    [Fact]
    public void The_decision_to_pull_precedes_a_source_by_one_check()
    {
        var justDecided = new SyncCandidate(2, 100, 3);
        Assert.Equal(SyncDecision.Pull, SyncRules.Decide(1, 50, 2, 100, 3, 3, _profile));
        Assert.Equal(-1, SyncRules.ChooseSource([justDecided], 3, _profile).Index);
        Assert.Equal(0, SyncRules.ChooseSource([justDecided with { DiffCheck = 4 }], 3, _profile).Index);
    }

    [Fact]
    public void A_newer_peer_that_is_not_ripe_puts_the_pull_off_when_it_comes_later_in_the_map()
    {
        SyncSource source = SyncRules.ChooseSource([new SyncCandidate(2, 100, 4), new SyncCandidate(2, 200, 3)], 3, _profile);
        Assert.Equal(new SyncSource(-1, 100, 200, SourceBranch.YoungerIsRipening), source);
    }

    [Fact]
    public void The_same_newer_peer_earlier_in_the_map_is_forgotten_and_the_older_configuration_is_pulled()
    {
        SyncSource source = SyncRules.ChooseSource([new SyncCandidate(2, 200, 3), new SyncCandidate(2, 100, 4)], 3, _profile);
        Assert.Equal(new SyncSource(1, 100, 0, SourceBranch.OlderInMapOrder), source);
    }

    [Fact]
    public void Without_the_quirk_the_order_of_the_map_does_not_matter()
    {
        Profile mended = _profile with { NewestEpochIsOverwritten = false };
        SyncSource source = SyncRules.ChooseSource([new SyncCandidate(2, 200, 3), new SyncCandidate(2, 100, 4)], 3, mended);
        Assert.Equal(new SyncSource(-1, 100, 200, SourceBranch.YoungerIsRipening), source);
    }

    [Fact]
    public void A_source_is_ripe_beyond_version_one_and_the_newest_among_the_ripe() => Gen
        .Select(Gen.ULong[0, 4], Gen.ULong[1, 6], Gen.UInt[0, 6]).Select((version, epoch, diff) => new SyncCandidate(version, epoch, diff)).Array[0, 6]
        .Sample(candidates =>
        {
            SyncSource source = SyncRules.ChooseSource(candidates, 3, _profile);
            SyncCandidate[] ripe = [.. candidates.Where(c => c.Version > 1 && c.DiffCheck > 3)];
            if (source.Index >= 0)
            {
                Assert.Contains(candidates[source.Index], ripe);
                Assert.Equal(ripe.Max(c => c.Epoch), candidates[source.Index].Epoch);
            }
            else
            {
                Assert.True(ripe.Length == 0 || source.YoungerEpoch > source.Epoch);
            }
        });
}
