using System.Globalization;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Peers;

/// <summary>Peers that harm a node as much as they can.</summary>
public sealed class HostilePeerTests
{
    /// <summary>A node with its runtime and the longest answer that it takes, with copies, fits into this.</summary>
    private const long MemoryBytesMax = 256L << 20;

    /// <summary>A node without clients has about sixty; two for each of a hundred connections would be many more.</summary>
    private const int MostFiles = 120;

    [Theory]
    [InlineData(Hostility.Silent)]
    [InlineData(Hostility.GarbageGreeting)]
    [InlineData(Hostility.TruncatedGreeting)]
    [InlineData(Hostility.ClosesAtOnce)]
    [InlineData(Hostility.GarbageAnswer)]
    [InlineData(Hostility.CountlessColumns)]
    [InlineData(Hostility.MillionsOfColumns)]
    [InlineData(Hostility.HalfAnswer)]
    [InlineData(Hostility.EndlessRows)]
    [InlineData(Hostility.EmptyValues)]
    [InlineData(Hostility.GigabyteField)]
    [InlineData(Hostility.EndlessPacket)]
    [InlineData(Hostility.AsksForPassword)]
    public async Task A_node_leaves_a_hostile_peer_tries_again_and_works_on(Hostility hostility)
    {
        using var hostile = new HostilePeer(hostility);
        Place place = Loopback.Next();
        using var home = new NodeHome(place, [hostile.Place, place]);
        RunningNode node = await home.Start("-M");

        await hostile.IsLeft(times: 3);

        Assert.InRange(PeakMemoryBytes(node), 1, MemoryBytesMax);
        Assert.DoesNotContain(node.Log.All, static line => line.Contains("defect", StringComparison.Ordinal));
        await node.Until(
            $"SELECT COUNT(*) FROM stats_proxysql_servers_checksums WHERE port={place.Port.ToString(CultureInfo.InvariantCulture)} AND version>0",
            static rows => rows is [[not "0"]]);
    }

    [Fact]
    public async Task A_peer_that_asks_for_the_password_is_not_told()
    {
        using var hostile = new HostilePeer(Hostility.AsksForPassword);
        using var home = new NodeHome(peers: [hostile.Place]);
        RunningNode node = await home.Start("-M");

        await hostile.IsLeft(times: 3);

        Assert.Equal("", hostile.Password);
        await node.Log.WaitFor("Malformed packet");
    }

    [Fact]
    public async Task A_peer_that_answers_with_an_SQL_error_has_failed()
    {
        using var hostile = new HostilePeer(Hostility.SqlError);
        using var home = new NodeHome(peers: [hostile.Place]);
        RunningNode node = await home.Start("-M");

        await hostile.IsLeft(times: 3);

        await node.Log.WaitFor($"[WARNING] Cluster: peer {hostile.Place} answered a check with an error: Not for you");
        Assert.True(await node.AnswersNow());
    }

    [Fact]
    public async Task A_strict_node_crashes_where_ProxySQL_does()
    {
        using var hostile = new HostilePeer(Hostility.SqlError);
        using var home = new NodeHome(peers: [hostile.Place]);
        RunningNode node = home.Launch("-M", "--strict");

        Assert.NotEqual(0, await node.Exited());
    }

    [Fact]
    public async Task A_node_has_as_many_files_open_after_a_hundred_connections_to_a_hostile_peer_as_before()
    {
        using var hostile = new HostilePeer(Hostility.HalfAnswer);
        using var home = new NodeHome(peers: [hostile.Place], checkMilliseconds: 10);
        RunningNode node = await home.Start("-M");
        await hostile.IsLeft(times: 10);

        await hostile.IsLeft(times: 100);

        await Patience.Until(() => Directory.GetFiles($"/proc/{node.Id}/fd").Length < MostFiles, "the node closes what it has left");
    }

    [Fact]
    public async Task A_peer_that_lets_in_and_never_answers_holds_up_nobody()
    {
        using var hostile = new HostilePeer(Hostility.NeverAnswers);
        Place place = Loopback.Next();
        using var home = new NodeHome(place, [hostile.Place, place]);
        RunningNode node = await home.Start("-M");

        await hostile.IsAsked();

        await node.Log.WaitFor($"Cluster: detected a new checksum for mysql_users from peer {place}");
        await node.Execute("LOAD PROXYSQL SERVERS TO RUNTIME", "LOAD MYSQL SERVERS TO RUNTIME", "SAVE MYSQL SERVERS TO DISK");
        node.Send(Signals.Terminate);
        Assert.Equal(0, await node.Exited());
    }

    private static long PeakMemoryBytes(RunningNode node)
    {
        const string Peak = "VmHWM:";
        string line = File.ReadLines($"/proc/{node.Id}/status").First(static line => line.StartsWith(Peak, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(Peak.Length).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) << 10;
    }
}
