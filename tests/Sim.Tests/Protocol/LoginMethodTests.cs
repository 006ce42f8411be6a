using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MySqlConnector;
using Sim.Engine.Configuration;
using Sim.Protocol;
using Sim.Protocol.Logins;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>Proofs of a password, and what is offered beyond 1.4.6.</summary>
public sealed class LoginMethodTests
{
    private static readonly byte[] _scramble = Encoding.ASCII.GetBytes("abcdefghijklmnopqrst");

    [Theory]
    [InlineData("secret", "secret", true)]
    [InlineData("secret", "Secret", false)]
    [InlineData("*14E65567ABDB5135D0CFD9A70B3032C179A49EE7", "secret", true)]
    [InlineData("*14E65567ABDB5135D0CFD9A70B3032C179A49EE7", "other", false)]
    [InlineData("*14E65567", "secret", false)]
    [InlineData("*not hexadecimal at all, but forty letters", "secret", false)]
    [InlineData("", "secret", false)]
    public void A_native_proof_fits_clear_text_and_hashes(string stored, string password, bool fits) =>
        Assert.Equal(fits, NativePassword.Fits(stored, _scramble, RawClient.Proof(password, _scramble)));

    [Fact]
    public void A_password_that_is_no_UTF_8_has_a_proof_too()
    {
        byte[] proof = RawClient.Proof("\udce9", _scramble);

        Assert.True(NativePassword.Fits("\udce9", _scramble, proof));
        Assert.True(NativePassword.Fits("*4B5A0FF024D684C8B7538FA05F0EA8392B580C34", _scramble, proof));
        Assert.True(NativePassword.FitsClearText("\udce9", [0xe9]));
        Assert.False(NativePassword.Fits("\ufffd", _scramble, proof));
    }

    [Fact]
    public void A_proof_of_another_length_or_scramble_fits_nothing()
    {
        byte[] proof = RawClient.Proof("secret", _scramble);

        Assert.False(NativePassword.Fits("secret", _scramble, proof.AsSpan(1)));
        Assert.False(NativePassword.Fits("secret", _scramble, []));
        Assert.False(NativePassword.Fits("secret", _scramble.Reverse().ToArray(), proof));
    }

    [Fact]
    public void The_known_hash_is_that_of_the_engine() =>
        Assert.Equal("*14E65567ABDB5135D0CFD9A70B3032C179A49EE7", PasswordHash.Of("secret"));

    [Theory]
    [InlineData("admin", "admin", MySqlSslMode.Required)]
    [InlineData("hashed", "secret", MySqlSslMode.Required)]
    [InlineData("admin", "admin", MySqlSslMode.None)]
    [InlineData("hashed", "secret", MySqlSslMode.None)]
    [InlineData("empty", "", MySqlSslMode.None)]
    public async Task Caching_sha2_logs_in_fast_and_in_full(string username, string password, MySqlSslMode mode)
    {
        using X509Certificate2 certificate = SelfSigned();
        await using var fixture = new ServerFixture(Everything(certificate));

        await using MySqlConnection connection = await Connect(fixture, username, password, mode);

        Assert.True(await connection.PingAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("admin", MySqlSslMode.Required)]
    [InlineData("hashed", MySqlSslMode.Required)]
    [InlineData("hashed", MySqlSslMode.None)]
    [InlineData("nobody", MySqlSslMode.None)]
    public async Task Caching_sha2_refuses_wrong_passwords(string username, MySqlSslMode mode)
    {
        using X509Certificate2 certificate = SelfSigned();
        await using var fixture = new ServerFixture(Everything(certificate));

        MySqlException error = await Assert.ThrowsAsync<MySqlException>(() => Connect(fixture, username, "wrong", mode));

        Assert.Equal(1045, error.Number);
        Assert.Equal(0, fixture.Port.OpenSessions);
    }

    [Fact]
    public async Task Tls_carries_a_native_login()
    {
        using X509Certificate2 certificate = SelfSigned();
        await using var fixture = new ServerFixture(Everything(certificate) with { OffersCachingSha2 = false });

        await using MySqlConnection connection = await Connect(fixture, "admin", "admin", MySqlSslMode.Required);

        Assert.True(await connection.PingAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_certificate_there_is_no_tls()
    {
        await using var fixture = new ServerFixture();

        await Assert.ThrowsAsync<MySqlException>(() => Connect(fixture, "admin", "admin", MySqlSslMode.Required));

        await fixture.Until(() => fixture.Server.ConnectionCount == 0);
    }

    private static async Task<MySqlConnection> Connect(ServerFixture fixture, string username, string password, MySqlSslMode mode)
    {
        var settings = new MySqlConnectionStringBuilder(fixture.ConnectionString(username, password))
        {
            SslMode = mode,
            AllowPublicKeyRetrieval = true,
        };
        var connection = new MySqlConnection(settings.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static ProtocolOptions Everything(X509Certificate2 certificate) => new()
    {
        OffersCachingSha2 = true,
        DemandsCachingSha2 = true,
        Certificate = SslStreamCertificateContext.Create(certificate, null, offline: true),
    };

    private static X509Certificate2 SelfSigned()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
