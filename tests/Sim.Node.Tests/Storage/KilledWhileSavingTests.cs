using System.Diagnostics;
using System.Globalization;
using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Storage;

/// <summary>A node that is killed in the middle of SAVE, again and again.</summary>
public sealed class KilledWhileSavingTests
{
    private const int Kills = 100;
    private const int Servers = 200;

    [Fact]
    public async Task Every_kill_leaves_the_last_complete_save_or_the_one_under_way()
    {
        using var home = new NodeHome();
        await Prepare(home);
        var random = new Random(1);
        int saved = 0;
        int interrupted = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            RunningNode node = await home.Start("-M");
            await using MySqlConnection connection = await node.Open();
            var saving = new Saving(connection, saved);
            Task saves = saving.Run();

            // The kill comes at any moment of the two SAVEs after the first.
            TimeSpan oneSave = await Patience.For(saving.Begun, () => "the first SAVE is answered");
            Spin(oneSave * random.NextDouble() * 2);
            await node.Kill();
            await saves;

            interrupted += File.Exists(home.PathOf("proxysql.db-journal")) ? 1 : 0;
            saved = DatabaseFile.ReadCompleteSave(home, Servers);
            Assert.InRange(saved, saving.Answered, saving.Asked);
        }

        Assert.InRange(interrupted, 1, Kills);
    }

    private static async Task Prepare(NodeHome home)
    {
        RunningNode node = await home.Start("-M");
        string values = string.Join(',', Enumerable.Range(0, Servers).Select(i => string.Create(CultureInfo.InvariantCulture, $"('server-{i}','0')")));
        await node.Execute(
            $"INSERT INTO mysql_servers(hostname,comment) VALUES {values}",
            "INSERT INTO mysql_replication_hostgroups VALUES (1,2,'0')",
            "SAVE MYSQL SERVERS TO DISK");
        await node.Kill();
    }

    private static void Spin(TimeSpan time)
    {
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            Thread.SpinWait(10);
        }
    }

    /// <summary>A client that changes every row and saves, as fast as it can, until the node is gone.</summary>
    private sealed class Saving(MySqlConnection connection, int saved)
    {
        private readonly TaskCompletionSource<TimeSpan> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes when the first SAVE is answered, with the time it took.</summary>
        public Task<TimeSpan> Begun => _begun.Task;

        /// <summary>The last SAVE that the node has answered.</summary>
        public int Answered { get; private set; } = saved;

        /// <summary>The last SAVE that was asked for.</summary>
        public int Asked { get; private set; } = saved;

        public async Task Run()
        {
            try
            {
                while (true)
                {
                    int next = Answered + 1;
                    await connection.Query($"UPDATE mysql_servers SET comment='{next}'");
                    await connection.Query($"UPDATE mysql_replication_hostgroups SET comment='{next}'");
                    Asked = next;
                    long asked = Stopwatch.GetTimestamp();
                    await connection.Query("SAVE MYSQL SERVERS TO DISK");
                    Answered = next;
                    _begun.TrySetResult(Stopwatch.GetElapsedTime(asked));
                }
            }
            catch (MySqlException)
            {
                // The node is gone.
            }
        }
    }
}
