using System.Globalization;
using System.Text;
using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Hostile;

/// <summary>Ten thousand connections at once.</summary>
public sealed class ManyConnectionsTests(HostileNodeFixture fixture) : IClassFixture<HostileNodeFixture>
{
    private const int Connections = 10_000;

    /// <summary>The node's stated maximum.</summary>
    private const int Limit = 2048;

    [Fact]
    public async Task Ten_thousand_that_say_nothing_keep_nobody_out()
    {
        List<WireClient> silent = await ConnectAll(static place => WireClient.Connect(place));

        await fixture.AssertUnharmed();

        silent.ForEach(static client => client.Dispose());
        await fixture.AssertUnharmed();
    }

    [Fact]
    public async Task Ten_thousand_that_log_in_are_served_up_to_the_maximum_and_told_beyond_it()
    {
        await using MySqlConnection earlier = await fixture.Node.Open();
        List<byte[]> answers = [];
        List<WireClient> clients = await ConnectAll(async place =>
        {
            (WireClient client, byte[] answer) = await WireClient.LogIn(place);
            answers.Add(answer);
            return client;
        });

        byte[][] refusals = [.. answers.Where(static answer => answer[0] != 0)];
        Assert.InRange(answers.Count - refusals.Length, Limit - 100, Limit);
        Assert.All(refusals, static refusal => Assert.Equal("\x10\x04#08004Too many connections", Encoding.Latin1.GetString(refusal.AsSpan(1))));
        Assert.Equal([["1"]], await earlier.Query("SELECT 1"));
        foreach (WireClient client in clients.Take(Limit - 100))
        {
            await client.Send(0, 0x0e);
            Assert.Equal(0, (await client.ReadPacket())[0]);
        }

        clients.ForEach(static client => client.Dispose());
        await Patience.Until(fixture.Node.AnswersNow, static answers => answers, static _ => "a new client is served again");
        await fixture.AssertUnharmed();
    }

    private async Task<List<WireClient>> ConnectAll(Func<Place, Task<WireClient>> connect)
    {
        int count = Math.Min(Connections, OpenFilesLimit() - 500);
        Assert.True(count > 2 * Limit, "this process may open too few files to be a crowd (ulimit -n)");
        List<WireClient> clients = [];
        for (int i = 0; i < count; i++)
        {
            clients.Add(await connect(fixture.Admin));
        }

        return clients;
    }

    private static int OpenFilesLimit()
    {
        string line = File.ReadLines("/proc/self/limits").First(static line => line.StartsWith("Max open files", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], CultureInfo.InvariantCulture);
    }
}
