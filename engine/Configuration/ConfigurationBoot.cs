using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Configuration;

/// <summary>Whether a boot reads the configuration file.</summary>
[Branches("configuration.boot_file")]
public enum BootFileBranch
{
    /// <summary>There is none.</summary>
    NoFile,

    /// <summary>It does not: there is a database.</summary>
    LeftAlone,

    /// <summary>It does: the database is new.</summary>
    IntoNewDatabase,

    /// <summary>It does: <c>--initial</c> set the database aside.</summary>
    Initial,

    /// <summary>It does: <c>--reload</c> merges the file into the database.</summary>
    Reload,
}

/// <summary>
/// Brings up a node's configuration, from the data directory and the configuration file to the runtime values of the variables
/// (src: lib/ProxySQL_Admin.cpp, ProxySQL_Admin::init). When it is done the admin interface may open; users, servers and rules are loaded
/// to runtime later.
/// </summary>
public static class ConfigurationBoot
{
    /// <summary>Boots the configuration of one node.</summary>
    public static BootedConfiguration Run(ConfigurationBootOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        bool isNew = !options.Disk.Exists(DatabaseFile.Configuration);
        var database = new AdminDatabase(options.Clock, options.Seed, options.Limits) { ReportsRowErrors = !options.Profile.RowErrorsEndResult };
        var variables = new Variables(options.Profile, options.AdminSocket);
        var admin = VariablesModule.Admin(database, variables, options.Events);
        var mysql = VariablesModule.Mysql(database, variables, options.Events);

        bool haveExchanged = TableSchemas.CreateForBoot(database, options);
        database.Together(() =>
        {
            if (!haveExchanged)
            {
                ExchangeVariables(database, options.AdminSocket);
            }

            Load(options, isNew, database, admin, mysql);
        });
        if (options.AdminSocket is { } socket)
        {
            _ = variables.TrySet("admin-mysql_ifaces", socket);
        }

        return new BootedConfiguration(database, variables, admin, mysql);
    }

    /// <summary><c>--initial</c>: moves the database out of the way, before the program says anything else.</summary>
    public static void SetDatabaseAside(IDisk disk, IEventSink events)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentNullException.ThrowIfNull(events);
        events.Emit(new DatabaseSetAside(disk.PathOf(DatabaseFile.Configuration)));
        if (disk.Exists(DatabaseFile.Configuration))
        {
            disk.SetAside(DatabaseFile.Configuration);
        }
    }

    private static void Load(
        ConfigurationBootOptions options, bool isNew, AdminDatabase database, VariablesModule admin, VariablesModule mysql)
    {
        admin.Tables.DatabaseToRuntime();
        if (options.Events.Take(FileBranchOf(options, isNew)) is not (BootFileBranch.NoFile or BootFileBranch.LeftAlone))
        {
            ReadFile(database, options.File!, options.Events);
            LayerCopy.Merge(database, LayerCopy.Memory, LayerCopy.Disk);
        }

        admin.Tables.DatabaseToRuntime();
        mysql.Tables.DatabaseToRuntime();

        // A statement that changes no rows is answered with the count of the last one that could: a user's first one with that of boot, 0.
        _ = database.Execute("DELETE FROM scheduler WHERE 0");
    }

    private static BootFileBranch FileBranchOf(ConfigurationBootOptions options, bool isNew) =>
        options.File is null ? BootFileBranch.NoFile
        : options.Initial ? BootFileBranch.Initial
        : options.Reload ? BootFileBranch.Reload
        : isNew ? BootFileBranch.IntoNewDatabase
        : BootFileBranch.LeftAlone;

    /// <summary>Memory was made with all defaults; the command line's are one of them.</summary>
    private static void ExchangeVariables(AdminDatabase database, string? adminSocket)
    {
        if (adminSocket is not null)
        {
            _ = database.RunBound("UPDATE global_variables SET variable_value=?1 WHERE variable_name='admin-mysql_ifaces'", adminSocket);
        }

        LayerCopy.ExchangeVariables(database);
    }

    private static void ReadFile(AdminDatabase database, ConfigurationFile file, IEventSink events)
    {
        _ = ConfigurationFileLoader.ReadMysqlServers(database, file, events);
        _ = ConfigurationFileLoader.ReadVariables(database, file, "admin");
        _ = ConfigurationFileLoader.ReadVariables(database, file, "mysql");
        _ = ConfigurationFileLoader.ReadUsers(database, file, events);
        _ = ConfigurationFileLoader.ReadQueryRules(database, file, events);
        _ = ConfigurationFileLoader.ReadScheduler(database, file, events);
        _ = ConfigurationFileLoader.ReadProxysqlServers(database, file, events);
    }
}

/// <summary>What the configuration of a node is booted from.</summary>
public sealed record ConfigurationBootOptions
{
    /// <summary>The version.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The node's time.</summary>
    public required IClock Clock { get; init; }

    /// <summary>The node's data directory.</summary>
    public required IDisk Disk { get; init; }

    /// <summary>Where events go.</summary>
    public required IEventSink Events { get; init; }

    /// <summary>The parsed configuration file; null when none could be opened. It is read only into a new database, or when asked to.</summary>
    public ConfigurationFile? File { get; init; }

    /// <summary><c>--reload</c>: merge the file into the database.</summary>
    public bool Reload { get; init; }

    /// <summary><c>--initial</c>: begin with the file; the database was set aside, see <see cref="ConfigurationBoot.SetDatabaseAside"/>.</summary>
    public bool Initial { get; init; }

    /// <summary><c>-S</c>: what the admin interface listens on, whatever the variables say.</summary>
    public string? AdminSocket { get; init; }

    /// <summary>How far the SQL of users may go.</summary>
    public StatementLimits Limits { get; init; } = StatementLimits.None;

    /// <summary>Where SQL's chance begins.</summary>
    public ulong Seed { get; init; }
}

/// <summary>What a boot of the configuration leaves to the other rooms.</summary>
/// <param name="Database">The database, with all schemas attached.</param>
/// <param name="Variables">The runtime values of the variables.</param>
/// <param name="AdminVariables">The module ADMIN VARIABLES.</param>
/// <param name="MysqlVariables">The module MYSQL VARIABLES.</param>
public sealed record BootedConfiguration(
    AdminDatabase Database, Variables Variables, VariablesModule AdminVariables, VariablesModule MysqlVariables);
