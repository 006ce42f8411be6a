using MySqlConnector;
using Sim.Node.Tests.Running;
using Xunit;

namespace Sim.Node.Tests.Life;

/// <summary>How a node in the foreground ends and begins again.</summary>
public sealed class StoppingTests
{
    [Theory]
    [InlineData(Signals.Terminate)]
    [InlineData(Signals.Interrupt)]
    public async Task A_signal_to_end_stops_the_node_in_order(int signal)
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start();

        node.Send(signal);

        Assert.Equal(0, await node.Exited());
        Assert.Equal(["Starting shutdown...", "Shutdown completed!", "Exiting..."], LastMessages(node, 3));
        Assert.False(await node.AnswersNow());
    }

    [Fact]
    public async Task Shutdown_drops_the_connection_and_stops_in_order()
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start();

        await IsDropped(node, "PROXYSQL SHUTDOWN");

        Assert.Equal(0, await node.Exited());
        Assert.Equal(
            ["Received PROXYSQL SHUTDOWN command", "Starting shutdown...", "Shutdown completed!", "Exiting..."], LastMessages(node, 4));
    }

    [Fact]
    public async Task Kill_ends_the_process_without_a_farewell()
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start();

        await IsDropped(node, "PROXYSQL KILL");

        Assert.Equal(0, await node.Exited());
        Assert.Equal(["Received PROXYSQL KILL command"], LastMessages(node, 1));
    }

    [Fact]
    public async Task Restart_keeps_the_process_and_forgets_what_was_not_saved()
    {
        using var home = new NodeHome();
        RunningNode node = await home.Start();
        await node.Execute(
            "INSERT INTO mysql_servers(hostname) VALUES ('saved')",
            "SAVE MYSQL SERVERS TO DISK",
            "INSERT INTO mysql_servers(hostname) VALUES ('forgotten')");
        int from = node.Log.Count;

        await IsDropped(node, "PROXYSQL RESTART");
        await node.Log.WaitFor("Standard MySQL Monitor", from);
        await node.Answers();

        Assert.Equal([["saved"]], await node.Query("SELECT hostname FROM runtime_mysql_servers"));
    }

    [Fact]
    public async Task Stop_leaves_the_admin_port_until_start()
    {
        using var home = new NodeHome(more: "mysql_servers=( { address=\"a\" hostgroup=1 } )");
        RunningNode node = await home.Start();
        int from = node.Log.Count;

        await IsDropped(node, "PROXYSQL STOP");
        await node.Log.WaitFor("Standard MySQL Authentication", from);
        await node.Answers();
        Assert.Equal([["0"]], await node.Query("SELECT COUNT(*) FROM runtime_mysql_servers"));

        await node.Execute("PROXYSQL START");

        await node.Until("SELECT COUNT(*) FROM runtime_mysql_servers", static rows => rows is [["1"]]);
    }

    private static async Task IsDropped(RunningNode node, string statement)
    {
        MySqlException error = await Assert.ThrowsAsync<MySqlException>(() => node.Execute(statement));
        Assert.Null(error.SqlState);
    }

    private static string[] LastMessages(RunningNode node, int count) =>
        [.. node.Log.All.TakeLast(count).Select(line => line[(line.IndexOf(']', StringComparison.Ordinal) + 2)..])];
}
