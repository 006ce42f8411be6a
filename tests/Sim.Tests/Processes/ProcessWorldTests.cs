using System.Net;
using System.Net.Sockets;
using Sim.Engine.Admin;
using Sim.Scenarios.Processes;
using Sim.Scenarios.World;
using Xunit;

namespace Sim.Tests.Processes;

[Collection(AloneOnTheMachine.Name)]
public sealed class ProcessWorldTests
{
    private static readonly NodeConfiguration _quiet = new("quiet.cnf", "mysql_variables={ monitor_enabled=false }");

    [Fact]
    public async Task A_node_keeps_its_disk_over_a_kill_and_its_log_over_all_its_processes()
    {
        await using var world = new ProcessWorld();
        world.AddNode("a", "192.168.1.1", _quiet);
        await world.Start("a");
        _ = await world.Query("a", "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.0.1')");
        _ = await world.Query("a", "SAVE MYSQL SERVERS TO DISK");
        await world.Kill("a");
        Assert.Empty(world.RunningNodes);
        await world.Start("a");

        var held = Assert.IsType<AdminReply.Rows>(await world.Query("a", "SELECT hostname FROM mysql_servers"));
        Assert.Equal("10.0.0.1", Assert.Single(Assert.Single(held.Set.Rows)));
        await world.Stop("a");
        await world.LoseDatabase("a");
        await world.Start("a");
        held = Assert.IsType<AdminReply.Rows>(await world.Query("a", "SELECT hostname FROM mysql_servers"));
        Assert.Empty(held.Set.Rows);
        Assert.Equal(3, world.Log("a").Count(line => line.Text.EndsWith("[INFO] ProxySQL version v1.4.6-0-g3b9e4a6", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_paused_process_greets_nobody_and_goes_on_where_it_was()
    {
        await using var world = new ProcessWorld();
        world.AddNode("a", "192.168.1.1", _quiet);
        world.AddNode("b", "192.168.1.2", new NodeConfiguration("b.cnf", """
            admin_variables={ cluster_username="c" cluster_password="p" }
            mysql_variables={ monitor_enabled=false }
            proxysql_servers=( { hostname="192.168.1.1" port=6032 } )
            """));
        await world.Start("a");
        await world.Pause("a");
        await world.Start("b");
        Task<bool> HasWaitedInVain() => Task.FromResult(world.Log("b").Any(line => line.Text.Contains("waiting for inital communication packet", StringComparison.Ordinal)));
        Assert.True(await world.Until(HasWaitedInVain, TimeSpan.FromMinutes(1)));
        await Assert.ThrowsAsync<WorldException>(() => world.Query("a", "SELECT 1"));

        await world.GoOn("a");
        Assert.IsType<AdminReply.Rows>(await world.Query("a", "SELECT 1"));
        await Assert.ThrowsAsync<WorldException>(() => world.GoOn("a"));
        await world.Pause("a");
        await world.Kill("a");
        await world.Start("a");
    }

    [Fact]
    public async Task An_address_that_another_program_has_is_named()
    {
        await using var world = new ProcessWorld();
        world.AddNode("a", "192.168.1.1", _quiet);
        string address = world.MachineAddressOf("a");
        using var other = new Socket(SocketType.Stream, ProtocolType.Tcp);
        other.Bind(IPEndPoint.Parse($"{address}:6032"));
        other.Listen();

        WorldException refusal = await Assert.ThrowsAsync<WorldException>(() => world.Start("a"));
        Assert.Equal($"node a cannot listen at {address}:6032: another program does; end that program first", refusal.Message);
    }

    [Fact]
    public async Task A_configuration_that_the_node_refuses_is_told_with_its_last_words()
    {
        await using var world = new ProcessWorld();
        world.AddNode("a", "192.168.1.1", new NodeConfiguration("my.cnf", "admin_variables=\n{\n  mysql_ifaces=;\n}\n"));

        WorldException refusal = await Assert.ThrowsAsync<WorldException>(() => world.Start("a"));
        Assert.StartsWith("node a does not start: it ended with exit code 1 before its admin port answered; its last lines:\n  my.cnf:3:16: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_ends_by_itself_is_reported_with_its_last_lines()
    {
        string folder = Directory.CreateTempSubdirectory("sim-tests-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "dies.sh"),
            """
            "$1" -f -c "$2" -D "$3" & node=$!
            while ! [ -e "$(dirname "$0")/die" ]; do sleep 0.05; done
            kill -9 $node; echo 'the end is near'; exit 7
            """,
            TestContext.Current.CancellationToken);
        await using var world = new ProcessWorld($"sh {folder}/dies.sh {AppContext.BaseDirectory}sim-node {{config}} {{datadir}}");
        world.AddNode("a", "192.168.1.1", _quiet);
        await world.Start("a");
        await File.WriteAllTextAsync(Path.Combine(folder, "die"), "", TestContext.Current.CancellationToken);

        WorldException death = await Assert.ThrowsAsync<WorldException>(() => world.Pass(TimeSpan.FromSeconds(30)));
        Assert.StartsWith("node a ended with exit code 7, unexpectedly; its last lines:\n", death.Message, StringComparison.Ordinal);
        Assert.EndsWith("\n  the end is near", death.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clocks_are_the_worlds_and_the_nodes_own()
    {
        await using var world = new ProcessWorld();
        world.SetWallClock(new DateTimeOffset(2018, 4, 16, 18, 0, 0, 250, TimeSpan.FromHours(5.5)));
        world.AddNode("a", "192.168.1.1", _quiet);
        world.SetClockOffset("a", TimeSpan.FromHours(-1));
        await world.Start("a");

        Assert.Equal("2018-04-16 18:00", world.Now.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.StartsWith("2018-04-16 17:00:", world.Log("a")[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_this_kind_of_world_does_not_have_is_nobodys_mistake()
    {
        await using var world = new ProcessWorld("sh {config} {datadir}");
        world.AddNode("a", "192.168.1.1", _quiet);

        Assert.Throws<NotOfThisWorldException>(() => world.SetClockOffset("a", TimeSpan.FromSeconds(1)));
        Assert.Throws<NotOfThisWorldException>(() => world.SetWallClock(DateTimeOffset.UnixEpoch));
        Assert.Throws<NotOfThisWorldException>(() => world.Disconnect("a", "a"));
        Assert.Throws<NotOfThisWorldException>(() => world.AddScript("x", "SELECT 1"));
        Assert.Throws<NotOfThisWorldException>(() => world.AddNode("b", "core-1", null));
    }
}
