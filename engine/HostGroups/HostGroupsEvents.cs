using System.Text.Json;
using Sim.Engine.Admin;
using Sim.Engine.Configuration;
using Sim.Engine.Events;

namespace Sim.Engine.HostGroups;

/// <summary>The runtime servers were written to the log, hostgroup by hostgroup and as a table: at a commit and before runtime_mysql_servers is read.</summary>
/// <param name="Servers">The servers in the order of the hostgroups.</param>
/// <param name="Table">The manager's table mysql_servers, with mem_pointer.</param>
public sealed record ServersDumped(IReadOnlyList<ServerRow> Servers, ResultSet Table) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "hostgroups.servers_dumped";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        log.Info("Dumping current MySQL Servers structures for hostgroup ALL");
        foreach (ServerRow server in Servers)
        {
            log.Raw(Line(server, log.Profile.ServerDumpMultipliesLatency));
        }

        log.Info("Dumping mysql_servers");
        log.Raw(TableText.Draw(Table));
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteNumber("servers", Servers.Count);

    private static string Line(ServerRow server, bool multipliesLatency)
    {
        uint latency = unchecked((uint)server.MaxLatencyMilliseconds * (multipliesLatency ? 1_000_000U : 1U));
        return $"HID: {server.HostgroupId} , address: {server.Hostname} , port: {server.Port} , weight: {server.Weight} , "
            + $"status: {ServerStatusText.Of(server.Status)} , max_connections: {server.MaxConnections} , "
            + $"max_replication_lag: {server.MaxReplicationLag} , use_ssl: {server.UseSsl} , max_latency_ms: {latency} , comment: {server.Comment}\n";
    }
}

/// <summary>The servers that a commit brings in were written to the log.</summary>
public sealed record IncomingServersDumped(ResultSet Table) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "hostgroups.incoming_dumped";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        log.Info("Dumping mysql_servers_incoming");
        log.Raw(TableText.Draw(Table));
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteNumber("servers", Table.Rows.Count);
}

/// <summary>A commit no longer contains a server.</summary>
public sealed record ServerRemoved(long MemoryAddress, ServerKey Server) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "hostgroups.server_removed";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Warning(
        "MySQL_HostGroups_Manager.cpp:599:commit()",
        $"Removed server at address {MemoryAddress}, hostgroup {Server.HostgroupId}, address {Server.Hostname} port {Server.Port}. "
        + "Setting status OFFLINE HARD and immediately dropping all free connections. Used connections will be dropped when trying to use them");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => ServerFields.Write(json, Server.HostgroupId, Server.Hostname, Server.Port);
}

/// <summary>What the log says of new replication hostgroups.</summary>
public enum ReplacedHostgroupsText
{
    /// <summary>Every row.</summary>
    Rows,

    /// <summary>Nothing: mysql-hostgroup_manager_verbose is off.</summary>
    Nothing,
}

/// <summary>A commit replaced the replication hostgroups.</summary>
/// <param name="Rows">writer_hostgroup, reader_hostgroup, comment.</param>
/// <param name="IsLogged">Whether mysql-hostgroup_manager_verbose was on.</param>
public sealed record ReplicationHostgroupsReplaced(IReadOnlyList<string?[]> Rows, bool IsLogged) : NodeEvent, IVariantEvent<ReplacedHostgroupsText>
{
    /// <inheritdoc/>
    public ReplacedHostgroupsText Variant => IsLogged ? ReplacedHostgroupsText.Rows : ReplacedHostgroupsText.Nothing;

    /// <inheritdoc/>
    public override string Kind => "hostgroups.replication_replaced";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        if (!IsLogged)
        {
            return;
        }

        log.Info("New mysql_replication_hostgroups table");
        foreach (string?[] row in Rows)
        {
            log.Raw($"writer_hostgroup: {row[0]} , reader_hostgroup: {row[1]}, {row[2] ?? "(null)"}\n");
        }
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteNumber("rows", Rows.Count);
}

/// <summary>A commit replaced the group replication hostgroups.</summary>
/// <param name="Rows">All columns of mysql_group_replication_hostgroups.</param>
public sealed record GroupReplicationHostgroupsReplaced(IReadOnlyList<string?[]> Rows) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "hostgroups.group_replication_replaced";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        log.Info("New mysql_group_replication_hostgroups table");
        foreach (string?[] row in Rows)
        {
            string active = CText.Atoi(row[4] ?? "") != 0 ? "on" : "off";
            log.Info(
                $"Loading MySQL Group Replication info for ({row[0]},{row[1]},{row[2]},{row[3]},{active},{row[5]},{row[6]},{row[7]},\"{row[8] ?? "(null)"}\")");
        }
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteNumber("rows", Rows.Count);
}

/// <summary>Of which table a row was ignored.</summary>
public enum IncompatibleHostgroupsText
{
    /// <summary>mysql_replication_hostgroups.</summary>
    Replication,

    /// <summary>mysql_group_replication_hostgroups.</summary>
    GroupReplication,
}

/// <summary>A row of a hostgroups table contradicts another one and is left out of the commit.</summary>
/// <param name="Table">mysql_replication_hostgroups or mysql_group_replication_hostgroups.</param>
/// <param name="Hostgroups">The row's hostgroups.</param>
public sealed record IncompatibleHostgroupsIgnored(string Table, IReadOnlyList<string?> Hostgroups) : NodeEvent, IVariantEvent<IncompatibleHostgroupsText>
{
    /// <inheritdoc/>
    public IncompatibleHostgroupsText Variant =>
        Hostgroups.Count == 2 ? IncompatibleHostgroupsText.Replication : IncompatibleHostgroupsText.GroupReplication;

    /// <inheritdoc/>
    public override string Kind => "hostgroups.incompatible_row";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        int line = Variant == IncompatibleHostgroupsText.Replication ? 6783 : 6814;
        log.Error(
            $"ProxySQL_Admin.cpp:{line}:load_mysql_servers_to_runtime()",
            $"Incompatible entry in {Table} will be ignored : ( {string.Join(" , ", Hostgroups)} )");
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => json.WriteString("table", Table);
}

internal static class ServerFields
{
    public static void Write(Utf8JsonWriter json, int hostgroupId, string hostname, int port)
    {
        json.WriteNumber("hostgroup", hostgroupId);
        Write(json, hostname, port);
    }

    public static void Write(Utf8JsonWriter json, string hostname, int port)
    {
        json.WriteString("hostname", hostname);
        json.WriteNumber("port", port);
    }
}
