using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Life;

/// <summary>A node without <c>-f</c>: a daemon with its log file, its pid file and its angel.</summary>
public sealed class BackgroundTests
{
    [Fact]
    public async Task The_command_comes_back_while_the_node_answers_and_writes_its_log_file()
    {
        using var home = new NodeHome();
        (Daemon daemon, EndedProcess command) = await Daemon.Start(home);
        using Daemon running = daemon;
        await daemon.Answers();

        Assert.Equal(new EndedProcess(0, "", ""), command);
        Assert.Equal(
            ["ProxySQL version v1.4.6-0-g3b9e4a6", "Starting ProxySQL", "Sucessfully started", $"Angel process started ProxySQL process {daemon.NodeId}"],
            daemon.Log.Where(line => line.Contains("[INFO]", StringComparison.Ordinal) && !line.Contains("Detected OS", StringComparison.Ordinal))
                .Take(4).Select(line => line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..]));
        Assert.NotEqual(daemon.AngelId, daemon.NodeId);
    }

    [Fact]
    public async Task A_second_one_is_refused_in_the_same_data_directory()
    {
        using var home = new NodeHome();
        (Daemon daemon, _) = await Daemon.Start(home);
        using Daemon running = daemon;

        EndedProcess second = await home.Run(home.Usual);

        Assert.Equal(new EndedProcess(1, "", $"Daemon already running on PID file {daemon.AngelId}\n"), second);
    }

    [Fact]
    public async Task The_angel_starts_another_node_when_one_is_killed()
    {
        using var home = new NodeHome();
        (Daemon daemon, _) = await Daemon.Start(home);
        using Daemon running = daemon;
        await daemon.Answers();
        int first = daemon.NodeId;

        Signals.Send(first, Signals.Kill);
        await daemon.WaitForLog("main.cpp:905:ProxySQL_daemonize_phase3(): [ERROR] ProxySQL crashed. Restarting!");
        await daemon.WaitForLog("Angel process started ProxySQL process", times: 2);
        await daemon.Answers();

        Assert.NotEqual(first, daemon.NodeId);
    }

    [Fact]
    public async Task The_angel_leaves_a_node_down_when_told_to()
    {
        using var home = new NodeHome();
        (Daemon daemon, _) = await Daemon.Start(home, "--exit-on-error");
        using Daemon running = daemon;
        await daemon.Answers();

        Signals.Send(daemon.NodeId, Signals.Kill);

        await daemon.Ends();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signal_to_the_angel_or_to_the_node_ends_both(bool toNode)
    {
        using var home = new NodeHome();
        (Daemon daemon, _) = await Daemon.Start(home);
        using Daemon running = daemon;
        await daemon.Answers();

        Signals.Send(toNode ? daemon.NodeId : daemon.AngelId, Signals.Terminate);
        await daemon.Ends();

        Assert.Equal(
            ["Received TERM signal: shutdown in progress...", "Starting shutdown...", "Shutdown completed!", "Exiting...", "Shutdown angel process"],
            daemon.Log.TakeLast(5).Select(line => line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public async Task Shutdown_ends_the_angel_too()
    {
        using var home = new NodeHome();
        (Daemon daemon, _) = await Daemon.Start(home);
        using Daemon running = daemon;
        await daemon.Answers();

        await Assert.ThrowsAnyAsync<MySqlConnector.MySqlException>(() => daemon.Query("PROXYSQL SHUTDOWN"));

        await daemon.Ends();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_log_file_is_opened_anew_when_it_was_moved_away(bool bySignal)
    {
        using var home = new NodeHome();
        (Daemon daemon, _) = await Daemon.Start(home);
        using Daemon running = daemon;
        await daemon.Answers();
        int angel = daemon.AngelId;

        File.Move(home.PathOf("proxysql.log"), home.PathOf("proxysql.log.1"));
        if (bySignal)
        {
            Signals.Send(angel, Signals.HangUp);
        }
        else
        {
            await daemon.Query("PROXYSQL FLUSH LOGS");
        }

        await Patience.Until(() => File.Exists(home.PathOf("proxysql.log")), "the new log file");
        await daemon.WaitForLog("ProxySQL version");
        await daemon.Query("PROXYSQL READWRITE");
        await daemon.WaitForLog("Received PROXYSQL WRITE command");
        Signals.Send(angel, Signals.Terminate);
        await daemon.Ends();

        Assert.EndsWith("Shutdown angel process", daemon.Log[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_keeps_a_node_from_starting_is_said_at_the_terminal()
    {
        using var home = new NodeHome();
        await File.WriteAllTextAsync(home.PathOf("bad.cnf"), "admin_variables = (", TestContext.Current.CancellationToken);

        EndedProcess ended = await home.Run("-c", home.PathOf("bad.cnf"), "-D", home.Directory);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith($"{home.PathOf("bad.cnf")}:1:", ended.Error, StringComparison.Ordinal);
    }
}
