using System.Collections.Frozen;

namespace Sim.Scenarios.Exploration.Coverage;

/// <summary>The marks that no exploration is expected to reach, and why.</summary>
internal static class Unreachable
{
    /// <summary>Marks by reason; the name of a decision stands for all its branches.</summary>
    public static IReadOnlyList<(string Reason, IReadOnlyList<string> Marks)> ByReason { get; } =
    [
        ("operators of a run make no mistakes in their statements",
        [
            "admin.checksum_failed", "admin.load_save.InvalidUser", "admin.load_save.NotUnderstood", "admin.set_variable.NotConfigurable",
            "admin.set_variable.Unknown", "admin.statement.RefusedToStats", "admin.stats_command_refused", "admin.table_info_failed",
            "admin.tables_unusable", "admin.user_invalid", "cluster.pull_end.TablesUnusable", "configuration.invalid_value",
            "configuration.statement_failed", "configuration.unknown_variable_deleted", "configuration.user_written.WrittenUnquoted",
            "configuration.variable.DebugForgotten", "configuration.variable.PutBack", "configuration.variable.Unknown",
            "configuration.variable.VersionPutBack", "configuration.variable_reset", "hostgroups.incompatible_row",
        ]),
        ("operators of a run change the configuration and do nothing else",
        [
            "admin.already_started", "admin.configdb_flushed", "admin.load_save.DiskToMemory", "admin.load_save.FileToMemory",
            "admin.load_save.NoModule", "admin.load_save.OneUser", "admin.load_save.RuntimeNotStarted", "admin.load_save.RuntimeToMemory",
            "admin.proxysql", "admin.sql.MainReadOnly", "admin.statement.Checksum", "admin.statement.ClientNoise", "admin.statement.Empty",
            "admin.statement.GlobalChecksum", "admin.statement.Kill", "admin.statement.Proxysql", "admin.statement.PullVersion",
            "admin.statement.ReadOnlyQuestion", "admin.statement.Show", "admin.statement.SignalThreads", "admin.statement.SpecialSelect",
            "admin.statement.TableDescription", "admin.user_loading", "configuration.schedule.Due", "configuration.schedule.Inactive",
            "configuration.schedule.NotYet", "configuration.script_started", "node.exited.Killed", "node.exited.Restarting",
            "node.exited.RestartingUnstarted", "node.logs_flushed", "node.start.WhenTold",
        ]),
        ("settings that are not the cluster's stay as they are by default",
        [
            "checksums.publish.SwitchedOff", "cluster.connection.NoCredentials", "cluster.metrics.SwitchedOff", "cluster.pull_end.NoCredentials",
            "hostgroups.new_writer.WritesOnly", "hostgroups.replication_replaced.Nothing", "monitor.pings.SwitchedOff",
            "monitor.round.VariablesLoaded",
        ]),
        ("the configuration files and databases of a run are right and of this version, and nodes start without options",
        [
            "admin.load_save.FileUnreadable", "admin.load_save.NoFile", "configuration.boot_file.Initial", "configuration.boot_file.NoFile",
            "configuration.boot_file.Reload", "configuration.database_set_aside", "configuration.disk_tables.Completed",
            "configuration.file_row.KeyMissing", "configuration.file_row.Refused", "configuration.incorrect_digest",
            "configuration.rule_without_id", "configuration.table_upgraded", "configuration.upgrade", "node.configuration_refused",
            "node.exited.Refused", "node.monitor.LeftOut",
        ]),
        ("only the nodes and a local administrator log in",
            ["admin.login.LikeTheMonitor", "admin.login.MysqlUser", "admin.login.NeedsSsl", "admin.login.OnlyLocally"]),
        ("all nodes of a run are of the same version, of which there is one",
            ["cluster.peer_checksum.NeverSynchronised", "cluster.pull_end.NotTheTable", "cluster.pulled_row.Refused", "monitor.read_only.TimedOutTooSeldom"]),
        ("no client traffic, no replication lag, and MySQL servers that are in one pair of hostgroups, in use, and let the monitor in",
        [
            "hostgroups.connect_error", "hostgroups.enabled_after_lag", "hostgroups.missed_heartbeats.KillsConnections",
            "hostgroups.missed_heartbeats.OperatorsWill", "hostgroups.missed_heartbeats.OutOfUse", "hostgroups.read_only.WriterIsMissing",
            "hostgroups.read_only_action.WritableWithRows", "hostgroups.recovered", "hostgroups.recovery", "hostgroups.replication_lag",
            "hostgroups.shunned_by_errors", "hostgroups.shunned_by_lag", "monitor.access_denied", "monitor.pings.Refused",
        ]),
        ("two faults would have to meet within a moment", ["cluster.pull_end.NoChecksum", "cluster.pull_failed.Checksum", "cluster.pulled_row.ShunnedIsOnline", "node.angel_waits"]),
        ("this program has no defect", ["node.defect"]),
    ];

    /// <summary>The reason of each mark.</summary>
    public static FrozenDictionary<string, string> Why { get; } =
        (from entry in ByReason
         from name in entry.Marks
         from mark in Of(name)
         select KeyValuePair.Create(mark, entry.Reason)).ToFrozenDictionary();

    private static IEnumerable<string> Of(string name) => Marks.All.Where(mark => mark == name || mark.StartsWith($"{name}.", StringComparison.Ordinal));
}
