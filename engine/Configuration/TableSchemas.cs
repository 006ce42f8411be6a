using Sim.Engine.Configuration.Schemas;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Configuration;

/// <summary>All tables of a version, schema by schema (src: lib/ProxySQL_Admin.cpp, ProxySQL_Admin::init).</summary>
public static class TableSchemas
{
    /// <summary>How many pages of a schema SQLite keeps cached: a process may hold a thousand nodes.</summary>
    private const int CachedPages = 16;

    /// <summary>
    /// Attaches disk and stats_history through the seam, stats and monitor in memory, upgrades tables of older versions and creates every
    /// missing table. A table on disk whose definition is neither is dropped and created anew, as 1.4.6 does.
    /// </summary>
    public static void Create(AdminDatabase database, Profile profile, IDisk disk, IEventSink? events = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(disk);
        disk.Attach(database.Connection, DatabaseFile.Configuration, "disk");
        database.ExecuteScript("ATTACH ':memory:' AS stats; ATTACH ':memory:' AS monitor");
        disk.Attach(database.Connection, DatabaseFile.StatsHistory, "stats_history");
        SchemaTemplate.CopyInto(database.Handle);
        foreach (string schema in (ReadOnlySpan<string>)["main", "disk", "stats", "monitor", "stats_history"])
        {
            database.ExecuteScript($"PRAGMA {schema}.cache_size={CachedPages}");
        }

        TableUpgrades.Run(database, profile, events);
        CreateMissing(database, "disk", SchemaFiles.Disk);
        CreateMissing(database, "stats_history", SchemaFiles.StatsHistory);
        database.ExecuteScript("PRAGMA shrink_memory");
    }

    private static void CreateMissing(AdminDatabase database, string schema, IReadOnlyList<TableDefinition> tables)
    {
        var present = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (string?[] row in database.Query($"SELECT name, sql FROM {schema}.sqlite_master WHERE type='table'").Rows)
        {
            present.Add(row[0]!, row[1]);
        }

        var missing = tables.Where(table => present.GetValueOrDefault(table.Name) != table.Sql).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        database.ExecuteScript("BEGIN");
        foreach (TableDefinition table in missing)
        {
            database.ExecuteScript($"DROP TABLE IF EXISTS {schema}.{table.Name}; {table.SqlFor(schema)}");
        }

        database.ExecuteScript("COMMIT");
    }
}
