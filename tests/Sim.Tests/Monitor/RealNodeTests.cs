using System.Runtime.CompilerServices;
using Sim.Engine.Checksums;
using Sim.Engine.Seams;
using Sim.Tests.HostGroups;
using Xunit;

namespace Sim.Tests.Monitor;

/// <summary>
/// The whole log of a real 1.4.6 that monitored three servers: one answered and was made read-only and writable again, one refused
/// connections, one was the node itself. Then the operator removed the writer.
/// </summary>
public sealed class RealNodeTests
{
    private static readonly DateTime _boot = new DateTime(2026, 11, 22, 19, 39, 11, DateTimeKind.Utc).AddMilliseconds(760);

    // That node's read_only thread ran 4 ms behind its ping thread.
    private const long ReadOnlyThreadDelay = 4000;

    [Fact]
    public async Task Every_line_of_a_real_node_is_reproduced()
    {
        bool readOnly = false;
        using var node = new MonitorFixture(_boot);
        node.Settings = new()
        {
            PingIntervalMilliseconds = 2000,
            ConnectIntervalMilliseconds = 3000,
            ReadOnlyIntervalMilliseconds = 1000,
            ReadOnlyTimeoutMilliseconds = 500,
        };
        node.Answer = check => check.Hostname == "127.0.0.230"
            ? new BackendAnswer(100, BackendFailure.ConnectFailed, "Can't connect to MySQL server on '127.0.0.230' (107)", false)
            : MonitorFixture.Alive with { ReadOnly = readOnly, DurationMicroseconds = check.Kind == BackendCheckKind.ReadOnly ? ReadOnlyThreadDelay : 200 };
        node.Node.Load();
        _ = node.Node.TakeLog();
        _ = node.Monitor.Start(mysqlThreads: 2);

        node.RunUntil(_boot.AddSeconds(0.5));
        node.Node.Load(
            """
            INSERT INTO mysql_servers (hostgroup_id, hostname, port, compression, comment, max_latency_ms)
            VALUES (10, '127.0.0.229', 6032, 1, 'w', 250), (20, '127.0.0.230', 3306, 0, 'dead', 0), (30, '127.0.0.228', 6032, 0, 'lag', 0)
            """,
            "INSERT INTO mysql_replication_hostgroups VALUES (10, 20, 'pair')");
        node.RunUntil(_boot.AddSeconds(5.5));
        readOnly = true;
        node.RunUntil(_boot.AddSeconds(8.1));
        await node.Node.Manager.RefreshRuntimeTables();
        readOnly = false;
        node.RunUntil(_boot.AddSeconds(10.6));
        await node.Node.Manager.RefreshRuntimeTables();
        node.Node.Load("DELETE FROM mysql_servers WHERE hostgroup_id = 10");
        node.RunUntil(_boot.AddSeconds(12.5));

        Assert.Equal(Recorded(), node.Node.TakeLog());
        Assert.Equal("0xB83F4D3C12BB2214", node.Node.Checksums[Module.MysqlServers].Text);
        Assert.Equal(6UL, node.Node.Checksums[Module.MysqlServers].Version);
    }

    // What an admin session logs by itself is not the monitor's.
    private static string Recorded([CallerFilePath] string here = "")
    {
        string log = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "read-only-moves.log"));
        IEnumerable<string> lines = log.Split('\n').Where(l => !l.Contains("[INFO] Received", StringComparison.Ordinal));
        return HostGroupsFixture.Normalised(string.Join('\n', lines));
    }
}
