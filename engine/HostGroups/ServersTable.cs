using Sim.Engine.Admin;

namespace Sim.Engine.HostGroups;

/// <summary>
/// The hostgroups manager's own table mysql_servers: a copy of the servers as they were when it was last filled. What Monitor's read_only
/// checks look at is this copy, which grows stale between fills.
/// </summary>
internal sealed class ServersTable
{
    private const int RowsPerInsert = 32;

    private static readonly string[] _incomingColumns =
    [
        "hostgroup_id", "hostname", "port", "weight", "status", "compression", "max_connections", "max_replication_lag", "use_ssl", "max_latency_ms",
        "comment",
    ];

    private static readonly string[] _columns = [.. _incomingColumns, "mem_pointer"];

    private static readonly string[] _dumpColumns =
    [
        .. _incomingColumns[..4],
        "CASE status WHEN 0 THEN \"ONLINE\" WHEN 1 THEN \"SHUNNED\" WHEN 2 THEN \"OFFLINE_SOFT\" WHEN 3 THEN \"OFFLINE_HARD\" WHEN 4 THEN \"SHUNNED\" END",
        .. _incomingColumns[5..],
    ];

    private readonly List<Entry> _entries = [];

    /// <summary>The rows in their order.</summary>
    public IEnumerable<ServerRow> Rows => _entries.Select(e => e.Row);

    /// <summary>The rows with the objects that they came from.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Fills the table from the servers, which come in the order of their hostgroups.</summary>
    public void Fill(IReadOnlyList<BackendServer> servers)
    {
        _entries.Clear();
        _entries.AddRange(InsertOrder(servers).Select(s => new Entry(s.Row, s)));
    }

    public void Remove(HashSet<BackendServer> servers) => _entries.RemoveAll(e => servers.Contains(e.Server));

    public void Add(BackendServer server) => _entries.Add(new Entry(server.Row, server));

    /// <summary>The table as the log shows it.</summary>
    public ResultSet Everything() =>
        new(_columns, [.. _entries.Select(e => (string?[])[.. e.Row.Fields(StatusNumber(e.Row)), ServerRow.Text(e.Server.MemoryAddress)])]);

    /// <summary>The table as peers and runtime_mysql_servers get it: the weight before the status, the status as a word.</summary>
    public ResultSet Dump() => new(_dumpColumns, [.. Rows.Select(r => r.Fields(ServerStatusText.Of(r.Status)))]);

    /// <summary>The incoming rows as the log shows them.</summary>
    public static ResultSet Incoming(IReadOnlyList<ServerRow> incoming) =>
        new(_incomingColumns, [.. incoming.Select(r => r.Fields(StatusNumber(r)))]);

    /// <summary>
    /// The order in which servers are written: ProxySQL empties a list from its front by moving the last element there, row by row, and
    /// fills statements of 32 rows from their end.
    /// </summary>
    internal static IEnumerable<BackendServer> InsertOrder(IReadOnlyList<BackendServer> servers)
    {
        int full = servers.Count / RowsPerInsert * RowsPerInsert;
        for (int start = 0; start < full; start += RowsPerInsert)
        {
            for (int i = 1; i < RowsPerInsert; i++)
            {
                yield return servers[start + i];
            }

            yield return servers[start];
        }

        if (full < servers.Count)
        {
            yield return servers[full];
        }

        for (int i = servers.Count - 1; i > full; i--)
        {
            yield return servers[i];
        }
    }

    internal static string StatusNumber(ServerRow row) => ServerRow.Text((int)row.Status);

    /// <summary>A row, and the object behind it (mem_pointer).</summary>
    internal readonly record struct Entry(ServerRow Row, BackendServer Server);
}
