using System.Text;
using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Hostile;

/// <summary>Clients that do to a running node what they should not.</summary>
public sealed class HostileClientTests(HastyNodeFixture fixture) : IClassFixture<HastyNodeFixture>
{
    private static readonly byte[] _ping = [0x0e];

    [Fact]
    public async Task Garbage_before_and_after_the_login_harms_nobody()
    {
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] garbage = new byte[random.Next(1, 2000)];
            random.NextBytes(garbage);
            using WireClient client = i % 2 == 0 ? await WireClient.Connect(fixture.Admin) : (await WireClient.LogIn(fixture.Admin)).Client;
            await client.SendBytes(garbage);
        }

        await fixture.AssertUnharmed();
    }

    [Fact]
    public async Task Clients_that_say_nothing_or_half_of_it_are_sent_away_when_their_time_is_over()
    {
        List<WireClient> silent = [];
        for (int i = 0; i < 200; i++)
        {
            silent.Add(await WireClient.Connect(fixture.Admin));
            await silent[i].SendBytes(new byte[i % 7]);
        }

        await fixture.AssertUnharmed();
        foreach (WireClient client in silent)
        {
            await client.IsClosed();
            client.Dispose();
        }

        await fixture.AssertUnharmed();
    }

    [Fact]
    public async Task Half_statements_of_many_clients_fit_into_the_memory_of_a_few()
    {
        const int Clients = 60;
        byte[] half = new byte[15 << 20];
        List<WireClient> halfway = [];
        for (int i = 0; i < Clients; i++)
        {
            (WireClient client, _) = await WireClient.LogIn(fixture.Admin);
            halfway.Add(client);
            await client.SendBytes(new byte[] { 0xff, 0xff, 0xff, 0 });
            await client.SendBytes(half);
        }

        Assert.InRange(fixture.ResidentBytes(), 0, (long)Clients * half.Length / 2);
        halfway.ForEach(static client => client.Dispose());
        await fixture.AssertUnharmed();
    }

    [Theory]
    [InlineData("WITH RECURSIVE c(x) AS (SELECT printf('%.*c',1000000,'x') UNION ALL SELECT x FROM c) SELECT x FROM c")]
    [InlineData(";")]
    [InlineData("  ; ;\n")]
    public async Task A_statement_whose_answer_nobody_could_hold_is_an_error(string sql)
    {
        await using MySqlConnection connection = await fixture.Node.Open();

        await Assert.ThrowsAsync<MySqlException>(() => connection.Query(sql));

        Assert.Equal([["1"]], await connection.Query("SELECT 1"));
        await fixture.AssertUnharmed();
    }

    [Fact]
    public async Task A_value_that_nobody_could_hold_ends_the_result_as_any_error_in_a_row_does()
    {
        await using MySqlConnection connection = await fixture.Node.Open();

        Assert.Empty(await connection.Query("SELECT printf('%.*c',900000000,'x')"));

        await fixture.AssertUnharmed();
    }

    [Fact]
    public async Task A_gigabyte_announced_costs_nothing_and_one_that_comes_is_refused_at_the_limit()
    {
        List<WireClient> announcing = [];
        for (int i = 0; i < 100; i++)
        {
            (WireClient client, _) = await WireClient.LogIn(fixture.Admin);
            announcing.Add(client);
            await client.SendBytes(new byte[] { 0xff, 0xff, 0xff, 0, 0x03 });
        }

        await fixture.AssertUnharmed();
        announcing.ForEach(static client => client.Dispose());

        (WireClient sender, _) = await WireClient.LogIn(fixture.Admin);
        byte[] part = new byte[0xff_ffff];
        byte sequence = 0;
        while (sequence < 2)
        {
            await sender.SendBytes(new byte[] { 0xff, 0xff, 0xff, sequence++ });
            await sender.SendBytes(part);
        }

        await sender.SendBytes(new byte[] { 0xff, 0xff, 0xff, sequence });
        Assert.Equal(Error(1153, "08S01", "Got a packet bigger than 'max_allowed_packet' bytes"), await sender.ReadPacket());
        await sender.IsClosed();
        sender.Dispose();
        await fixture.AssertUnharmed();
    }

    [Fact]
    public async Task A_packet_out_of_turn_ends_one_connection()
    {
        (WireClient client, _) = await WireClient.LogIn(fixture.Admin);
        await client.Send(7, _ping);

        Assert.Equal(Error(1156, "08S01", "Got packets out of order"), await client.ReadPacket());

        await client.IsClosed();
        client.Dispose();
        await fixture.AssertUnharmed();
    }

    [Fact]
    public async Task An_unknown_command_is_logged_as_by_1_4_6_and_ends_one_connection()
    {
        (WireClient client, _) = await WireClient.LogIn(fixture.Admin);
        await client.Send(0, 0x1f);

        await client.IsClosed();

        await fixture.Node.Log.WaitFor("MySQL_Session.cpp:2318:handler(): [ERROR] RECEIVED AN UNKNOWN COMMAND: 31 -- PLEASE REPORT A BUG");
        client.Dispose();
        await fixture.AssertUnharmed();
    }

    [Fact]
    public async Task Thousands_of_wrong_passwords_keep_nobody_out_and_leave_nothing_behind()
    {
        const int Guessers = 8;
        const int Guesses = 500;
        await GuessAll(Guessers, 20);
        long before = fixture.ResidentBytes();
        await using MySqlConnection other = await fixture.Node.Open();

        Task guessing = GuessAll(Guessers, Guesses);
        int served = 0;
        do
        {
            Assert.Equal([["1"]], await other.Query("SELECT 1"));
            served++;
        }
        while (!guessing.IsCompleted);

        await guessing;
        Assert.True(served > 10, "another client was served while passwords were guessed");
        Assert.InRange(fixture.ResidentBytes() - before, long.MinValue, 100L * 1024 * 1024);
        await fixture.AssertUnharmed();
    }

    [Fact]
    public async Task Statements_and_results_beyond_16_MB_arrive_whole()
    {
        string value = new('x', 20 * 1024 * 1024);
        await using MySqlConnection connection = await fixture.Node.Open();

        Assert.Equal([[value]], await connection.Query($"SELECT '{value}' AS v"));

        await using var command = new MySqlCommand("SELECT @v AS v", connection);
        command.Parameters.AddWithValue("@v", value);
        await command.PrepareAsync(TestContext.Current.CancellationToken);
        Assert.Equal(value, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await fixture.AssertUnharmed();
    }

    [Fact]
    public async Task Clients_that_do_not_take_their_huge_results_keep_nobody_waiting()
    {
        byte[] query = [0x03, .. "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<2000) SELECT i, hex(zeroblob(1000)) FROM n"u8];
        List<WireClient> readers = [];
        try
        {
            // The node holds 8 MB for each of them.
            for (int i = 0; i < 12; i++)
            {
                (WireClient client, _) = await WireClient.LogIn(fixture.Admin);
                readers.Add(client);
                await client.Send(0, query);
                Assert.Equal([2], await client.ReadPacket());
            }

            await fixture.AssertUnharmed();
        }
        finally
        {
            readers.ForEach(static reader => reader.Dispose());
        }
    }

    private Task GuessAll(int guessers, int guesses) => Task.WhenAll(Enumerable.Range(0, guessers).Select(_ => Guess(guesses)));

    private async Task Guess(int guesses)
    {
        for (int i = 0; i < guesses; i++)
        {
            (WireClient client, byte[] answer) = await WireClient.LogIn(fixture.Admin, password: "wrong");
            Assert.Equal(0xff, answer[0]);
            client.Dispose();
        }
    }

    private static byte[] Error(int code, string state, string message) =>
        [0xff, (byte)code, (byte)(code >> 8), (byte)'#', .. Encoding.UTF8.GetBytes(state + message)];
}
