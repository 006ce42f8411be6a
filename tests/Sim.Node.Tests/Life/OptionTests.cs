using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Life;

/// <summary>What the command line does.</summary>
public sealed class OptionTests
{
    private const string ServerCount = "SELECT COUNT(*) FROM mysql_servers";

    [Theory]
    [InlineData("-V")]
    [InlineData("--version")]
    public async Task The_version_is_ProxySQLs(string option)
    {
        using var home = new NodeHome();

        Assert.Equal(new EndedProcess(0, "", "ProxySQL version v1.4.6-0-g3b9e4a6, codename Truls\n"), await home.Run(option));
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("--help")]
    public async Task Help_names_every_option(string option)
    {
        using var home = new NodeHome();

        EndedProcess ended = await home.Run(option);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.All(
            ["--config", "--datadir", "--exit-on-error", "--foreground", "--no-monitor", "--no-start", "--admin-socket", "--initial", "--profile", "--reload"],
            name => Assert.Contains(name, ended.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sim-node: unknown option --bogus (see --help)", "--bogus")]
    [InlineData("sim-node: option -c needs a value", "-f", "-c")]
    [InlineData("sim-node: option --foreground takes no value", "--foreground=yes")]
    [InlineData("sim-node: unknown profile 9.9 (known: 1.4.6)", "--profile", "9.9")]
    [InlineData("Could not chdir into datadir: /nowhere . Error: No such file or directory", "-f", "-D", "/nowhere")]
    public async Task A_wrong_command_line_is_refused_in_one_line(string complaint, params string[] arguments)
    {
        using var home = new NodeHome();

        Assert.Equal(new EndedProcess(1, "", complaint + "\n"), await home.Run(["-c", home.ConfigurationFile, .. arguments]));
    }

    [Fact]
    public async Task A_missing_configuration_file_is_a_warning()
    {
        using var home = new NodeHome();
        RunningNode node = home.Launch("-c", "/nowhere/proxysql.cnf");

        await node.Log.WaitFor("main.cpp:317:ProxySQL_Main_process_global_variables(): [WARNING] Unable to open config file /nowhere/proxysql.cnf");
        await node.Log.WaitFor("ProxySQL version v1.4.6");
    }

    [Fact]
    public async Task The_configuration_file_counts_once_and_again_with_reload_and_initial()
    {
        using var home = new NodeHome();
        using (RunningNode first = await home.Start())
        {
            await first.Execute("INSERT INTO mysql_servers(hostname) VALUES ('a')", "SAVE MYSQL SERVERS TO DISK");
        }

        await File.AppendAllTextAsync(
            home.ConfigurationFile, "mysql_servers=( { address=\"b\" hostgroup=7 } )\n", TestContext.Current.CancellationToken);

        Assert.Equal("1", await CountAfterStart(home));
        Assert.Equal("2", await CountAfterStart(home, "--reload"));
        Assert.Equal("1", await CountAfterStart(home, "--initial"));
        Assert.True(File.Exists(home.PathOf("proxysql.db.bak")));
    }

    [Fact]
    public async Task Without_start_only_the_admin_port_is_there_until_it_is_told_to_start()
    {
        using var home = new NodeHome(more: "mysql_servers=( { address=\"a\" hostgroup=1 } )");
        RunningNode node = await home.Start("-n");
        Assert.Equal([["0"]], await node.Query("SELECT COUNT(*) FROM runtime_mysql_servers"));

        await node.Execute("PROXYSQL START");

        await node.Until("SELECT COUNT(*) FROM runtime_mysql_servers", static rows => rows is [["1"]]);
        MySqlException again = await Assert.ThrowsAsync<MySqlException>(() => node.Execute("PROXYSQL START"));
        Assert.Equal("ProxySQL already started", again.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_monitor_runs_unless_it_is_told_not_to(bool monitors)
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start(monitors ? [] : ["-M"]);
        await node.Execute("PROXYSQL READWRITE");
        await node.Log.WaitFor("Received PROXYSQL WRITE command");

        Assert.Equal(monitors, node.Log.All.Any(line => line.Contains("MySQL_Monitor.cpp", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_admin_port_is_at_a_socket_when_one_is_named()
    {
        using var home = new NodeHome();
        string path = home.PathOf("admin.sock");
        RunningNode node = home.Launch("-S", path);
        await Patience.Until(() => File.Exists(path), $"the socket; log:\n{node.Log}");

        await using MySqlConnection connection = await AdminClient.OpenSocket(path);

        Assert.Equal([["1"]], await connection.Query("SELECT 1"));
        Assert.False(await node.AnswersNow());
    }

    [Fact]
    public async Task A_socket_whose_path_is_too_long_is_refused_in_one_line()
    {
        using var home = new NodeHome();
        string path = home.PathOf(new string('x', 120));

        EndedProcess ended = await home.Run(["-f", .. home.Usual, "-S", path]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal($"sim-node: option -S: the path of a Unix socket has at most 107 bytes: {path}\n", ended.Error);
    }

    [Fact]
    public async Task An_interface_whose_path_is_too_long_is_an_error_in_the_log_and_the_others_stay()
    {
        using var home = new NodeHome();
        string path = home.PathOf(new string('x', 120));
        RunningNode node = await home.Start();

        await node.Execute($"SET admin-mysql_ifaces='{home.Admin};{path}'", "LOAD ADMIN VARIABLES TO RUNTIME");

        await node.Log.WaitFor($"[ERROR] The path of a Unix socket has at most 107 bytes: {path}");
        Assert.True(await node.AnswersNow());
    }

    private static async Task<string> CountAfterStart(NodeHome home, params string[] options)
    {
        using RunningNode node = await home.Start(options);
        return (await node.Query(ServerCount))[0][0];
    }
}
