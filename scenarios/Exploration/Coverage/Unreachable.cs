using System.Collections.Frozen;

namespace Sim.Scenarios.Exploration.Coverage;

/// <summary>The marks that no exploration is expected to reach, and why; each of them is reached by tests of its own room.</summary>
internal static class Unreachable
{
    /// <summary>Reasons by mark.</summary>
    public static FrozenDictionary<string, string> Why { get; } = Of(
        ("operators of a run make no mistakes in their statements",
        [
            "admin.checksum_failed", "admin.stats_command_refused", "admin.table_info_failed", "admin.tables_unusable",
            "admin.user_invalid", "admin.user_loading", "configuration.invalid_value", "configuration.statement_failed",
            "configuration.unknown_variable_deleted", "configuration.variable_reset", "hostgroups.incompatible_row",
        ]),
        ("operators of a run do not use the commands of the family PROXYSQL …",
        [
            "admin.already_started", "admin.configdb_flushed", "node.logs_flushed", "node.exited.Killed", "node.exited.Restarting",
            "node.exited.RestartingUnstarted",
        ]),
        ("the configuration files and databases of a run are right and of this version",
        [
            "configuration.database_set_aside", "configuration.incorrect_digest", "configuration.rule_without_id", "configuration.table_upgraded",
            "node.configuration_refused", "node.exited.Refused",
        ]),
        ("no client traffic, no replication lag, no scheduler, and a MySQL server's user that always may log in",
        [
            "configuration.script_started", "hostgroups.enabled_after_lag", "hostgroups.recovered", "hostgroups.shunned_by_errors",
            "monitor.access_denied",
        ]),
        ("a crash within the second of a start takes two faults at once", ["node.angel_waits"]),
        ("this program has no defect", ["node.defect"]));

    private static FrozenDictionary<string, string> Of(params ReadOnlySpan<(string Reason, string[] Marks)> reasons)
    {
        var why = new Dictionary<string, string>();
        foreach ((string reason, string[] marks) in reasons)
        {
            foreach (string mark in marks)
            {
                why.Add(mark, reason);
            }
        }

        return why.ToFrozenDictionary();
    }
}
