using System.Collections.Frozen;

namespace Sim.Scenarios.Exploration.Coverage;

/// <summary>The marks that no exploration is expected to reach, and why.</summary>
internal static class Unreachable
{
    /// <summary>Marks by reason; the name of a decision stands for all its branches.</summary>
    public static IReadOnlyList<(string Reason, IReadOnlyList<string> Marks)> ByReason { get; } =
    [
        ("there is no client traffic, and no replication lag is measured",
        [
            "hostgroups.connect_error", "hostgroups.enabled_after_lag", "hostgroups.recovered", "hostgroups.recovery", "hostgroups.replication_lag",
            "hostgroups.shunned_by_errors", "hostgroups.shunned_by_lag",
        ]),
        ("MySQL servers of a run are in one pair of hostgroups, in use as far as operators are concerned, and let the monitor in",
        [
            "hostgroups.missed_heartbeats.KillsConnections", "hostgroups.missed_heartbeats.OperatorsWill", "hostgroups.missed_heartbeats.OutOfUse",
            "hostgroups.read_only.WriterIsMissing", "hostgroups.read_only_action.WritableWithRows", "monitor.access_denied", "monitor.pings.Refused",
        ]),
        ("the configuration files and databases of a run are right and of this version, and the monitor is never left out",
        [
            "admin.load_save.FileUnreadable", "admin.load_save.NoFile", "configuration.boot_file.NoFile", "configuration.file_row.KeyMissing",
            "configuration.file_row.Refused", "configuration.incorrect_digest", "configuration.rule_without_id", "configuration.table_upgraded",
            "configuration.upgrade", "node.configuration_refused", "node.exited.Refused", "node.monitor.LeftOut",
        ]),
        ("rows that operators of a run write are right, and statements are not empty",
        [
            "admin.checksum_failed", "admin.statement.Empty", "cluster.pull_end.TablesUnusable", "configuration.statement_failed",
            "configuration.user_written.WrittenUnquoted", "hostgroups.incompatible_row",
        ]),
        ("the cluster's user is set everywhere, and no MySQL user and nobody from elsewhere logs in",
        [
            "admin.login.LikeTheMonitor", "admin.login.MysqlUser", "admin.login.NeedsSsl", "admin.login.OnlyLocally",
            "cluster.connection.NoCredentials", "cluster.pull_end.NoCredentials",
        ]),
        ("no version with a profile sends or does so",
        [
            "cluster.peer_checksum.NeverSynchronised", "cluster.pull_end.NotTheTable", "cluster.pulled_row.Refused", "monitor.pings.SwitchedOff",
            "monitor.read_only.TimedOutTooSeldom",
        ]),
        ("two rare things would have to meet, some of them within a second",
        [
            "cluster.pull_end.NoChecksum", "cluster.pull_failed.Checksum", "cluster.pulled_row.ShunnedIsOnline", "hostgroups.new_writer.WritesOnly",
            "node.angel_waits",
        ]),
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
