using System.Runtime.CompilerServices;
using Sim.Engine.Events;
using Sim.Engine.Profiles;

namespace Sim.Engine.Configuration.Schemas;

/// <summary>
/// The schemas of a fresh node, each built when it is first asked for and never changed. Small pages keep a node small: most tables hold a few
/// rows. What stands for a file has a file's pages.
/// </summary>
internal static class SchemaImages
{
    private const int SmallPageBytes = 512;

    /// <summary>What SQLite gives a new file.</summary>
    private const int FilePageBytes = 4096;

    private static readonly Lazy<SchemaImage> _main = new(static () => SchemaImage.Of(SmallPageBytes, FillMain));
    private static readonly Lazy<SchemaImage> _disk = new(static () => SchemaImage.Of(FilePageBytes, database => Create(database, SchemaFiles.Disk)));
    private static readonly Lazy<SchemaImage> _stats = new(static () => SchemaImage.Of(SmallPageBytes, FillStats));
    private static readonly Lazy<SchemaImage> _monitor =
        new(static () => SchemaImage.Of(SmallPageBytes, database => Create(database, SchemaFiles.Monitor)));

    private static readonly Lazy<SchemaImage> _statsHistory =
        new(static () => SchemaImage.Of(FilePageBytes, database => Create(database, SchemaFiles.StatsHistory)));

    private static readonly ConditionalWeakTable<Profile, SchemaImage> _mainWithDefaults = new();
    private static readonly ConditionalWeakTable<Profile, FirstBootImages> _firstBoot = new();

    /// <summary>Memory and runtime, with the collations and nothing else in it.</summary>
    public static SchemaImage Main => _main.Value;

    /// <summary>proxysql.db, empty.</summary>
    public static SchemaImage Disk => _disk.Value;

    /// <summary>Schema <c>stats</c>.</summary>
    public static SchemaImage Stats => _stats.Value;

    /// <summary>Schema <c>monitor</c>.</summary>
    public static SchemaImage Monitor => _monitor.Value;

    /// <summary>proxysql_stats.db, empty.</summary>
    public static SchemaImage StatsHistory => _statsHistory.Value;

    /// <summary><see cref="Main"/> with a version's variables at their defaults.</summary>
    public static SchemaImage MainWithDefaults(Profile profile) => _mainWithDefaults.GetValue(profile, static version => SchemaImage.Of(SmallPageBytes, database =>
    {
        FillMain(database);
        var variables = new Variables(version);
        VariablesModule.Mysql(database, variables, NoEvents.Sink).Tables.RuntimeToDatabase(LayerCopy.Memory, replace: false, delete: false);
        VariablesModule.Admin(database, variables, NoEvents.Sink).Tables.RuntimeToDatabase(LayerCopy.Memory, replace: false, delete: false);
    }));

    /// <summary>What the first boot of a node leaves in both layers before it reads its configuration file.</summary>
    public static FirstBootImages FirstBoot(Profile profile) => _firstBoot.GetValue(profile, static version => FirstBootImages.Of(MainWithDefaults(version), Disk));

    private static void FillMain(AdminDatabase database)
    {
        Create(database, SchemaFiles.Main);
        FillCollations(database);
    }

    /// <summary>Drivers ask every session for @@max_allowed_packet; stats sessions have no other variables.</summary>
    private static void FillStats(AdminDatabase database)
    {
        Create(database, SchemaFiles.Stats);
        database.ExecuteScript("INSERT INTO global_variables VALUES ('mysql-max_allowed_packet', 4194304)");
    }

    private static void Create(AdminDatabase database, IEnumerable<TableDefinition> tables)
    {
        foreach (TableDefinition table in tables)
        {
            database.ExecuteScript(table.Sql);
        }
    }

    /// <summary>The first collation of each character set is its default (src: ProxySQL_Admin::dump_mysql_collations).</summary>
    private static void FillCollations(AdminDatabase database)
    {
        foreach (Collation collation in SchemaFiles.Collations)
        {
            _ = database.RunBound("INSERT INTO mysql_collations VALUES (?1, ?2, ?3, '')", collation.Id, collation.Name, collation.Charset);
        }

        _ = database.Execute("UPDATE mysql_collations SET `Default`='Yes' WHERE Id IN (SELECT MIN(Id) FROM mysql_collations GROUP BY Charset)");
    }

    private sealed class NoEvents : IEventSink
    {
        public static NoEvents Sink { get; } = new();

        public void Emit(NodeEvent happened)
        {
        }
    }
}
