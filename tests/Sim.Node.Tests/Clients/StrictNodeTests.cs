using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Clients;

/// <summary>A running node that offers what 1.4.6 offers, and no more.</summary>
public sealed class StrictNodeTests(StrictNodeFixture fixture) : IClassFixture<StrictNodeFixture>
{
    [Fact]
    public async Task It_offers_no_TLS()
    {
        await Assert.ThrowsAsync<MySqlException>(() => fixture.Open(MySqlSslMode.Required));

        Assert.True(await fixture.Node.AnswersNow());
    }

    [Fact]
    public async Task It_asks_for_the_old_method()
    {
        EndedProcess ended = await ClientProgram.Mariadb(fixture.Admin, "--default-auth=caching_sha2_password", "-umonitor2", "-psecret", "-e", "SELECT 1");

        Assert.Equal("1\n1\n", ended.Output);
    }

    [Fact]
    public async Task It_refuses_to_prepare()
    {
        await using MySqlConnection connection = await fixture.Node.Open();
        await using var command = new MySqlCommand("SELECT 1", connection);

        MySqlException refused = await Assert.ThrowsAsync<MySqlException>(() => command.PrepareAsync(TestContext.Current.CancellationToken));

        Assert.Equal((1045, "Command not supported"), (refused.Number, refused.Message));
        Assert.Equal([["1"]], await connection.Query("SELECT 1"));
    }
}
