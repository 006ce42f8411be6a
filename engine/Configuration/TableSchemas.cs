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
    public static void Create(AdminDatabase database, Profile profile, IDisk disk, IEventSink? events = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(disk);
        Attach(database, disk);
        CreateDisk(database, profile, events, Definitions(database, "disk"));
        CreateOthers(database, SchemaImages.Main);
    }

    /// <summary>
    /// The same for a boot, with all variables at their defaults in the memory layer. Whether the layers have exchanged them too
    /// (<see cref="LayerCopy.ExchangeVariables"/>): those of a first boot come as a whole, if nobody has other defaults.
    /// </summary>
    internal static bool CreateForBoot(AdminDatabase database, ConfigurationBootOptions options)
    {
        Attach(database, options.Disk);
        Dictionary<string, string?> present = Definitions(database, "disk");
        if (options.AdminSocket is null && present.Count == 0 && SchemaImage.Fits(database.Handle, "disk"))
        {
            options.Events.Take(DiskTablesBranch.MadeAtOnce);
            FirstBootImages first = SchemaImages.FirstBoot(options.Profile);
            first.Disk.CopyInto(database.Handle, "disk");
            CreateOthers(database, first.Main);

            // As after the exchange, last_insert_rowid() is that of the last variable.
            database.ExecuteScript("REPLACE INTO global_variables(rowid, variable_name, variable_value) SELECT rowid, * FROM global_variables ORDER BY rowid DESC LIMIT 1");
            return true;
        }

        CreateDisk(database, options.Profile, options.Events, present);
        CreateOthers(database, SchemaImages.MainWithDefaults(options.Profile));
        return false;
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

    private static void Attach(AdminDatabase database, IDisk disk)
    {
        disk.Attach(database.Connection, DatabaseFile.Configuration, "disk");
        database.ExecuteScript("ATTACH ':memory:' AS stats; ATTACH ':memory:' AS monitor");
        disk.Attach(database.Connection, DatabaseFile.StatsHistory, "stats_history");
    }

    private static void CreateDisk(AdminDatabase database, Profile profile, IEventSink? events, Dictionary<string, string?> present)
    {
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

    /// <summary>main comes last: until then every statement is compiled without its many tables being read.</summary>
    private static void CreateOthers(AdminDatabase database, SchemaImage main)
    {
        bool hasHistory = CreateStatsHistory(database);
        main.CopyInto(database.Handle, "main");
        KeepFewPages(database, ["main", "disk", "stats_history"]);
        ImmutableArray<(string, SchemaImage)> dormant = [("stats", SchemaImages.Stats), ("monitor", SchemaImages.Monitor)];
        database.Postpone(new DormantSchemas(hasHistory ? dormant : [.. dormant, ("stats_history", SchemaImages.StatsHistory)]));
        database.ExecuteScript("PRAGMA shrink_memory");
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
