using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;

namespace Sim.Engine.Cluster;

/// <summary>Writes the rows of a pull into memory: the tables are emptied first, as LOAD and SAVE do.</summary>
internal sealed class PulledRows(AdminDatabase memory)
{
    private const int ServerColumnCount = 11;
    private const int HostgroupColumnCount = 3;
    private const int RuleColumnCount = 30;
    private const int UserColumnCount = 12;
    private const int PeerColumnCount = 4;
    private const int ServerStatusColumn = 4;

    /// <summary>
    /// Whether these can be the rows of the module's own table. 1.4.6 reads columns that a broken peer did not send, and dies; rows that are
    /// no configuration must not replace one either.
    /// </summary>
    public static bool Fit(Module module, ResultSet rows) => HaveColumns(
        rows,
        module switch
        {
            Module.MysqlQueryRules => RuleColumnCount,
            Module.MysqlUsers => UserColumnCount,
            Module.MysqlServers => ServerColumnCount,
            _ => PeerColumnCount,
        });

    /// <summary>Whether these can be replication hostgroups.</summary>
    public static bool FitReplicationHostgroups(ResultSet rows) => HaveColumns(rows, HostgroupColumnCount);

    /// <summary>Replaces the rules, users or peers in memory.</summary>
    public void Replace(Module module, ResultSet rows)
    {
        switch (module)
        {
            case Module.MysqlQueryRules:
                // Only active rules arrive, so inactive ones of this node are lost here.
                Replace("mysql_query_rules", "active, " + WireStatements.QueryRuleColumns, rows, row => ["1", .. row]);
                break;
            case Module.MysqlUsers:
                Replace("mysql_users", WireStatements.UserColumns, rows, row => row);
                break;
            case Module.ProxysqlServers:
                Replace("proxysql_servers", WireStatements.PeerColumns, rows, row => row);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(module), module, "has its own way");
        }
    }

    /// <summary>
    /// Replaces the servers. The dump on the wire has weight before status; a server that the source shuns is online here until this node
    /// finds out for itself.
    /// </summary>
    public void ReplaceServers(ResultSet rows) => Replace(
        "mysql_servers",
        "hostgroup_id, hostname, port, weight, status, compression, max_connections, max_replication_lag, use_ssl, max_latency_ms, comment",
        rows,
        row =>
        {
            string?[] copy = [.. row];
            copy[ServerStatusColumn] = copy[ServerStatusColumn] == "SHUNNED" ? "ONLINE" : copy[ServerStatusColumn];
            return copy;
        });

    /// <summary>Replaces the replication hostgroups; group replication hostgroups do not travel.</summary>
    public void ReplaceReplicationHostgroups(ResultSet rows) => Replace(
        "mysql_replication_hostgroups", "writer_hostgroup, reader_hostgroup, comment", rows, row => row);

    private static bool HaveColumns(ResultSet rows, int count) => rows.Columns.Count == count && rows.Rows.All(row => row.Length == count);

    private void Replace(string table, string columns, ResultSet rows, Func<string?[], string?[]> toMemory)
    {
        memory.Execute($"DELETE FROM {table}");
        string? insert = null;
        foreach (string?[] row in rows.Rows)
        {
            string?[] values = toMemory(row);
            insert ??= $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", values.Select((_, i) => $"?{i + 1}"))})";

            // A row that this version's constraints refuse is left out, as the real program leaves it out.
            _ = memory.RunBound(insert, values);
        }
    }
}
