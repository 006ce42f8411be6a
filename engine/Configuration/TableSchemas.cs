using System.Collections.Immutable;
using Sim.Engine.Configuration.Schemas;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Configuration;

/// <summary>What a boot does with the tables of the database on disk.</summary>
[Branches("configuration.disk_tables")]
public enum DiskTablesBranch
{
    /// <summary>There are none: all are made at once.</summary>
    MadeAtOnce,

    /// <summary>Some are missing or of another version: they are upgraded or made.</summary>
    Completed,

    /// <summary>They are all there, as this version has them.</summary>
    AllThere,
}

/// <summary>All tables of a version, schema by schema (src: lib/ProxySQL_Admin.cpp, ProxySQL_Admin::init).</summary>
public static class TableSchemas
{
    /// <summary>
    /// Attaches disk and stats_history through the seam, stats and monitor in memory, upgrades tables of older versions and creates every
    /// missing table. A table on disk whose definition is neither is dropped and created anew, as 1.4.6 does.
    /// </summary>
    /// <param name="database">The database; nothing is in it.</param>
    /// <param name="profile">The version.</param>
    /// <param name="disk">The node's files.</param>
    /// <param name="events">Hears of upgrades.</param>
    /// <param name="withDefaults">Whether the memory layer has the variables at their defaults.</param>
    public static void Create(AdminDatabase database, Profile profile, IDisk disk, IEventSink? events = null, bool withDefaults = false)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(disk);
        disk.Attach(database.Connection, DatabaseFile.Configuration, "disk");
        database.ExecuteScript("ATTACH ':memory:' AS stats; ATTACH ':memory:' AS monitor");
        disk.Attach(database.Connection, DatabaseFile.StatsHistory, "stats_history");

        // main comes last: until then every statement is compiled without its many tables being read.
        CreateDisk(database, profile, events);
        bool hasHistory = CreateStatsHistory(database);
        (withDefaults ? SchemaImages.MainWithDefaults(profile) : SchemaImages.Main).CopyInto(database.Handle, "main");
        KeepFewPages(database, ["main", "disk", "stats_history"]);
        ImmutableArray<(string, SchemaImage)> dormant = [("stats", SchemaImages.Stats), ("monitor", SchemaImages.Monitor)];
        database.Postpone(new DormantSchemas(hasHistory ? dormant : [.. dormant, ("stats_history", SchemaImages.StatsHistory)]));
        database.ExecuteScript("PRAGMA shrink_memory");
    }

    /// <summary>Keeps few pages of schemas in SQLite's cache: a process may hold a thousand nodes.</summary>
    internal static void KeepFewPages(AdminDatabase database, ReadOnlySpan<string> schemas)
    {
        const int CachedPages = 16;
        foreach (string schema in schemas)
        {
            database.ExecuteScript($"PRAGMA {schema}.cache_size={CachedPages}");
        }
    }

    private static void CreateDisk(AdminDatabase database, Profile profile, IEventSink? events)
    {
        Dictionary<string, string?> present = Definitions(database, "disk");
        if (present.Count == 0 && SchemaImage.Fits(database.Handle, "disk"))
        {
            events.Take(DiskTablesBranch.MadeAtOnce);
            SchemaImages.Disk.CopyInto(database.Handle, "disk");
        }
        else if (Missing(present, SchemaFiles.Disk).Count > 0)
        {
            events.Take(DiskTablesBranch.Completed);
            TableUpgrades.Run(database, profile, events);
            Create(database, "disk", Missing(Definitions(database, "disk"), SchemaFiles.Disk));
        }
        else
        {
            events.Take(DiskTablesBranch.AllThere);
        }
    }

    /// <summary>Creates what is missing, unless everything is and can wait; whether there are tables now.</summary>
    private static bool CreateStatsHistory(AdminDatabase database)
    {
        Dictionary<string, string?> present = Definitions(database, "stats_history");
        bool canWait = present.Count == 0 && SchemaImage.Fits(database.Handle, "stats_history");
        if (!canWait)
        {
            Create(database, "stats_history", Missing(present, SchemaFiles.StatsHistory));
        }

        return !canWait;
    }

    private static Dictionary<string, string?> Definitions(AdminDatabase database, string schema)
    {
        var present = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (string?[] row in database.Query($"SELECT name, sql FROM {schema}.sqlite_master WHERE type='table'").Rows)
        {
            present.Add(row[0]!, row[1]);
        }

        return present;
    }

    private static List<TableDefinition> Missing(Dictionary<string, string?> present, IEnumerable<TableDefinition> tables) =>
        [.. tables.Where(table => present.GetValueOrDefault(table.Name) != table.Sql)];

    private static void Create(AdminDatabase database, string schema, List<TableDefinition> missing)
    {
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
