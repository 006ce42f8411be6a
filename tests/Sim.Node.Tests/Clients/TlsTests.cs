using System.Text.Json.Nodes;
using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Clients;

/// <summary>TLS, offered where the data directory has a certificate.</summary>
public sealed class TlsTests(CertifiedNodeFixture fixture) : IClassFixture<CertifiedNodeFixture>
{
    [Fact]
    public async Task MySqlConnector_verifies_the_certificate_and_the_name()
    {
        await using MySqlConnection connection = await fixture.Open(MySqlSslMode.VerifyFull);

        Assert.Equal([["1"]], await connection.Query("SELECT 1"));
        await using var command = new MySqlCommand("SELECT @text AS t", connection);
        command.Parameters.AddWithValue("@text", "over TLS");
        await command.PrepareAsync(TestContext.Current.CancellationToken);
        Assert.Equal("over TLS", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_client_that_verifies_takes_no_certificate_of_others()
    {
        using var other = new TestAuthority();
        using var home = new NodeHome();
        other.Certify(home, "127.9.9.9");
        RunningNode node = await home.Start();
        MySqlConnectionStringBuilder settings = AdminClient.Settings(node.Admin);
        settings.SslMode = MySqlSslMode.VerifyCA;
        settings.SslCa = other.WriteRoot(home);

        await using (MySqlConnection connection = await AdminClient.Open(settings))
        {
            Assert.Equal([["1"]], await connection.Query("SELECT 1"));
        }

        settings.SslMode = MySqlSslMode.VerifyFull;
        await Assert.ThrowsAsync<MySqlException>(() => AdminClient.Open(settings));
        settings.SslMode = MySqlSslMode.VerifyCA;
        settings.SslCa = fixture.RootFile;
        await Assert.ThrowsAsync<MySqlException>(() => AdminClient.Open(settings));
        Assert.True(await node.AnswersNow());
    }

    [Fact]
    public async Task The_command_line_speaks_TLS_and_says_so()
    {
        EndedProcess ended = await ClientProgram.Mariadb(
            fixture.Admin, "--ssl", "--ssl-ca=" + fixture.RootFile, "--ssl-verify-server-cert", "-e", "SELECT 'safe' AS t; \\s");

        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith("t\nsafe\n", ended.Output, StringComparison.Ordinal);
        Assert.Matches("SSL:\\s+Cipher in use is [A-Z]", ended.Output);
    }

    [Fact]
    public async Task The_command_line_may_choose_caching_sha2()
    {
        string[] method = ["--ssl", "--default-auth=caching_sha2_password", "-e", "SELECT 1"];

        Assert.Equal("1\n1\n", (await ClientProgram.Mariadb(fixture.Admin, method)).Output);
        Assert.Equal("1\n1\n", (await ClientProgram.Mariadb(fixture.Admin, ["-umonitor2", "-psecret", .. method])).Output);
        Assert.Equal(1, (await ClientProgram.Mariadb(fixture.Admin, ["-umonitor2", "-pwrong", .. method])).ExitCode);
    }

    [Fact]
    public async Task Mysql2_speaks_TLS()
    {
        var settings = new JsonObject
        {
            ["host"] = fixture.Admin.Address,
            ["port"] = fixture.Admin.Port,
            ["user"] = "admin",
            ["password"] = "admin",
            ["ssl"] = new JsonObject { ["ca"] = fixture.RootPem },
        };

        JsonNode outcomes = await ClientProgram.Mysql2(settings, [new JsonObject { ["method"] = "execute", ["sql"] = "SELECT 'safe' AS t" }]);

        Assert.Equal("""[{"columns":["t"],"rows":[["safe"]]}]""", outcomes.ToJsonString());
    }

    [Fact]
    public async Task Clients_without_TLS_are_served_too() => Assert.Equal([["1"]], await fixture.Node.Query("SELECT 1"));

    [Fact]
    public async Task Half_a_pair_and_files_that_do_not_belong_together_are_refused_at_the_start()
    {
        using var authority = new TestAuthority();
        using var home = new NodeHome();
        string certificate = home.PathOf("proxysql-cert.pem");
        string key = home.PathOf("proxysql-key.pem");
        string noPair = $"{certificate} and {key} are no certificate in PEM and its private key without a password\n";
        (string issued, string itsKey) = authority.Issue(home.Admin.Address);
        (_, string anotherKey) = authority.Issue(home.Admin.Address);

        await File.WriteAllTextAsync(key, itsKey, TestContext.Current.CancellationToken);
        await AssertRefused(home, $"{home.Directory} has only one of proxysql-cert.pem and proxysql-key.pem: TLS needs both\n");
        await File.WriteAllTextAsync(certificate, "no certificate", TestContext.Current.CancellationToken);
        await AssertRefused(home, noPair);
        await File.WriteAllTextAsync(certificate, issued, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(key, anotherKey, TestContext.Current.CancellationToken);
        await AssertRefused(home, noPair);
    }

    private static async Task AssertRefused(NodeHome home, string complaint)
    {
        EndedProcess ended = await home.Run(["-f", .. home.Usual]);

        Assert.Equal((1, complaint), (ended.ExitCode, ended.Error));
    }
}
