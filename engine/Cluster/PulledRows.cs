using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;
using Sim.Engine.Events;

namespace Sim.Engine.Cluster;

/// <summary>Writes the rows of a pull into memory: the tables are emptied first, as LOAD and SAVE do.</summary>
internal sealed class PulledRows(AdminDatabase memory, IEventSink events)
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
                Replace("mysql_query_rules", "active, " + WireStatements.QueryRuleColumns, rows, row => (["1", .. row], PulledRowBranch.AsItCame));
                break;
            case Module.MysqlUsers:
                Replace("mysql_users", WireStatements.UserColumns, rows, AsItCame);
                break;
            case Module.ProxysqlServers:
                Replace("proxysql_servers", WireStatements.PeerColumns, rows, AsItCame);
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
            if (row[ServerStatusColumn] != "SHUNNED")
            {
                return AsItCame(row);
            }

            string?[] copy = [.. row];
            copy[ServerStatusColumn] = "ONLINE";
            return (copy, PulledRowBranch.ShunnedIsOnline);
        });

    /// <summary>Replaces the replication hostgroups; group replication hostgroups do not travel.</summary>
    public void ReplaceReplicationHostgroups(ResultSet rows) => Replace(
        "mysql_replication_hostgroups", "writer_hostgroup, reader_hostgroup, comment", rows, AsItCame);

    private static (string?[] Values, PulledRowBranch Branch) AsItCame(string?[] row) => (row, PulledRowBranch.AsItCame);

    private static bool HaveColumns(ResultSet rows, int count) => rows.Columns.Count == count && rows.Rows.All(row => row.Length == count);

    private void Replace(string table, string columns, ResultSet rows, Func<string?[], (string?[] Values, PulledRowBranch Branch)> toMemory)
    {
        memory.Execute($"DELETE FROM {table}");
        string? insert = null;
        foreach (string?[] row in rows.Rows)
        {
            (string?[] values, PulledRowBranch branch) = toMemory(row);
            insert ??= $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", values.Select((_, i) => $"?{i + 1}"))})";

            // A row that this version's constraints refuse is left out, as the real program leaves it out.
            events.Take(memory.RunBound(insert, values).Error is null ? branch : PulledRowBranch.Refused);
        }
    }
}
