using System.Globalization;
using Sim.Engine.Configuration;

namespace Sim.Engine.HostGroups;

/// <summary>What identifies a server: its hostgroup, host name and port.</summary>
public readonly record struct ServerKey(int HostgroupId, string Hostname, int Port);

/// <summary>One server as the hostgroups manager's tables hold it; an immutable snapshot.</summary>
/// <param name="HostgroupId">The hostgroup.</param>
/// <param name="Hostname">Host name or address, as written.</param>
/// <param name="Port">TCP port; 0 for a Unix socket.</param>
/// <param name="Weight">Share of the traffic.</param>
/// <param name="Status">Its state.</param>
/// <param name="Compression">Whether the protocol is compressed.</param>
/// <param name="MaxConnections">Limit of connections.</param>
/// <param name="MaxReplicationLag">Limit of replication lag in seconds; 0 means it is not checked.</param>
/// <param name="UseSsl">Whether TLS is used.</param>
/// <param name="MaxLatencyMilliseconds">Servers slower than this are not used; 0 means mysql-default_max_latency_ms.</param>
/// <param name="Comment">The operator's remark.</param>
public sealed record ServerRow(
    int HostgroupId,
    string Hostname,
    int Port,
    int Weight,
    ServerStatus Status,
    int Compression,
    int MaxConnections,
    int MaxReplicationLag,
    int UseSsl,
    int MaxLatencyMilliseconds,
    string Comment)
{
    /// <summary>What identifies the server.</summary>
    public ServerKey Key => new(HostgroupId, Hostname, Port);

    /// <summary>
    /// Reads a row of main.mysql_servers: hostgroup_id, hostname, port, status, weight, compression, max_connections, max_replication_lag,
    /// use_ssl, max_latency_ms, comment.
    /// </summary>
    public static ServerRow FromMemory(IReadOnlyList<string?> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new ServerRow(
            CText.Atoi(fields[0] ?? ""),
            fields[1] ?? "",
            CText.Atoi(fields[2] ?? ""),
            CText.Atoi(fields[4] ?? ""),
            ServerStatusText.Parse(fields[3]),
            CText.Atoi(fields[5] ?? ""),
            CText.Atoi(fields[6] ?? ""),
            CText.Atoi(fields[7] ?? ""),
            CText.Atoi(fields[8] ?? ""),
            CText.Atoi(fields[9] ?? ""),
            fields[10] ?? "");
    }

    /// <summary>The fields in the order of the hostgroups manager's own table, with <paramref name="status"/> in the status column.</summary>
    public string?[] Fields(string status) =>
    [
        Text(HostgroupId), Hostname, Text(Port), Text(Weight), status, Text(Compression), Text(MaxConnections), Text(MaxReplicationLag), Text(UseSsl),
        Text(MaxLatencyMilliseconds), Comment,
    ];

    /// <summary>The fields as main.mysql_servers and runtime_mysql_servers hold them: the status before the weight.</summary>
    public string?[] MemoryFields(string status)
    {
        string?[] fields = Fields(status);
        (fields[3], fields[4]) = (fields[4], fields[3]);
        return fields;
    }

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
