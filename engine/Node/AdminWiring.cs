using System.Globalization;
using Sim.Engine.Admin;
using Sim.Engine.Configuration;
using Sim.Engine.HostGroups;
using Sim.Engine.Monitor;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine;

/// <summary>What the admin room hears from the other rooms of the node.</summary>
internal static class AdminWiring
{
    /// <summary>How often a waiting PULL VERSION looks at the version, microseconds.</summary>
    private const long VersionPollMicroseconds = 10_000;

    public static RuntimeSources Runtime(NodeRooms rooms, Seams.IClock clock) => new()
    {
        DumpMysqlServers = rooms.HostGroups.DumpServers,
        DumpReplicationHostgroups = rooms.HostGroups.DumpReplicationHostgroups,
        ConnectionPoolRows = () => rooms.HostGroups.ConnectionPoolRows(reset: false),
        QueryRuleHitRows = () => [.. rooms.QueryRules.RuleIds.Select(id => new string?[] { id, "0" })],
        UserConnectionRows = () => UserConnectionRows(rooms.Users),
        PeerChecksumRows = rooms.Cluster.Servers.ChecksumRows,
        PeerMetricsRows = rooms.Cluster.Servers.MetricsRows,
        RefreshMonitorTables = rooms.Monitor.RefreshLogTables,
        ServersTableVersion = () => (uint)rooms.HostGroups.ServersTableVersion,
        WaitForServersTableVersion = (version, seconds) => WaitForVersion(rooms.HostGroups, clock, version, seconds),
        LoadMysqlUser = rooms.Users.LoadUser,
        Figures = Figures(rooms),
    };

    public static AdminSettings Settings(NodeRooms rooms, NodeOptions options, Profile profile, IDisk disk) => new()
    {
        IsReadOnly = () => rooms.Variables.AdminSwitch("read_only"),
        SetReadOnly = readOnly => _ = rooms.Variables.TrySet("admin-read_only", readOnly ? "true" : "false"),
        IsVariable = rooms.Variables.Has,
        Accounts = () => Accounts(rooms),
        ConfigurationFilePath = options.ConfigurationFilePath,
        ReadConfigurationFile = () => ConfigurationFileSource.Read(options, profile).File,
        DatabasePath = name => name switch
        {
            "disk" => disk.PathOf(DatabaseFile.Configuration),
            "stats_history" => disk.PathOf(DatabaseFile.StatsHistory),
            _ => null,
        },
    };

    private static LoginAccounts Accounts(NodeRooms rooms) => new()
    {
        Credentials = new AdminCredentials(rooms.Variables.AdminText("admin_credentials"), rooms.Variables.AdminText("stats_credentials")),
        MonitorUsername = rooms.Variables.MysqlText("monitor_username"),
        MonitorPassword = rooms.Variables.MysqlText("monitor_password"),
        MysqlUser = name => rooms.Users.FindFrontend(name) is { Account: { DefaultHostgroup: >= 0 } account }
            ? new MysqlAccount(account.Password, account.UseSsl)
            : null,
    };

    private static IReadOnlyList<string?[]> UserConnectionRows(MysqlUsers users) =>
    [
        .. users.Frontends.Where(user => user.Account.DefaultHostgroup >= 0).Select(
            user => new string?[] { user.Account.Username, "0", user.Account.MaxConnections.ToString(CultureInfo.InvariantCulture) }),
    ];

    private static async ValueTask WaitForVersion(HostGroupsManager servers, Seams.IClock clock, uint version, uint seconds)
    {
        long deadline = clock.MonotonicMicroseconds + (seconds * 1_000_000L);
        while (servers.ServersTableVersion < version && clock.MonotonicMicroseconds < deadline)
        {
            await clock.Sleep(VersionPollMicroseconds);
        }
    }

    private static Dictionary<string, Func<long>> Figures(NodeRooms rooms) => new(StringComparer.Ordinal)
    {
        ["MySQL_Thread_Workers"] = () => rooms.Variables.MysqlNumber("threads"),
        ["MySQL_Monitor_Workers"] = () =>
            rooms.Variables.MysqlSwitch("monitor_enabled") ? MysqlMonitor.Workers((int)rooms.Variables.MysqlNumber("threads")) : 0,
    };
}
