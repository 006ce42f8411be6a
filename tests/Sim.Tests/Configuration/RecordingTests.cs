using System.Text.Json;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;
using Xunit;

namespace Sim.Tests.Configuration;

/// <summary>The engine beside recordings of a real 1.4.6.</summary>
public sealed class RecordingTests : IDisposable
{
    private readonly ConfiguredNode _node = new(GoldenFiles.Text("node.cnf"));

    public void Dispose() => _node.Dispose();

    [Fact]
    public void Tables_and_indexes_are_those_of_the_real_node()
    {
        string[] schemas = ["main", "disk", "stats", "monitor", "stats_history"];
        IEnumerable<string> ours = schemas.SelectMany(schema =>
            _node.Database.Query($"SELECT name, sql FROM {schema}.sqlite_master").Rows.Select(row => $"{schema}\t{row[0]}\t{row[1] ?? "NULL"}"));
        Assert.Equal(GoldenFiles.Lines("sqlite_master.txt"), ours);
    }

    [Fact]
    public void Variables_after_boot_are_those_of_the_real_node_in_its_order() =>
        Assert.Equal(GoldenFiles.Lines("global_variables.txt"), Rows("SELECT * FROM global_variables"));

    [Fact]
    public void Collations_are_those_of_the_real_node() =>
        Assert.Equal(GoldenFiles.Lines("mysql_collations.txt"), Rows("SELECT * FROM mysql_collations"));

    [Theory]
    [InlineData("statements.txt")]
    [InlineData("layers.txt")]
    public async Task Statements_are_answered_as_by_the_real_node(string file)
    {
        Assert.Null(await _node.Users.MemoryToRuntime());
        foreach (RecordedAnswer recorded in GoldenFiles.Answers(file))
        {
            IReadOnlyList<string> answer = await _node.Answer(recorded.Statement);
            Assert.Equal([recorded.Statement, .. recorded.Lines], [recorded.Statement, .. answer]);
        }
    }

    [Fact]
    public async Task Checksums_of_users_and_rules_are_those_of_the_real_node()
    {
        using JsonDocument cases = JsonDocument.Parse(GoldenFiles.Text("checksums.json"));
        Assert.All(await Task.WhenAll(cases.RootElement.EnumerateArray().Select(Replay)), replayed => Assert.Equal(replayed.Recorded, replayed.Here));
    }

    private static async Task<(string Recorded, string Here)> Replay(JsonElement recorded)
    {
        using var node = new ConfiguredNode();
        string name = recorded.GetProperty("name").GetString()!;
        node.Database.ExecuteScript(recorded.GetProperty("statements").GetString()!);
        IConfigurationModule module = recorded.GetProperty("module").GetString() == "mysql_users" ? node.Users : node.Rules;
        Assert.Null(await module.MemoryToRuntime());
        Module published = module == node.Users ? Module.MysqlUsers : Module.MysqlQueryRules;
        return ($"{name} {recorded.GetProperty("checksum").GetString()}", $"{name} {node.Checksums[published].Text}");
    }

    private IEnumerable<string> Rows(string sql) =>
        _node.Database.Query(sql).Rows.Select(row => string.Join('\t', row.Select(value => value ?? "NULL")));
}
