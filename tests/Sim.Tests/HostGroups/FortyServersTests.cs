using System.Runtime.CompilerServices;
using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.HostGroups;

/// <summary>A session with a real 1.4.6: forty servers, changed and removed ones, contradicting hostgroups; its statements and its whole log.</summary>
public sealed class FortyServersTests
{
    [Fact]
    public async Task Every_line_of_a_real_node_is_reproduced()
    {
        using var node = new HostGroupsFixture();
        node.Clock.Skew = (long)(new DateTime(2026, 11, 22, 19, 42, 53, DateTimeKind.Utc) - node.Clock.Now).TotalMicroseconds;
        node.Load();
        _ = node.TakeLog();

        foreach (string statement in await File.ReadAllLinesAsync(Beside("forty-servers.sql"), TestContext.Current.CancellationToken))
        {
            await Play(node, statement);
        }

        string log = await File.ReadAllTextAsync(Beside("forty-servers.log"), TestContext.Current.CancellationToken);
        IEnumerable<string> lines = log.Split('\n').Where(l => !l.Contains("[INFO] Received", StringComparison.Ordinal));
        Assert.Equal(HostGroupsFixture.Normalised(string.Join('\n', lines)), node.TakeLog());
        Assert.Equal("0x9E1112DBFF276A5F", node.Checksums[Module.MysqlServers].Text);
    }

    private static async Task Play(HostGroupsFixture node, string statement)
    {
        switch (statement.Split(' ')[0])
        {
            case "LOAD":
                await node.Manager.MemoryToRuntime();
                break;
            case "SAVE":
                await node.Manager.RuntimeToMemory();
                break;
            case "SELECT" when statement.Contains("runtime_mysql_servers", StringComparison.Ordinal):
                await node.Manager.RefreshRuntimeTables();
                break;
            case "SELECT":
                break;
            default:
                node.Database.Execute(statement);
                break;
        }
    }

    private static string Beside(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
