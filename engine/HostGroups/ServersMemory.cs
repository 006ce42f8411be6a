using Sim.Engine.Admin;
using Sim.Engine.Configuration;
using Sim.Engine.Events;

namespace Sim.Engine.HostGroups;

/// <summary>The tables of the module in the memory and disk layers (src: lib/ProxySQL_Admin.cpp).</summary>
internal sealed class ServersMemory(AdminDatabase database, IEventSink events)
{
    private const string Servers = "mysql_servers";
    private const string Replication = "mysql_replication_hostgroups";
    private const string GroupReplication = "mysql_group_replication_hostgroups";

    // The condition without a comparison skips hostgroup 0.
    private const string IncompatibleReplication =
        $"SELECT a.* FROM {Replication} a JOIN {Replication} b ON a.writer_hostgroup = b.reader_hostgroup WHERE b.reader_hostgroup";

    private const string CompatibleReplication =
        $"SELECT a.* FROM {Replication} a LEFT JOIN {Replication} b ON a.writer_hostgroup = b.reader_hostgroup WHERE b.reader_hostgroup IS NULL";

    private const string CompatibleGroupReplication =
        $"""
        SELECT a.* FROM {GroupReplication} a LEFT JOIN {GroupReplication} b
        ON (a.writer_hostgroup = b.reader_hostgroup OR a.writer_hostgroup = b.backup_writer_hostgroup OR a.writer_hostgroup = b.offline_hostgroup)
        WHERE b.reader_hostgroup IS NULL AND b.backup_writer_hostgroup IS NULL AND b.offline_hostgroup IS NULL
        """;

    private static readonly string _incompatibleGroupReplication = string.Join(
        " UNION ALL ",
        from role in new[] { "reader", "backup_writer", "offline" }
        select $"SELECT a.* FROM {GroupReplication} a JOIN {GroupReplication} b ON a.writer_hostgroup = b.{role}_hostgroup WHERE b.{role}_hostgroup");

    /// <summary>Copies all three tables from one layer over another.</summary>
    public void CopyAll(string from, string to) => LayerCopy.Replace(database, from, to, Servers, Replication, GroupReplication);

    /// <summary>Adds the servers and replication hostgroups of a configuration file; gives their number.</summary>
    public int ReadFile(ConfigurationFile file) => ConfigurationFileLoader.ReadMysqlServers(database, file, events);

    /// <summary>Reads what LOAD brings in. Rows that contradict others are left out, and named in the log.</summary>
    public IncomingServers ReadIncoming()
    {
        ResultSet servers = database.Query(
            "SELECT hostgroup_id, hostname, port, status, weight, compression, max_connections, max_replication_lag, use_ssl, max_latency_ms, comment "
            + "FROM main.mysql_servers");
        IReadOnlyList<string?[]> replication = ReadHostgroups(Replication, IncompatibleReplication, CompatibleReplication, hostgroups: 2);
        IReadOnlyList<string?[]> groupReplication =
            ReadHostgroups(GroupReplication, _incompatibleGroupReplication, CompatibleGroupReplication, hostgroups: 4);
        return new IncomingServers([.. servers.Rows.Select(ServerRow.FromMemory)], replication, groupReplication);
    }

    /// <summary>Replaces the tables whose names start with <paramref name="prefix"/> by what is at runtime.</summary>
    /// <param name="prefix"><c>runtime_</c>, or nothing for the memory layer.</param>
    /// <param name="dumpServers">Gives the servers at the moment when the real program takes them.</param>
    /// <param name="runtime">The runtime's other tables.</param>
    /// <param name="shunnedIsOnline">Whether SHUNNED is written as ONLINE.</param>
    public void Replace(string prefix, Func<ResultSet> dumpServers, RuntimeServers runtime, bool shunnedIsOnline)
    {
        Replace(prefix + Servers, dumpServers().Rows.Select(row => InMemoryOrder(row, shunnedIsOnline)));
        Replace(prefix + Replication, runtime.ReplicationHostgroups);
        Replace(prefix + GroupReplication, runtime.GroupReplicationHostgroups);
    }

    // A dump has the weight before the status, the tables have it after.
    private static string?[] InMemoryOrder(string?[] dumped, bool shunnedIsOnline)
    {
        string?[] row = [.. dumped];
        row[3] = shunnedIsOnline && dumped[4] == "SHUNNED" ? "ONLINE" : dumped[4];
        row[4] = dumped[3];
        return row;
    }

    private void Replace(string table, IEnumerable<string?[]> rows)
    {
        database.Execute($"DELETE FROM main.{table}");
        foreach (string?[] row in rows)
        {
            string values = string.Join(", ", Enumerable.Range(1, row.Length).Select(i => $"?{i}"));
            _ = database.RunBound($"INSERT INTO main.{table} VALUES ({values})", row);
        }
    }

    /// <summary>Reports the incompatible rows and gives the others. Most nodes have none.</summary>
    private IReadOnlyList<string?[]> ReadHostgroups(string table, string incompatible, string compatible, int hostgroups)
    {
        if (!database.HasRows(table))
        {
            return [];
        }

        Report(table, database.Query(incompatible), hostgroups);
        return database.Query(compatible).Rows;
    }

    private void Report(string table, ResultSet incompatible, int hostgroups)
    {
        foreach (string?[] row in incompatible.Rows)
        {
            events.Emit(new IncompatibleHostgroupsIgnored(table, row[..hostgroups]));
        }
    }
}
