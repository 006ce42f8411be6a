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

    /// <summary>After the first SAVE is answered the kill comes at any moment of the next ones.</summary>
    private const int MicrosecondsOfSavingMax = 5_000;

    [Fact]
    public async Task Every_kill_leaves_the_last_complete_save_or_the_one_under_way()
    {
        using var home = new NodeHome();
        await Prepare(home);
        var random = new Random(1);
        int saved = 0;
        var found = new HashSet<bool>();
        for (int kill = 0; kill < Kills; kill++)
        {
            RunningNode node = await home.Start("-M");
            await using MySqlConnection connection = await node.Open();
            var saving = new Saving(connection, saved);
            Task saves = saving.Run();
            await Patience.For(saving.Begun, () => "the first SAVE is answered");
            Spin(random.Next(MicrosecondsOfSavingMax));
            await node.Kill();
            await saves;

            saved = DatabaseFile.ReadCompleteSave(home, Servers);
            Assert.InRange(saved, saving.Answered, saving.Asked);
            found.Add(saved == saving.Answered);
        }

        Assert.Equal([false, true], found.Order());
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

    private static void Spin(int microseconds)
    {
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalMicroseconds < microseconds)
        {
            Thread.SpinWait(10);
        }
    }

    /// <summary>A client that changes every row and saves, as fast as it can, until the node is gone.</summary>
    private sealed class Saving(MySqlConnection connection, int saved)
    {
        private readonly TaskCompletionSource<bool> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes when the first SAVE is answered.</summary>
        public Task<bool> Begun => _begun.Task;

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
                    await connection.Query("SAVE MYSQL SERVERS TO DISK");
                    Answered = next;
                    _begun.TrySetResult(true);
                }
            }
            catch (MySqlException)
            {
                // The node is gone.
            }
        }
    }
}
