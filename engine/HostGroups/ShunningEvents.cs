using System.Text.Json;
using Sim.Engine.Events;

namespace Sim.Engine.HostGroups;

/// <summary>A server reached the limit of connection errors within one second.</summary>
public sealed record ServerShunnedByErrors(ServerKey Server, int Errors, int RecoverySeconds) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "hostgroups.shunned_by_errors";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Error(
        "MySQL_HostGroups_Manager.cpp:301:connect_error()",
        $"Shunning server {Server.Hostname}:{Server.Port} with {Errors} errors/sec. Shunning for {RecoverySeconds} seconds");

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ServerFields.Write(json, Server.HostgroupId, Server.Hostname, Server.Port);
        json.WriteNumber("errors", Errors);
    }
}

/// <summary>A server's status changed after missed heartbeats; the monitor has already said so in the log.</summary>
public sealed record ServerShunnedByHeartbeats(ServerKey Server) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "hostgroups.shunned_by_heartbeats";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => ServerFields.Write(json, Server.HostgroupId, Server.Hostname, Server.Port);
}

/// <summary>A shunned server came back because a session asked for a server of its hostgroup; not logged.</summary>
public sealed record ServerRecovered(ServerKey Server) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "hostgroups.recovered";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json) => ServerFields.Write(json, Server.HostgroupId, Server.Hostname, Server.Port);
}

/// <summary>A server was shunned for its replication lag, or came back from that.</summary>
public abstract record ReplicationLagActed(ServerKey Server, int LagSeconds) : NodeEvent
{
    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ServerFields.Write(json, Server.HostgroupId, Server.Hostname, Server.Port);
        json.WriteNumber("lag_seconds", LagSeconds);
    }
}

/// <summary>A server was shunned for its replication lag.</summary>
public sealed record ServerShunnedByLag(ServerKey Server, int LagSeconds) : ReplicationLagActed(Server, LagSeconds)
{
    /// <inheritdoc/>
    public override string Kind => "hostgroups.shunned_by_lag";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Warning(
        "MySQL_HostGroups_Manager.cpp:1521:replication_lag_action()",
        $"Shunning server {Server.Hostname}:{Server.Port} with replication lag of {LagSeconds} second");
}

/// <summary>A server that was shunned for its replication lag is online again.</summary>
public sealed record ServerEnabledAfterLag(ServerKey Server, int LagSeconds) : ReplicationLagActed(Server, LagSeconds)
{
    /// <inheritdoc/>
    public override string Kind => "hostgroups.enabled_after_lag";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log) => log.Warning(
        "MySQL_HostGroups_Manager.cpp:1532:replication_lag_action()",
        $"Re-enabling server {Server.Hostname}:{Server.Port} with replication lag of {LagSeconds} second");
}

/// <summary>What the log says of a phase of moving a server.</summary>
public enum ReadOnlyActionText
{
    /// <summary>RO=1: it is demoted.</summary>
    ReadOnly,

    /// <summary>RO=0: it is promoted.</summary>
    Writable,

    /// <summary>RO=0 and in how many writer hostgroups it is: where it is missing it is added.</summary>
    WritableWithRows,
}

/// <summary>One phase of moving a server between the writer and the reader hostgroup: what main.mysql_servers holds about it.</summary>
/// <param name="Hostname">The server's host name.</param>
/// <param name="Port">Its port.</param>
/// <param name="ReadOnly">The read_only value that was acted upon.</param>
/// <param name="WriterRows">In how many writer hostgroups it was found, where the log tells; else null.</param>
/// <param name="Phase">1 before, 2 and 3 during the move.</param>
/// <param name="Table">The rows.</param>
public sealed record ReadOnlyActionDumped(string Hostname, int Port, bool ReadOnly, int? WriterRows, int Phase, Admin.ResultSet Table)
    : NodeEvent, IVariantEvent<ReadOnlyActionText>
{
    /// <inheritdoc/>
    public ReadOnlyActionText Variant =>
        ReadOnly ? ReadOnlyActionText.ReadOnly
        : WriterRows is null ? ReadOnlyActionText.Writable
        : ReadOnlyActionText.WritableWithRows;

    /// <inheritdoc/>
    public override string Kind => "hostgroups.read_only_action";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        string rows = WriterRows is { } count ? $" , rows={count} ," : "";
        log.Info($"read_only_action RO={(ReadOnly ? 1 : 0)}{rows} phase {Phase} : Dumping mysql_servers for {Hostname}:{Port}");
        log.Raw(TableText.Draw(Table));
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ServerFields.Write(json, Hostname, Port);
        json.WriteBoolean("read_only", ReadOnly);
        json.WriteNumber("phase", Phase);
    }
}
