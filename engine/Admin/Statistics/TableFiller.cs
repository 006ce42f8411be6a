using System.Globalization;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;

namespace Sim.Engine.Admin.Statistics;

/// <summary>Fills the tables that exist on demand (src: lib/ProxySQL_Admin.cpp, stats___* and dump_checksums_values_table).</summary>
internal sealed class TableFiller
{
    private static readonly string[] _memoryMetrics =
    [
        "SQLite3_memory_bytes", "jemalloc_resident", "jemalloc_active", "jemalloc_allocated", "jemalloc_mapped", "jemalloc_metadata",
        "jemalloc_retained", "Auth_memory", "query_digest_memory", "stack_memory_mysql_threads", "stack_memory_admin_threads",
        "stack_memory_cluster_threads",
    ];

    private readonly AdminServices _services;
    private readonly GlobalStatus _globalStatus;
    private long _checksumsDumpedAt;
    private string?[][]? _owedGlobalStatus;

    public TableFiller(AdminServices services)
    {
        _services = services;
        _globalStatus = new GlobalStatus(services);
        services.Database.Woken += PayGlobalStatus;
    }

    /// <summary>Fills what a statement names, in ProxySQL's order.</summary>
    public async ValueTask Fill(Refresh refresh)
    {
        if (refresh != Refresh.None)
        {
            FillTraffic(refresh);
            await FillPeers(refresh);
            await FillRuntime(refresh);
        }
    }

    /// <summary>Fills stats_mysql_global.</summary>
    public void FillGlobalStatus()
    {
        _owedGlobalStatus = null;
        Replace("stats.stats_mysql_global", _globalStatus.Rows());
    }

    /// <summary>Rows of stats_mysql_global for somebody to look at: they go into the table before anything else can look there.</summary>
    public string?[][] ShowGlobalStatus() => _owedGlobalStatus = _globalStatus.Rows();

    /// <summary>The same rows, ordered by name.</summary>
    public string?[][] GlobalStatusByName => _globalStatus.RowsByName;

    /// <summary>Puts noted rows into the table, once there is one.</summary>
    public void PayGlobalStatus()
    {
        if (!_services.Database.HasDormantSchemas && _owedGlobalStatus is { } rows)
        {
            _owedGlobalStatus = null;
            Replace("stats.stats_mysql_global", rows);
        }
    }

    /// <summary>Runs a statement of the node's own; a failure is logged, as ProxySQL does.</summary>
    public void Run(string sql) => Note(sql, _services.Database.Run(sql));

    private void FillTraffic(Refresh refresh)
    {
        if (refresh.HasFlag(Refresh.Processlist))
        {
            Replace("stats.stats_mysql_processlist", []);
        }

        if (refresh.HasFlag(Refresh.QueryDigest))
        {
            Replace("stats.stats_mysql_query_digest", []);
        }

        if (refresh.HasFlag(Refresh.QueryDigestReset))
        {
            Replace("stats.stats_mysql_query_digest_reset", []);
        }

        if ((refresh & (Refresh.ConnectionPool | Refresh.ConnectionPoolReset)) != 0)
        {
            IReadOnlyList<string?[]> pool = _services.Runtime.ConnectionPoolRows();
            Replace("stats.stats_mysql_connection_pool", pool);
            if (refresh.HasFlag(Refresh.ConnectionPoolReset))
            {
                Replace("stats.stats_mysql_connection_pool_reset", pool);
            }
        }

        if (refresh.HasFlag(Refresh.GlobalStatus))
        {
            FillGlobalStatus();
        }

        if (refresh.HasFlag(Refresh.MemoryMetrics))
        {
            Replace("stats.stats_memory_metrics", [.. _memoryMetrics.Select(MemoryMetric)]);
        }

        if (refresh.HasFlag(Refresh.QueryRuleHits))
        {
            Replace("stats.stats_mysql_query_rules", _services.Runtime.QueryRuleHitRows());
        }

        if (refresh.HasFlag(Refresh.CommandsCounters))
        {
            Replace("stats.stats_mysql_commands_counters", CommandCounters.Rows);
        }

        if (refresh.HasFlag(Refresh.Users))
        {
            FillUsers(_services.Runtime.UserConnectionRows());
        }
    }

    private void FillUsers(IReadOnlyList<string?[]> rows)
    {
        bool BreaksItsStatement(string?[] row) => _services.Profile.UsersAreWrittenUnquoted && row[0]!.Contains('\'');
        Replace("stats.stats_mysql_users", [.. rows.Where(row => !BreaksItsStatement(row))]);
        foreach (string?[] row in rows.Where(BreaksItsStatement))
        {
            Run($"INSERT INTO stats_mysql_users(username,frontend_connections,frontend_max_connections) VALUES ('{row[0]}',{row[1]},{row[2]})");
        }
    }

    private async ValueTask FillPeers(Refresh refresh)
    {
        if (refresh.HasFlag(Refresh.PeerMetrics))
        {
            Replace("stats.stats_proxysql_servers_metrics", await _services.Runtime.PeerMetricsRows());
        }

        if (refresh.HasFlag(Refresh.PeerChecksums))
        {
            Replace("stats.stats_proxysql_servers_checksums", await _services.Runtime.PeerChecksumRows());
        }

        if (refresh.HasFlag(Refresh.PreparedStatements))
        {
            Replace("stats.stats_mysql_prepared_statements_info", []);
        }
    }

    private async ValueTask FillRuntime(Refresh refresh)
    {
        if (refresh.HasFlag(Refresh.RuntimeVariables))
        {
            Run("DELETE FROM runtime_global_variables");
            await RefreshModule("ADMIN VARIABLES");
            await RefreshModule("MYSQL VARIABLES");
        }

        if (refresh.HasFlag(Refresh.RuntimeMysqlServers))
        {
            await RefreshModule("MYSQL SERVERS");
        }

        if (refresh.HasFlag(Refresh.RuntimeProxysqlServers))
        {
            await RefreshModule("PROXYSQL SERVERS");
        }

        if (refresh.HasFlag(Refresh.RuntimeMysqlUsers))
        {
            await RefreshModule("MYSQL USERS");
        }

        if (refresh.HasFlag(Refresh.RuntimeMysqlQueryRules))
        {
            await RefreshModule("MYSQL QUERY RULES");
        }

        if (refresh.HasFlag(Refresh.RuntimeScheduler))
        {
            await RefreshModule("SCHEDULER");
        }

        if (refresh.HasFlag(Refresh.ChecksumsValues))
        {
            DumpChecksums();
        }
    }

    private ValueTask RefreshModule(string name) =>
        _services.Modules.FirstOrDefault(m => m.CommandName == name)?.RefreshRuntimeTables() ?? ValueTask.CompletedTask;

    /// <summary>Writes runtime_checksums_values, unless nothing was published since the last time.</summary>
    private void DumpChecksums()
    {
        if (_services.Checksums.Updates == _checksumsDumpedAt)
        {
            return;
        }

        _checksumsDumpedAt = _services.Checksums.Updates;
        RunAgain("BEGIN");
        Replace("main.runtime_checksums_values", [.. Enum.GetValues<Module>().Select(ChecksumRow)]);
        RunAgain("COMMIT");
    }

    private string?[] ChecksumRow(Module module)
    {
        ModuleChecksum own = _services.Checksums[module];
        return [module.Name(), Text(own.Version), Text(own.Epoch), own.Text];
    }

    private string?[] MemoryMetric(string name) => [name, Text(_services.Runtime.Figures.TryGetValue(name, out Func<long>? figure) ? figure() : 0)];

    /// <summary>Replaces the rows of a whole table.</summary>
    private void Replace(string table, IReadOnlyList<string?[]> rows)
    {
        RunAgain($"DELETE FROM {table}");
        foreach (string?[][] batch in rows.Chunk(MaxRowsPerInsert(rows)))
        {
            string row = $"({string.Join(',', Enumerable.Repeat('?', batch[0].Length))})";
            string sql = $"INSERT INTO {table} VALUES {string.Join(',', Enumerable.Repeat(row, batch.Length))}";
            Note(sql, _services.Database.RunBound(sql, batch.SelectMany(r => r).ToArray()));
        }
    }

    /// <summary>SQLite binds at most 999 values in its oldest configurations.</summary>
    private static int MaxRowsPerInsert(IReadOnlyList<string?[]> rows) => rows.Count == 0 ? 1 : Math.Max(1, 999 / rows[0].Length);

    /// <summary>Runs a statement that comes again and again: it is compiled once.</summary>
    private void RunAgain(string sql) => Note(sql, _services.Database.RunBound(sql));

    private void Note(string sql, SqlResult result)
    {
        if (result.Error is { } error)
        {
            _services.Events.Emit(new OwnStatementFailed(sql, error));
        }
    }

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
