using Sim.Scenarios.Conformance;
using Xunit;

namespace Sim.Tests.Conformance;

public class ClusterLogTests
{
    private const string Peer = "127.0.0.209:6032";
    private const string Time = "2026-01-01 00:00:01";
    private const string Refused = $"{Time} ProxySQL_Cluster.cpp:180:ProxySQL_Cluster_Monitor_thread(): [WARNING] Cluster: unable to connect to peer {Peer} . Error: refused";

    [Fact]
    public void Lines_of_two_peers_may_come_in_any_order() =>
        Assert.Equal(Lines(Peer, $"{Time} [INFO] Cluster: starting thread for peer {Peer}", $"{Time} [INFO] Cluster: starting thread for peer 127.0.0.210:6032"),
            Lines(Peer, $"{Time} [INFO] Cluster: starting thread for peer 127.0.0.210:6032", $"{Time} [INFO] Cluster: starting thread for peer {Peer}"));

    [Fact]
    public void Lines_of_one_peer_may_not() =>
        Assert.NotEqual(Lines(Peer, Fetching("started"), Fetching("completed")), Lines(Peer, Fetching("completed"), Fetching("started")));

    [Fact]
    public void Times_do_not_matter_and_other_lines_are_left_out() =>
        Assert.Equal(
            Lines(Peer, Fetching("started")),
            Lines(Peer, Fetching("started").Replace("00:00:01", "23:59:59", StringComparison.Ordinal), $"{Time} [INFO] Received SAVE MYSQL SERVERS TO DISK command"));

    [Fact]
    public void Only_repeated_refusals_of_a_connection_count_once()
    {
        Assert.Single(Lines(Peer, Refused, Refused, Refused));
        Assert.Equal(3, Lines(Peer, Refused, Fetching("started"), Refused).Count);
        Assert.Equal(2, Lines(Peer, Fetching("started"), Fetching("started")).Count);
    }

    [Theory]
    [InlineData(5, 9, "older than the second")]
    [InlineData(9, 5, "newer than the second")]
    [InlineData(7, 7, "equal to the second")]
    public void Of_two_epochs_the_relation_remains(long peers, long own, string relation) =>
        Assert.Equal(
            [$"INFO Cluster: detected a peer {Peer} with mysql_servers version 2, epoch {relation}, diff_check 3. Own version: 1, epoch: …. Proceeding with remote sync"],
            Lines(Peer, $"{Time} [INFO] Cluster: detected a peer {Peer} with mysql_servers version 2, epoch {peers}, diff_check 3. Own version: 1, epoch: {own}. Proceeding with remote sync"));

    [Fact]
    public void Writing_belongs_to_the_peer_that_is_pulled_from() =>
        Assert.Equal("INFO Cluster: Writing mysql_servers table", Lines(Peer, Fetching("started"), $"{Time} [INFO] Cluster: Writing mysql_servers table")[1]);

    private static string Fetching(string what) => $"{Time} [INFO] Cluster: Fetching MySQL Servers from peer {Peer} {what}";

    private static IReadOnlyList<string> Lines(string peer, params string[] log) => ClusterLog.From(log).Of(peer);
}
