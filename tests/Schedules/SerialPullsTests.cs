using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Engine.Events;
using Sim.Engine.HostGroups;
using Sim.Engine.Seams;
using Sim.Schedules.Laws;
using Xunit;

namespace Sim.Schedules;

public sealed class SerialPullsTests
{
    private static readonly NodeEvent _commit = new GroupReplicationHostgroupsReplaced([]);

    [Fact]
    public void A_commit_between_the_rows_and_their_load_breaks_the_law() =>
        Assert.False(SerialPulls.Keeps([Pull(PullStep.Started), Pull(PullStep.Completed), _commit, Pull(PullStep.Loading), _commit]));

    [Fact]
    public void Commits_before_and_after_a_pull_keep_it() =>
        Assert.True(SerialPulls.Keeps([_commit, Pull(PullStep.Started), _commit, Pull(PullStep.Completed), Pull(PullStep.Loading), _commit, _commit]));

    [Fact]
    public void A_pull_that_discarded_its_rows_is_over() =>
        Assert.True(SerialPulls.Keeps([Pull(PullStep.Completed), new PullDiscarded(default, Module.MysqlServers, "0x1", "0x2"), _commit]));

    private static PullProgress Pull(PullStep step) => new(new PeerEndpoint("10.0.0.1", 6032), Module.MysqlServers, step);
}
