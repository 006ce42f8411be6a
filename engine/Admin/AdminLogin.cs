using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;

namespace Sim.Engine.Admin;

/// <summary>Somebody wants to log in to the admin port.</summary>
/// <param name="Username">The name given.</param>
/// <param name="Address">The client's address without port; <c>localhost</c> for a Unix socket.</param>
/// <param name="HasPassword">Whether the client sent a password (a scramble of one), right or wrong.</param>
/// <param name="PasswordMatches">Whether what it sent fits a stored password: clear text, or <c>*</c> and 40 hexadecimal digits.</param>
public sealed record LoginAttempt(string Username, string Address, bool HasPassword, Func<string, bool> PasswordMatches);

/// <summary>A frontend account of mysql_users at runtime.</summary>
public sealed record MysqlAccount(string Password, bool UseSsl);

/// <summary>Everything that a name can belong to, as it is at runtime.</summary>
public sealed record LoginAccounts
{
    /// <summary>The accounts of admin-admin_credentials and admin-stats_credentials.</summary>
    public required AdminCredentials Credentials { get; init; }

    /// <summary>mysql-monitor_username.</summary>
    public required string MonitorUsername { get; init; }

    /// <summary>mysql-monitor_password.</summary>
    public required string MonitorPassword { get; init; }

    /// <summary>Finds an active frontend user of mysql_users; such a user hides an administrator of the same name.</summary>
    public Func<string, MysqlAccount?> MysqlUser { get; init; } = static _ => null;
}

/// <summary>Why a login is granted or refused.</summary>
[Branches("admin.login")]
public enum LoginBranch
{
    /// <summary>Granted to an administrator.</summary>
    Administrator,

    /// <summary>Granted to somebody who sees statistics only.</summary>
    Statistics,

    /// <summary>Granted to a MySQL user whose name begins as the monitor's does, with all rights of an administrator.</summary>
    LikeTheMonitor,

    /// <summary>Refused: the name is unknown.</summary>
    Unknown,

    /// <summary>Refused: the user has to use SSL, which nobody can.</summary>
    NeedsSsl,

    /// <summary>Refused: it is another password.</summary>
    OtherPassword,

    /// <summary>Refused: a MySQL user has nothing to do here.</summary>
    MysqlUser,

    /// <summary>Refused: this account may only be used from the node's own machine.</summary>
    OnlyLocally,
}

/// <summary>What becomes of a login.</summary>
public abstract record LoginDecision
{
    /// <summary>Welcome.</summary>
    public sealed record Granted(bool IsStats) : LoginDecision;

    /// <summary>The error packet to send before closing.</summary>
    public sealed record Refused(AdminReply.Error Error) : LoginDecision;
}

/// <summary>
/// Who may log in to the admin port (src: lib/MySQL_Protocol.cpp, process_pkt_handshake_response; lib/MySQL_Session.cpp,
/// handler___status_CONNECTING_CLIENT___STATE_SERVER_HANDSHAKE).
/// </summary>
public static class AdminLogin
{
    private enum Group
    {
        Administrators,
        Statistics,
        MysqlUsers,
    }

    /// <summary>Grants or refuses; changes nothing.</summary>
    public static LoginDecision Decide(LoginAttempt attempt, LoginAccounts accounts, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return DecisionOf(BranchOf(attempt, accounts, profile), attempt, profile);
    }

    /// <summary>The branch that <see cref="Decide"/> takes for these values.</summary>
    public static LoginBranch BranchOf(LoginAttempt attempt, LoginAccounts accounts, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(profile);

        return Find(attempt.Username, accounts) is not { } account ? LoginBranch.Unknown
            : account.UseSsl ? LoginBranch.NeedsSsl
            : !PasswordFits(attempt, account.Password) ? LoginBranch.OtherPassword
            : !MayAdminister(attempt.Username, account.Group, accounts, profile) ? LoginBranch.MysqlUser
            : IsLocalOnly(attempt.Username, account.Group) && attempt.Address is not ("127.0.0.1" or "localhost" or "::1") ? LoginBranch.OnlyLocally
            : account.Group switch
            {
                Group.Administrators => LoginBranch.Administrator,
                Group.Statistics => LoginBranch.Statistics,
                _ => LoginBranch.LikeTheMonitor,
            };
    }

    /// <summary>What a branch leads to.</summary>
    public static LoginDecision DecisionOf(LoginBranch branch, LoginAttempt attempt, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(profile);
        return branch switch
        {
            LoginBranch.Administrator or LoginBranch.LikeTheMonitor => new LoginDecision.Granted(IsStats: false),
            LoginBranch.Statistics => new LoginDecision.Granted(IsStats: true),
            LoginBranch.OnlyLocally =>
                new LoginDecision.Refused(new AdminReply.Error(1040, "42000", $"User '{attempt.Username}' can only connect locally")),
            _ => Deny(attempt, isAuthentic: branch == LoginBranch.MysqlUser, profile),
        };
    }

    private static Account? Find(string username, LoginAccounts accounts)
    {
        if (accounts.MysqlUser(username) is { } mysqlUser)
        {
            return new Account(mysqlUser.Password, Group.MysqlUsers, mysqlUser.UseSsl);
        }

        if (accounts.Credentials.Find(username) is { } credential)
        {
            return new Account(credential.Password, credential.Kind == CredentialKind.Stats ? Group.Statistics : Group.Administrators, false);
        }

        return username == accounts.MonitorUsername ? new Account(accounts.MonitorPassword, Group.Statistics, false) : null;
    }

    private static bool PasswordFits(LoginAttempt attempt, string stored) =>
        attempt.HasPassword ? attempt.PasswordMatches(stored) : stored.Length == 0;

    private static bool MayAdminister(string username, Group group, LoginAccounts accounts, Profile profile) =>
        group != Group.MysqlUsers
        || (profile.LetsMonitorLikeUsersAdminister && username.StartsWith(accounts.MonitorUsername, StringComparison.Ordinal));

    private static bool IsLocalOnly(string username, Group group) => group switch
    {
        Group.Administrators => username is "admin" or "monitor",
        Group.Statistics => username is "stats" or "monitor",
        _ => false,
    };

    /// <summary>A password that was right counts as used even when none was sent.</summary>
    private static LoginDecision.Refused Deny(LoginAttempt attempt, bool isAuthentic, Profile profile)
    {
        string address = profile.OmitsAddressOfDeniedAdminLogin ? "" : attempt.Address;
        string usingPassword = isAuthentic || attempt.HasPassword ? "YES" : "NO";
        return new LoginDecision.Refused(new AdminReply.Error(
            Replies.ErrorCode, "28000",
            $"ProxySQL Error: Access denied for user '{attempt.Username}'@'{address}' (using password: {usingPassword})"));
    }

    private readonly record struct Account(string Password, Group Group, bool UseSsl);
}
