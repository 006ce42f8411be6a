using Sim.Engine.Configuration;

namespace Sim.Engine.HostGroups;

/// <summary>The variables that the hostgroups manager obeys, as they are at one moment.</summary>
public sealed record HostGroupsSettings
{
    /// <summary>mysql-hostgroup_manager_verbose: whether servers are written to the log at each commit and dump.</summary>
    public bool IsVerbose { get; init; } = true;

    /// <summary>admin-checksum_mysql_servers: whether a commit publishes the module's checksum.</summary>
    public bool PublishesChecksum { get; init; } = true;

    /// <summary>mysql-monitor_writer_is_also_reader: whether a promoted server stays in the reader hostgroup.</summary>
    public bool WriterIsAlsoReader { get; init; } = true;

    /// <summary>What decides about shunning.</summary>
    public ShunningSettings Shunning { get; init; } = new(5, 10, 10, 10_000, 1000);

    /// <summary>Reads them from the runtime variables.</summary>
    public static HostGroupsSettings Read(Variables variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return new HostGroupsSettings
        {
            IsVerbose = variables.MysqlNumber("hostgroup_manager_verbose") != 0,
            PublishesChecksum = variables.AdminSwitch("checksum_mysql_servers"),
            WriterIsAlsoReader = variables.MysqlSwitch("monitor_writer_is_also_reader"),
            Shunning = new ShunningSettings(
                (int)variables.MysqlNumber("shun_on_failures"),
                (int)variables.MysqlNumber("connect_retries_on_failure"),
                (int)variables.MysqlNumber("shun_recovery_time_sec"),
                (int)variables.MysqlNumber("connect_timeout_server_max"),
                (int)variables.MysqlNumber("default_max_latency_ms")),
        };
    }
}
