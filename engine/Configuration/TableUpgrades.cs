using System.Collections.Immutable;
using Sim.Engine.Configuration.Schemas;
using Sim.Engine.Events;
using Sim.Engine.Profiles;

namespace Sim.Engine.Configuration;

/// <summary>
/// Upgrades tables on disk that older versions left (src: lib/ProxySQL_Admin.cpp, disk_upgrade_*): the old table is kept under another name,
/// its rows are copied into a new one.
/// </summary>
internal static class TableUpgrades
{
    private static readonly ImmutableArray<TableUpgrade> _upgrades =
    [
        new("mysql_servers", "v1.1.0", "_v110", 7690),
        new("mysql_servers", "v1.2.0", "_v120", 7704),
        new("mysql_servers", "v1.2.2", "_v122", 7718) { SkipsRefusedRows = true },
        new("mysql_replication_hostgroups", "v1.0", "_v100", 7732),
        new("mysql_replication_hostgroups", "v1.2.2 (pre-1.4.5)", "_v122", 7746) { NullableColumn = "comment" },
        new("mysql_users", "pre-1.4", "_v140", 7770),
        new("mysql_query_rules", "v1.1.0", "_v110", 7527),
        new("mysql_query_rules", "v1.2.0a", "_v120a", 7541),
        new("mysql_query_rules", "v1.2.0g", "_v120g", 7556),
        new("mysql_query_rules", "v1.2.2", "_v122", 7571),
        new("mysql_query_rules", "v1.3.1", "_v131", 7586),
        new("mysql_query_rules", "v1.4.0a", "_v40a", 7601) { MisspeltSource = "_v140a", ForgottenColumn = "next_query_flagIN" },
        new("mysql_query_rules", "v1.4.0b", "_v140b", 7616) { ForgottenColumn = "next_query_flagIN" },
        new("scheduler", "v1.2.0", "_v120", 7639),
        new("scheduler", "v1.2.2a", "_v122a", 7653),
        new("scheduler", "v1.2.2b", "_v122b", 7667),
    ];

    /// <summary>Upgrades every table of schema <c>disk</c> whose definition is an old one.</summary>
    public static void Run(AdminDatabase database, Profile profile, IEventSink? events)
    {
        foreach (TableUpgrade upgrade in _upgrades)
        {
            string? definition = database.Scalar("SELECT sql FROM disk.sqlite_master WHERE type='table' AND name=?1", upgrade.Table);
            if (definition is not null && definition == SchemaFiles.OldTables[upgrade.Key])
            {
                Run(database, profile, upgrade, events);
            }
        }
    }

    private static void Run(AdminDatabase database, Profile profile, TableUpgrade upgrade, IEventSink? events)
    {
        events?.Emit(new TableUpgraded(upgrade.Table, upgrade.Version, upgrade.Line));
        string kept = upgrade.Table + upgrade.Suffix;
        string copied = upgrade.MisspeltSource is { } misspelt && profile.UpgradeLosesRulesOf140a ? upgrade.Table + misspelt : kept;
        string? forgotten = profile.UpgradeLosesNextQueryFlagIn ? upgrade.ForgottenColumn : null;
        string[] columns =
        [
            .. database.Query($"PRAGMA disk.table_info({upgrade.Table})").Rows.Select(row => row[1]!).Where(column => column != forgotten),
        ];
        database.ExecuteScript($"DROP TABLE IF EXISTS disk.{copied}; ALTER TABLE disk.{upgrade.Table} RENAME TO {kept}");
        database.ExecuteScript(SchemaFiles.Main.Single(table => table.Name == upgrade.Table).SqlFor("disk"));
        string sources = string.Join(',', columns.Select(column => column == upgrade.NullableColumn ? $"COALESCE({column},'')" : column));
        string copy = $"INSERT {(upgrade.SkipsRefusedRows ? "OR IGNORE " : "")}INTO disk.{upgrade.Table} ({string.Join(',', columns)}) "
            + $"SELECT {sources} FROM disk.{copied}";
        string? error = database.Run(copy).Error;
        events.Take(copied != kept ? UpgradeBranch.Misspelt : error is null ? UpgradeBranch.Copied : UpgradeBranch.Refused);
        if (error is not null)
        {
            events?.Emit(new StatementFailed(error, copy));
        }
    }
}
