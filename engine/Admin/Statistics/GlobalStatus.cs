using System.Globalization;

namespace Sim.Engine.Admin.Statistics;

/// <summary>
/// The rows of stats_mysql_global (src: lib/MySQL_Thread.cpp, SQL3_GlobalStatus; lib/ProxySQL_Admin.cpp, stats___mysql_global). What nobody
/// counts shows what a node without clients shows. Peers ask for them all day, so what has not changed since the last time is handed out again.
/// </summary>
internal sealed class GlobalStatus
{
    private const string Uptime = "ProxySQL_Uptime";
    private const string ServersTableVersion = "Servers_table_version";

    /// <summary>Ids of prepared statements begin at 1 and this is the next one.</summary>
    private const string NextStatementId = "Stmt_Max_Stmt_id";

    /// <summary>All names in the order in which the table is filled.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Uptime, "Active_Transactions", "Client_Connections_aborted", "Client_Connections_connected", "Client_Connections_created",
        "Server_Connections_aborted", "Server_Connections_connected", "Server_Connections_created", "Server_Connections_delayed",
        "Client_Connections_non_idle", "Queries_backends_bytes_recv", "Queries_backends_bytes_sent", "Query_Processor_time_nsec",
        "Backend_query_time_nsec", "mysql_backend_buffers_bytes", "mysql_frontend_buffers_bytes", "mysql_session_internal_bytes",
        "Com_autocommit", "Com_autocommit_filtered", "Com_commit", "Com_commit_filtered", "Com_rollback", "Com_rollback_filtered",
        "Com_backend_change_user", "Com_backend_init_db", "Com_backend_set_names", "Com_frontend_init_db", "Com_frontend_set_names",
        "Com_frontend_use_db", "Com_backend_stmt_prepare", "Com_backend_stmt_execute", "Com_backend_stmt_close", "Com_frontend_stmt_prepare",
        "Com_frontend_stmt_execute", "Com_frontend_stmt_close", "Mirror_concurrency", "Mirror_queue_length", "Questions", "Slow_queries",
        ServersTableVersion, "MySQL_Thread_Workers", "MySQL_Monitor_Workers", "ConnPool_get_conn_immediate", "ConnPool_get_conn_success",
        "ConnPool_get_conn_failure", "SQLite3_memory_bytes", "ConnPool_memory_bytes", "Stmt_Client_Active_Total", "Stmt_Client_Active_Unique",
        "Stmt_Server_Active_Total", "Stmt_Server_Active_Unique", NextStatementId, "Stmt_Cached", "Query_Cache_Memory_bytes",
        "Query_Cache_count_GET", "Query_Cache_count_GET_OK", "Query_Cache_count_SET", "Query_Cache_bytes_IN", "Query_Cache_bytes_OUT",
        "Query_Cache_Purged", "Query_Cache_Entries",
    ];

    private static readonly int[] _placesByName =
        [.. Enumerable.Range(0, Names.Count).OrderBy(place => Names[place], StringComparer.Ordinal)];

    /// <summary>For each name its place in their order.</summary>
    private static readonly int[] _ranks = [.. Enumerable.Range(0, Names.Count).Select(place => Array.IndexOf(_placesByName, place))];

    /// <summary>What a node shows where nobody counts.</summary>
    private static readonly string?[][] _idle = [.. Names.Select(name => new string?[] { name, name == NextStatementId ? "1" : "0" })];

    private readonly (int Place, Func<long> Value)[] _changing;
    private readonly long[] _values;
    private string?[][] _rows = _idle;
    private string?[][] _rowsByName = [.. _placesByName.Select(place => _idle[place])];

    /// <summary>The status of a node whose other rooms count what the services name.</summary>
    public GlobalStatus(AdminServices services)
    {
        _changing = [.. Enumerable.Range(0, Names.Count).SelectMany(place => Changing(services, Names[place]).Select(value => (place, value)))];
        _values = [.. _changing.Select(figure => Shown(_idle[figure.Place]))];
    }

    /// <summary>The rows of the last look, ordered by name.</summary>
    public string?[][] RowsByName => _rowsByName;

    /// <summary>The rows of this moment; the same array while no value changes.</summary>
    public string?[][] Rows()
    {
        bool isCopied = false;
        for (int i = 0; i < _changing.Length; i++)
        {
            (int place, Func<long> read) = _changing[i];
            long value = read();
            if (value == _values[i])
            {
                continue;
            }

            if (!isCopied)
            {
                // Rows that were handed out stay as they are.
                _rows = (string?[][])_rows.Clone();
                _rowsByName = (string?[][])_rowsByName.Clone();
                isCopied = true;
            }

            _values[i] = value;
            _rowsByName[_ranks[place]] = _rows[place] = [Names[place], value.ToString(CultureInfo.InvariantCulture)];
        }

        return _rows;
    }

    private static long Shown(string?[] row) => long.Parse(row[1]!, CultureInfo.InvariantCulture);

    /// <summary>What gives a value that changes, or nothing for one that does not.</summary>
    private static IEnumerable<Func<long>> Changing(AdminServices services, string name) => name switch
    {
        Uptime => [() => (services.Clock.MonotonicMicroseconds - services.StartedMicroseconds) / 1_000_000],
        ServersTableVersion => [() => services.Runtime.ServersTableVersion()],
        _ => services.Runtime.Figures.TryGetValue(name, out Func<long>? figure) ? [figure] : [],
    };
}
