using System.Globalization;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Storage;

/// <summary>A node that is killed in the middle of writing what it has pulled, again and again.</summary>
public sealed class KilledWhilePullingTests
{
    private const int Kills = 100;
    private const int Servers = 200;

    [Fact]
    public async Task Every_kill_leaves_what_was_pulled_or_what_was_there_before()
    {
        using var source = new NodeHome();
        using var puller = new NodeHome(peers: [source.Admin], checkMilliseconds: 10);
        RunningNode node = await source.Start("-M");
        await Load(node, 0);
        await PullOnce(puller);
        var random = new Random(2);
        int before = 0;
        int taken = 0;
        for (int kill = 1; kill <= Kills; kill++)
        {
            await Load(node, kill);
            RunningNode pulling = puller.Launch("-M");
            await pulling.Log.WaitFor("Cluster: Saving to disk MySQL Servers from peer");
            await Task.Delay(random.Next(3), TestContext.Current.CancellationToken);
            await pulling.Kill();

            int there = DatabaseFile.ReadCompleteSave(puller, Servers);
            Assert.Contains(there, new[] { before, kill });
            taken += there == kill ? 1 : 0;
            before = there;
        }

        Assert.InRange(taken, 1, Kills);
    }

    private static async Task PullOnce(NodeHome puller)
    {
        RunningNode node = await puller.Start("-M");
        await node.Until("SELECT COUNT(*) FROM disk.mysql_servers", static rows => rows is [[var count]] && count == Text(Servers));
        await node.Kill();
    }

    private static Task Load(RunningNode source, int number)
    {
        string values = string.Join(',', Enumerable.Range(0, Servers).Select(i => $"('server-{Text(i)}','{Text(number)}')"));
        return source.Execute(
            "DELETE FROM mysql_servers",
            "DELETE FROM mysql_replication_hostgroups",
            $"INSERT INTO mysql_servers(hostname,comment) VALUES {values}",
            $"INSERT INTO mysql_replication_hostgroups VALUES (1,2,'{Text(number)}')",
            "LOAD MYSQL SERVERS TO RUNTIME");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
