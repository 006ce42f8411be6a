using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Clients;

/// <summary>How clients prove their passwords to a running node that wants caching_sha2_password of them.</summary>
public sealed class LoginMethodTests(Sha2NodeFixture fixture) : IClassFixture<Sha2NodeFixture>
{
    /// <summary>
    /// The password of admin is kept in clear text, against which the short proof can be checked. Where only a hash is kept, the client is asked for
    /// the password itself.
    /// </summary>
    [Theory]
    [InlineData("admin", "admin", MySqlSslMode.Disabled)]
    [InlineData("admin", "admin", MySqlSslMode.VerifyCA)]
    [InlineData(CertifiedNodeFixture.HashedUser, CertifiedNodeFixture.HashedPassword, MySqlSslMode.Disabled)]
    [InlineData(CertifiedNodeFixture.HashedUser, CertifiedNodeFixture.HashedPassword, MySqlSslMode.VerifyCA)]
    public async Task Caching_sha2_logs_in_with_a_short_proof_or_with_the_password_itself(string user, string password, MySqlSslMode mode)
    {
        await using MySqlConnection connection = await fixture.Open(mode, user, password);

        Assert.Equal([["1"]], await connection.Query("SELECT 1"));
        Assert.Equal(1045, (await Assert.ThrowsAsync<MySqlException>(() => fixture.Open(mode, user, "wrong"))).Number);
    }

    [Fact]
    public async Task A_client_that_begins_with_the_old_method_switches()
    {
        EndedProcess ended = await ClientProgram.Mariadb(fixture.Admin, "--default-auth=mysql_native_password", "-e", "SELECT 1");

        Assert.Equal("1\n1\n", ended.Output);
    }
}
