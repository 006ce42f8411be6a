using System.Globalization;
using Sim.Node.Tests.Clients;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Backends;

/// <summary>The monitor against MariaDB servers.</summary>
public sealed class MonitorTests
{
    private const string Hostgroups = "SELECT hostgroup_id, port FROM runtime_mysql_servers ORDER BY 1, 2";

    private const string LastPing = "SELECT ping_error FROM monitor.mysql_server_ping_log ORDER BY time_start_us DESC LIMIT 1";

    [Fact]
    public async Task Every_check_of_a_server_that_answers_succeeds()
    {
        Assert.SkipWhen(MariaDbServer.Missing is not null, MariaDbServer.Missing ?? "");
        using MariaDbServer server = await MariaDbServer.Start();
        using var home = new NodeHome(more: Checked(server));
        RunningNode node = await home.Start();

        await node.Until(Fine("mysql_server_connect_log", "connect_success_time_us>0 AND connect_error IS NULL"), static rows => rows is [[not "0"]]);
        await node.Until(Fine("mysql_server_ping_log", "ping_success_time_us>0 AND ping_error IS NULL"), static rows => rows is [[not "0"]]);
        await node.Until(Fine("mysql_server_read_only_log", "success_time_us>0 AND error IS NULL AND read_only=0"), static rows => rows is [[not "0"]]);
        Assert.Equal([["0"]], await node.Query("SELECT COUNT(*) FROM monitor.mysql_server_ping_log WHERE ping_error IS NOT NULL"));
    }

    [Fact]
    public async Task A_server_that_stops_is_shunned_and_answers_pings_again_when_it_is_back()
    {
        Assert.SkipWhen(MariaDbServer.Missing is not null, MariaDbServer.Missing ?? "");
        using MariaDbServer server = await MariaDbServer.Start();
        using var home = new NodeHome(more: Servers(server));
        RunningNode node = await home.Start();
        await node.Until(Fine("mysql_server_ping_log", "ping_error IS NULL"), static rows => rows is [[not "0"]]);

        await server.Stop();

        await node.Log.WaitFor($"[ERROR] Server {server.Place} missed 3 heartbeats, shunning it and killing all the connections");
        await node.Until("SELECT status FROM runtime_mysql_servers", static rows => rows is [["SHUNNED"]]);
        await node.Until(LastPing, rows => rows[0][0] == $"Can't connect to MySQL server on '{server.Place.Address}' (107)");

        await server.StartAgain();

        await node.Until(LastPing, static rows => rows is [["NULL"]]);
        await node.Execute("LOAD MYSQL SERVERS TO RUNTIME");
        await node.Until("SELECT status FROM runtime_mysql_servers", static rows => rows is [["ONLINE"]]);
    }

    [Fact]
    public async Task A_pair_whose_read_only_flips_changes_its_hostgroups()
    {
        Assert.SkipWhen(MariaDbServer.Missing is not null, MariaDbServer.Missing ?? "");
        using MariaDbServer one = await MariaDbServer.Start();
        using MariaDbServer two = await MariaDbServer.Start();
        await two.Execute("SET GLOBAL read_only=1");
        using var home = new NodeHome(more: Checked(one, two));
        RunningNode node = await home.Start();
        await node.Until(Hostgroups, rows => Writes(rows, one) && Reads(rows, two) && !Writes(rows, two));

        await one.Execute("SET GLOBAL read_only=1");
        await two.Execute("SET GLOBAL read_only=0");

        await node.Until(Hostgroups, rows => Writes(rows, two) && Reads(rows, one) && !Writes(rows, one));
    }

    [Fact]
    public async Task Wrong_credentials_are_what_the_server_says_and_no_reason_to_shun()
    {
        Assert.SkipWhen(MariaDbServer.Missing is not null, MariaDbServer.Missing ?? "");
        using MariaDbServer server = await MariaDbServer.Start();
        using var home = new NodeHome(more: Checked(server));
        RunningNode node = await home.Start("-n");
        await node.Execute("SET mysql-monitor_password='wrong'", "LOAD MYSQL VARIABLES TO RUNTIME", "PROXYSQL START");

        const string Denied = "Access denied for user 'monitor'@'127.0.0.1' (using password: YES)";
        await node.Until(Fine("mysql_server_connect_log", $"connect_error='{Denied.Replace("'", "''", StringComparison.Ordinal)}'"), static rows => rows is [[not "0"]]);
        await node.Until(
            Fine("mysql_server_ping_log", $"ping_error='{Denied.Replace("'", "''", StringComparison.Ordinal)}'"), static rows => int.Parse(rows[0][0], CultureInfo.InvariantCulture) > 3);
        Assert.Equal([["ONLINE"]], await node.Query("SELECT status FROM runtime_mysql_servers WHERE hostgroup_id=1"));
    }

    /// <summary>A node's admin port is a server that offers TLS; MariaDB's would need a certificate too.</summary>
    [Fact]
    public async Task A_server_is_checked_over_TLS()
    {
        using var authority = new TestAuthority();
        using var server = new NodeHome();
        authority.Certify(server, server.Admin.Address);
        await server.Start();
        using var home = new NodeHome(more: $$"""mysql_servers=( { address="{{server.Admin.Address}}" port={{server.Admin.Port}} hostgroup=1 use_ssl=1 } )""");
        RunningNode node = await home.Start("-n");
        await node.Execute(
            "SET mysql-monitor_username='radmin'", "SET mysql-monitor_password='radmin'", "LOAD MYSQL VARIABLES TO RUNTIME", "PROXYSQL START");

        await node.Until(Fine("mysql_server_ping_log", "ping_success_time_us>0 AND ping_error IS NULL"), static rows => rows is [[not "0"]]);
        Assert.Equal([["0"]], await node.Query("SELECT COUNT(*) FROM monitor.mysql_server_ping_log WHERE ping_error IS NOT NULL"));
    }

    private static string Fine(string table, string condition) => $"SELECT COUNT(*) FROM monitor.{table} WHERE {condition}";

    private static bool Writes(string[][] rows, MariaDbServer server) => rows.Any(row => row is ["1", var port] && port == PortOf(server));

    private static bool Reads(string[][] rows, MariaDbServer server) => rows.Any(row => row is ["2", var port] && port == PortOf(server));

    private static string PortOf(MariaDbServer server) => server.Place.Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>The servers, all of them writers until their read_only is known.</summary>
    private static string Checked(params MariaDbServer[] servers) =>
        Servers(servers) + "mysql_replication_hostgroups=( { writer_hostgroup=1 reader_hostgroup=2 comment=\"\" } )\n";

    private static string Servers(params MariaDbServer[] servers) =>
        $$"""
        mysql_servers=( {{string.Join(',', servers.Select(server => $"{{ address=\"{server.Place.Address}\" port={PortOf(server)} hostgroup=1 }}"))}} )

        """;
}
