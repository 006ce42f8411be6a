using Sim.Engine.Admin;
using Sim.Engine.Configuration;
using Sim.Engine.Profiles;
using Xunit;

namespace Sim.Tests.Admin;

public sealed class AdminLoginTests
{
    private static readonly LoginAccounts _accounts = new()
    {
        Credentials = new AdminCredentials("admin:admin;cluster:secret;empty:;;twice:1;twice:2;both:a", "stats:stats;reader:r;both:s"),
        MonitorUsername = "monitor",
        MonitorPassword = "mon",
        MysqlUser = name => name switch
        {
            "app" or "monitor2" => new MysqlAccount("p", UseSsl: false),
            "monitor_tls" => new MysqlAccount("p", UseSsl: true),
            _ => null,
        },
    };

    [Theory]
    [InlineData("admin", "admin", "127.0.0.1", "admin")]
    [InlineData("admin", "admin", "::1", "admin")]
    [InlineData("admin", "admin", "localhost", "admin")]
    [InlineData("admin", "admin", "10.0.0.5", "1040 42000 User 'admin' can only connect locally")]
    [InlineData("stats", "stats", "10.0.0.5", "1040 42000 User 'stats' can only connect locally")]
    [InlineData("monitor", "mon", "10.0.0.5", "1040 42000 User 'monitor' can only connect locally")]
    [InlineData("monitor", "mon", "127.0.0.1", "stats")]
    [InlineData("cluster", "secret", "10.0.0.5", "admin")]
    [InlineData("reader", "r", "10.0.0.5", "stats")]
    [InlineData("both", "s", "10.0.0.5", "stats")]
    [InlineData("empty", "", "10.0.0.5", "admin")]
    [InlineData("twice", "2", "10.0.0.5", "admin")]
    [InlineData("monitor2", "p", "10.0.0.5", "admin")]
    [InlineData("monitor_tls", "p", "10.0.0.5", "1045 28000 ProxySQL Error: Access denied for user 'monitor_tls'@'' (using password: YES)")]
    [InlineData("app", "p", "10.0.0.5", "1045 28000 ProxySQL Error: Access denied for user 'app'@'' (using password: YES)")]
    [InlineData("cluster", "wrong", "10.0.0.5", "1045 28000 ProxySQL Error: Access denied for user 'cluster'@'' (using password: YES)")]
    [InlineData("cluster", "", "10.0.0.5", "1045 28000 ProxySQL Error: Access denied for user 'cluster'@'' (using password: NO)")]
    [InlineData("nobody", "x", "127.0.0.1", "1045 28000 ProxySQL Error: Access denied for user 'nobody'@'' (using password: YES)")]
    [InlineData("admin", "wrong", "10.0.0.5", "1045 28000 ProxySQL Error: Access denied for user 'admin'@'' (using password: YES)")]
    public void Who_may_log_in(string username, string password, string address, string outcome) =>
        Assert.Equal(outcome, Decide(username, password, address, Profile.ProxySql146));

    [Fact]
    public void Users_like_the_monitor_are_administrators_only_by_mistake() => Assert.StartsWith(
        "1045", Decide("monitor2", "p", "127.0.0.1", Profile.ProxySql146 with { LetsMonitorLikeUsersAdminister = false }), StringComparison.Ordinal);

    [Fact]
    public void A_login_opens_the_session_that_it_earns()
    {
        using var node = new AdminFixture();
        AdminLoginResult result = node.Service.LogIn(new LoginAttempt("cluster", "10.0.0.5", true, stored => stored == "secret"));
        Assert.Null(result.Error);
        Assert.Equal(("cluster", "10.0.0.5", false), (result.Session!.Username, result.Session.Address, result.Session.IsStats));
        Assert.Null(node.Service.LogIn(new LoginAttempt("cluster", "10.0.0.5", false, _ => true)).Session);
    }

    private static string Decide(string username, string password, string address, Profile profile)
    {
        var attempt = new LoginAttempt(username, address, password.Length > 0, stored => stored == password);
        return AdminLogin.Decide(attempt, _accounts, profile) switch
        {
            LoginDecision.Granted granted => granted.IsStats ? "stats" : "admin",
            LoginDecision.Refused refused => $"{refused.Error.Code} {refused.Error.SqlState} {refused.Error.Message}",
            _ => "",
        };
    }
}
