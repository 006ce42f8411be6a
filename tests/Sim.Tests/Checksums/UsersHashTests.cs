using CsCheck;
using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.Checksums;

public sealed class UsersHashTests
{
    private const string HashOfSecret = "*23AE809DDACAF96AF0FD78ED04B6A265E05AA257";

    private static readonly Gen<UserAccount[]> _accounts = Gen.Select(
            Gen.String[Gen.Char['a', 'e'], 1, 6], Gen.String, Gen.Bool, Gen.Int[-2, 40], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int)
        .Select((name, password, ssl, hostgroup, locked, persistent, fast, connections) =>
            new UserAccount(name, password, ssl, hostgroup, locked, persistent, fast, connections))
        .Array[0, 12]
        .Select(accounts => accounts.DistinctBy(account => account.Username).ToArray());

    [Theory]
    [InlineData("app", 0x4F1F7D321A1C59F9UL)]
    [InlineData("report", 0xF7F4544115E5F455UL)]
    [InlineData("batch", 0x65F2FF76CD553273UL)]
    [InlineData("root", 0x4185B39F55DD23E7UL)]
    [InlineData("monitor", 0x7A72290B95577499UL)]
    [InlineData("sbuser", 0x4D002558AE0F84A4UL)]
    public void A_name_has_the_hash_that_orders_it(string name, ulong hash) => Assert.Equal(hash, UsersHash.OfName(name));

    // Recorded from a node built from the tag v1.4.6; there a user of mysql_users is a backend and a frontend account.
    [Fact]
    public void One_user_has_the_checksum_of_a_recorded_1_4_6() =>
        AssertBothSides("0xE5451EFADC1AEB4F", Account("app", "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19", 1));

    [Fact]
    public void Many_users_have_the_checksum_of_a_recorded_1_4_6() => AssertBothSides(
        "0x14E27D4260FA9080",
        Account("api", HashOfSecret, 13, false, 10),
        Account("svc_2", HashOfSecret, 12, false, 10),
        Account("etl", "", 23, false, 10),
        Account("dev", "", 27, false, 10),
        Account("Ünï", "*14E65567ABDB5135D0CFD9A70B3032C179A49EE7", 4, false, 10));

    // Computed with lib/SpookyV2.cpp of ProxySQL v1.4.6.
    [Fact]
    public void Users_have_the_computed_checksums()
    {
        UserAccount app = Account("app", "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19", 10);
        AssertBothSides("0x92BE07EA057B3900", app);
        AssertBothSides("0xA4B56850EFA88E40", app with { Password = "password" });
        Assert.Equal("0x495F03F502BD9C80", ChecksumText.Format(UsersHash.Of([], [app])));

        UserAccount report = app with { Username = "report", DefaultHostgroup = 20, MaxConnections = 100 };
        UserAccount batch = new("batch", "", false, 20, false, false, true, 50);
        AssertBothSides("0x4153492EFF749430", report, app);
        AssertBothSides("0x2E85F76A761E226F", report, batch, app);
    }

    [Fact]
    public void No_accounts_hash_to_zero() => Assert.Equal(0UL, UsersHash.Of([], []));

    [Fact]
    public void Accounts_below_hostgroup_zero_are_not_seen()
    {
        UserAccount[] seen = [Account("app", "x", 0)];
        Assert.Equal(UsersHash.Of([], seen), UsersHash.Of([], [Account("admin", "admin", -2), .. seen, Account("monitor", "monitor", -1)]));
        Assert.Equal(0UL, UsersHash.Of([], [Account("admin", "admin", -2)]));
    }

    [Fact]
    public void The_order_in_which_accounts_are_given_does_not_matter() =>
        _accounts.SelectMany(accounts => Gen.Shuffle(accounts), (accounts, shuffled) => (accounts, shuffled))
            .Sample(pair => UsersHash.Of(pair.accounts, []) == UsersHash.Of(pair.shuffled, []));

    [Fact]
    public void The_sides_are_added_up_and_wrap() => Gen.Select(_accounts, _accounts).Sample((backends, frontends) =>
        UsersHash.Of(backends, frontends) == unchecked(UsersHash.Of(backends, []) + UsersHash.Of([], frontends)));

    [Fact]
    public void Every_field_of_an_account_is_seen()
    {
        var account = new UserAccount("app", "x", false, 1, false, false, false, 10);
        UserAccount[] changed =
        [
            account with { Username = "apq" },
            account with { Password = "y" },
            account with { UseSsl = true },
            account with { DefaultHostgroup = 2 },
            account with { SchemaLocked = true },
            account with { TransactionPersistent = true },
            account with { FastForward = true },
            account with { MaxConnections = 11 },
        ];
        Assert.Equal(changed.Length + 1, changed.Append(account).Select(a => UsersHash.Of([a], [])).Distinct().Count());
    }

    private static void AssertBothSides(string expected, params UserAccount[] accounts) =>
        Assert.Equal(expected, ChecksumText.Format(UsersHash.Of(accounts, accounts)));

    private static UserAccount Account(
        string username, string password, int hostgroup, bool transactionPersistent = true, int maxConnections = 10000) =>
        new(username, password, false, hostgroup, false, transactionPersistent, false, maxConnections);
}
