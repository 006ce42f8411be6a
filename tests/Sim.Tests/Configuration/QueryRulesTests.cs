using Sim.Engine.Checksums;
using Xunit;

namespace Sim.Tests.Configuration;

public sealed class QueryRulesTests : IDisposable
{
    private readonly ConfiguredNode _node = new();

    public void Dispose() => _node.Dispose();

    [Fact]
    public async Task Nothing_is_loaded_before_the_query_processor_starts()
    {
        _node.Rules.IsStarted = false;
        Assert.Equal("Global Query Processor not started: command impossible to run", await _node.Rules.MemoryToRuntime());
        Assert.Equal(0UL, _node.Checksums[Module.MysqlQueryRules].Version);
    }

    [Fact]
    public async Task Inactive_rules_are_neither_hashed_nor_kept_by_a_save()
    {
        _ = _node.Database.Execute("INSERT INTO mysql_query_rules (rule_id, active) VALUES (1, 0)");
        Assert.Null(await _node.Rules.MemoryToRuntime());
        Assert.Equal(new ModuleChecksum(1, _node.Checksums[Module.MysqlQueryRules].Epoch, "0x0000000000000000"), _node.Checksums[Module.MysqlQueryRules]);
        await _node.Rules.RuntimeToMemory();
        Assert.Equal("0", _node.Database.Scalar("SELECT COUNT(*) FROM mysql_query_rules"));
    }

    [Fact]
    public async Task Checksum_can_be_switched_off()
    {
        Assert.True(_node.Variables.TrySet("admin-checksum_mysql_query_rules", "false"));
        Assert.Null(await _node.Rules.MemoryToRuntime());
        Assert.Equal(0UL, _node.Checksums[Module.MysqlQueryRules].Version);
    }

    [Fact]
    public async Task Checksum_covers_the_rules_as_written_not_as_the_processor_keeps_them()
    {
        _ = _node.Database.Execute("INSERT INTO mysql_query_rules (rule_id, active, re_modifiers) VALUES (1, 1, 'caseless,x')");
        Assert.Null(await _node.Rules.MemoryToRuntime());
        string written = _node.Checksums[Module.MysqlQueryRules].Text;
        await _node.Rules.RuntimeToMemory();
        Assert.Equal("CASELESS", _node.Database.Scalar("SELECT re_modifiers FROM mysql_query_rules"));
        Assert.Null(await _node.Rules.MemoryToRuntime());
        Assert.NotEqual(written, _node.Checksums[Module.MysqlQueryRules].Text);
    }
}
