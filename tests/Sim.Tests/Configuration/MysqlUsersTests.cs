using CsCheck;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;
using Xunit;

namespace Sim.Tests.Configuration;

public sealed class MysqlUsersTests : IDisposable
{
    private readonly ConfiguredNode _node = new();

    public void Dispose() => _node.Dispose();

    [Fact]
    public async Task Admin_and_stats_accounts_are_frontends_that_no_table_and_no_checksum_shows()
    {
        await Load();
        Assert.Equal(new AdminCredential("admin", "admin", CredentialKind.Admin), _node.Users.FindCredential("admin"));
        Assert.Equal(CredentialKind.Stats, _node.Users.FindCredential("stats")!.Value.Kind);
        await _node.Users.RefreshRuntimeTables();
        Assert.Equal("", _node.Table("SELECT * FROM runtime_mysql_users"));
        Assert.Equal("0x0000000000000000", _node.Checksums[Module.MysqlUsers].Text);
    }

    [Fact]
    public async Task A_user_takes_the_place_of_an_admin_account_of_the_same_name()
    {
        _ = _node.Database.Execute("INSERT INTO mysql_users (username, password) VALUES ('admin', 'x')");
        await Load();
        Assert.Null(_node.Users.FindCredential("admin"));
        Assert.Equal(0, _node.Users.FindFrontend("admin")!.Account.DefaultHostgroup);
    }

    [Fact]
    public async Task New_credentials_count_at_once_unless_only_letter_case_changed()
    {
        await Load();
        Assert.True(_node.Variables.TrySet("admin-admin_credentials", "admin:ADMIN"));
        Assert.Equal("admin", _node.Users.FindCredential("admin")!.Value.Password);
        Assert.True(_node.Variables.TrySet("admin-admin_credentials", "admin:secret;cluster:pw"));
        Assert.Equal("secret", _node.Users.FindCredential("admin")!.Value.Password);
        Assert.Equal("pw", _node.Users.FindCredential("cluster")!.Value.Password);
        Assert.True(_node.Variables.TrySet("admin-admin_credentials", "ADMIN:SECRET;cluster:pw"));
        Assert.Equal("secret", _node.Users.FindCredential("admin")!.Value.Password);
        await Load();
        Assert.Null(_node.Users.FindCredential("admin"));
        Assert.Equal("SECRET", _node.Users.FindCredential("ADMIN")!.Value.Password);
    }

    [Theory]
    [InlineData("admin:admin,cluster:secret", "admin=admin,cluster")]
    [InlineData("a:b;;c:d;", "a=b c=d")]
    [InlineData("a;:b;c::d", "a= b= c=d")]
    [InlineData("", "")]
    public void Credentials_are_cut_as_1_4_6_cuts_them(string text, string accounts) => Assert.Equal(
        accounts, string.Join(' ', AdminCredentials.Parse(text, CredentialKind.Admin).Select(account => $"{account.Username}={account.Password}")));

    [Fact]
    public async Task Checksum_asks_the_switch_of_servers()
    {
        Assert.True(_node.Variables.TrySet("admin-checksum_mysql_users", "false"));
        await Load();
        Assert.Equal(1UL, _node.Checksums[Module.MysqlUsers].Version);
        Assert.True(_node.Variables.TrySet("admin-checksum_mysql_servers", "false"));
        await Load();
        Assert.Equal(1UL, _node.Checksums[Module.MysqlUsers].Version);
    }

    [Fact]
    public async Task Loading_one_user_changes_no_checksum()
    {
        await Load();
        _ = _node.Database.Execute("INSERT INTO mysql_users (username, password) VALUES ('a', 'x'), ('b', 'y')");
        _node.Users.LoadUser("b");
        Assert.Equal(["b"], _node.Users.Backends.Select(account => account.Account.Username));
        Assert.Equal(1UL, _node.Checksums[Module.MysqlUsers].Version);
    }

    [Fact]
    public void Saving_what_was_loaded_and_loading_it_again_is_the_same_runtime()
    {
        Gen<string> names = Gen.Int[0, 5].Select(number => "u" + number);
        Gen.Select(names, Gen.String[0, 5], Gen.Bool, Gen.Int[0, 3]).List[0, 8].Sample(
            users =>
            {
                using var node = new ConfiguredNode();
                foreach ((string name, string password, bool active, int hostgroup) in users)
                {
                    Assert.Null(node.Database.RunBound(
                        "INSERT OR REPLACE INTO mysql_users (username,password,active,default_hostgroup) VALUES (?1,?2,?3,?4)",
                        name,
                        password.Replace('\0', 'x'),
                        active ? "1" : "0",
                        hostgroup.ToString(System.Globalization.CultureInfo.InvariantCulture)).Error);
                }

                return SaveAndLoadKeepsTheChecksum(node).GetAwaiter().GetResult();
            },
            iter: 30);
    }

    private static async Task<bool> SaveAndLoadKeepsTheChecksum(ConfiguredNode node)
    {
        await node.Users.MemoryToRuntime();
        string loaded = node.Checksums[Module.MysqlUsers].Text;
        await node.Users.RuntimeToMemory();
        await node.Users.MemoryToRuntime();
        return loaded == node.Checksums[Module.MysqlUsers].Text;
    }

    private async Task Load() => Assert.Null(await _node.Users.MemoryToRuntime());
}
