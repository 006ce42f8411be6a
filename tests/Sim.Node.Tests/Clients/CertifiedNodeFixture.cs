using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Clients;

/// <summary>
/// A running node with a certificate for its address, and a user of mysql_users of whose password it knows only the hash. (A user whose name
/// begins with the monitor's may log in to the admin port.)
/// </summary>
public class CertifiedNodeFixture : IAsyncLifetime
{
    /// <summary>The user.</summary>
    public const string HashedUser = "monitor2";

    /// <summary>The user's password.</summary>
    public const string HashedPassword = "secret";

    private readonly string[] _options;
    private readonly TestAuthority _authority = new();
    private readonly NodeHome _home = new();
    private RunningNode? _node;

    /// <summary>With the options of most nodes.</summary>
    public CertifiedNodeFixture()
        : this([])
    {
    }

    private protected CertifiedNodeFixture(string[] options) => _options = options;

    internal RunningNode Node => _node ?? throw new InvalidOperationException("not started");

    internal Place Admin => _home.Admin;

    internal string RootPem => _authority.RootPem;

    internal string RootFile { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        RootFile = _authority.WriteRoot(_home);
        _authority.Certify(_home, _home.Admin.Address);
        _node = await _home.Start(_options);
        await using MySqlConnection connection = await Open(MySqlSslMode.Disabled);
        await connection.Query($"INSERT INTO mysql_users(username,password) VALUES ('{HashedUser}','*14E65567ABDB5135D0CFD9A70B3032C179A49EE7')");
        await connection.Query("LOAD MYSQL USERS TO RUNTIME");
    }

    internal Task<MySqlConnection> Open(MySqlSslMode mode, string user = "admin", string password = "admin")
    {
        MySqlConnectionStringBuilder settings = AdminClient.Settings(Admin, user, password);
        settings.SslMode = mode;
        settings.SslCa = mode == MySqlSslMode.Disabled ? "" : RootFile;
        settings.AllowPublicKeyRetrieval = true;
        return AdminClient.Open(settings);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _home.Dispose();
        _authority.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>One that wants caching_sha2_password of everybody.</summary>
public sealed class Sha2NodeFixture() : CertifiedNodeFixture(["--default-auth=caching_sha2_password"]);

/// <summary>One that offers what 1.4.6 offers.</summary>
public sealed class StrictNodeFixture() : CertifiedNodeFixture(["--strict", "--default-auth=caching_sha2_password"]);
