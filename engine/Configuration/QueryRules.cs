using Sim.Engine.Checksums;
using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>
/// The module MYSQL QUERY RULES: the active rules of the runtime and their way between the layers (src: lib/ProxySQL_Admin.cpp,
/// load_mysql_query_rules_to_runtime and save_mysql_query_rules_from_runtime; lib/Query_Processor.cpp).
/// </summary>
public sealed class QueryRules(AdminDatabase database, Variables variables, ModuleChecksums checksums, IEventSink events) : IConfigurationModule
{
    private const string Table = "mysql_query_rules";

    /// <summary>The columns of a rule without <c>active</c>: what the checksum covers and what a puller asks for.</summary>
    private const string Columns =
        "rule_id, username, schemaname, flagIN, client_addr, proxy_addr, proxy_port, digest, match_digest, match_pattern, "
        + "negate_match_pattern, re_modifiers, flagOUT, replace_pattern, destination_hostgroup, cache_ttl, reconnect, timeout, retries, "
        + "delay, next_query_flagIN, mirror_flagOUT, mirror_hostgroup, error_msg, ok_msg, sticky_conn, multiplex, log, apply, comment";

    /// <summary>The columns as ProxySQL writes them when it fills a table with rules.</summary>
    private static readonly string _columnsAsSaved =
        Columns.Replace("rule_id, ", "rule_id, active, ", StringComparison.Ordinal).Replace("ok_msg", "OK_msg", StringComparison.Ordinal);

    private static readonly string _values = string.Join(',', Enumerable.Range(1, QueryRule.ColumnCount).Select(number => $"?{number}"));

    private readonly List<QueryRule> _rules = [];

    /// <inheritdoc/>
    public string CommandName => "MYSQL QUERY RULES";

    /// <summary>Whether the query processor exists; before that nothing can be loaded.</summary>
    public bool IsStarted { get; set; }

    /// <summary>Ids of the rules at runtime, in order; nothing counts their hits here.</summary>
    public IEnumerable<string> RuleIds => _rules.Select(rule => rule.Id);

    /// <inheritdoc/>
    public void DiskToMemory() => LayerCopy.Replace(database, LayerCopy.Disk, LayerCopy.Memory, Table);

    /// <inheritdoc/>
    public void MemoryToDisk() => LayerCopy.Replace(database, LayerCopy.Memory, LayerCopy.Disk, Table);

    /// <inheritdoc/>
    public ValueTask<string?> MemoryToRuntime()
    {
        if (!IsStarted)
        {
            return ValueTask.FromResult<string?>("Global Query Processor not started: command impossible to run");
        }

        IReadOnlyList<string?[]> rows = database.HasRows($"main.{Table}")
            ? database.Query($"SELECT {Columns} FROM main.mysql_query_rules WHERE active=1 ORDER BY rule_id").Rows
            : [];
        if (variables.AdminSwitch("checksum_mysql_query_rules"))
        {
            checksums.Publish(Module.MysqlQueryRules, RowsHash.Of(rows));
        }
        else
        {
            checksums.LeaveAsItIs();
        }

        _rules.Clear();
        _rules.AddRange(rows.Select(row => QueryRule.Read(row, events)));
        return ValueTask.FromResult<string?>(null);
    }

    /// <summary>All rules of memory go, inactive ones too; the runtime's rules take their place.</summary>
    public ValueTask RuntimeToMemory()
    {
        Write(Table);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RefreshRuntimeTables()
    {
        Write("runtime_mysql_query_rules");
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public int? FileToMemory(ConfigurationFile file) => ConfigurationFileLoader.ReadQueryRules(database, file, events);

    private void Write(string table)
    {
        _ = database.Execute($"DELETE FROM {table}");
        foreach (QueryRule rule in _rules)
        {
            if (database.RunBound($"INSERT INTO {table} ({Columns}, active) VALUES ({_values}, 1)", rule.Values).Error is { } error)
            {
                events.Emit(new StatementFailed(error, $"INSERT INTO {table} ({_columnsAsSaved}) VALUES ({rule.Literals()})"));
            }
        }
    }
}
