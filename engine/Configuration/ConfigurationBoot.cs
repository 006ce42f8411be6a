using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Configuration;

/// <summary>
/// Brings up a node's configuration, from the data directory and the configuration file to the runtime values of the variables
/// (src: lib/ProxySQL_Admin.cpp, ProxySQL_Admin::init). When it is done the admin interface may open; users, servers and rules are loaded
/// to runtime later.
/// </summary>
public static class ConfigurationBoot
{
    private static readonly string[] _tables =
    [
        "mysql_servers", "mysql_replication_hostgroups", "mysql_group_replication_hostgroups", "mysql_users", "mysql_query_rules",
        "global_variables", "scheduler", "proxysql_servers",
    ];

    /// <summary>Boots the configuration of one node.</summary>
    public static BootedConfiguration Run(ConfigurationBootOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        bool isNew = !options.Disk.Exists(DatabaseFile.Configuration);
        var database = new AdminDatabase(options.Clock, options.Seed, options.Limits) { ReportsRowErrors = !options.Profile.RowErrorsEndResult };
        var variables = new Variables(options.Profile, options.AdminSocket);
        var admin = VariablesModule.Admin(database, variables, options.Events);
        var mysql = VariablesModule.Mysql(database, variables, options.Events);

        TableSchemas.Create(database, options.Profile, options.Disk, options.Events);
        database.Together(() => Load(options, isNew, database, admin, mysql));
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
        WriteDefaults(mysql);
        WriteDefaults(admin);
        LayerCopy.Merge(database, LayerCopy.Disk, LayerCopy.Memory, _tables);
        admin.Tables.DatabaseToRuntime();
        database.ExecuteScript("INSERT OR IGNORE INTO stats.global_variables VALUES ('mysql-max_allowed_packet', 4194304)");
        if (options.File is { } file && (options.Reload || options.Initial || isNew))
        {
            ReadFile(database, file, options.Events);
            LayerCopy.Merge(database, LayerCopy.Memory, LayerCopy.Disk, _tables);
        }

        admin.Tables.DatabaseToRuntime();
        mysql.Tables.DatabaseToRuntime();
    }

    /// <summary>On disk only what is missing, in memory everything.</summary>
    private static void WriteDefaults(VariablesModule module)
    {
        module.Tables.RuntimeToDatabase(LayerCopy.Disk, replace: false, delete: false);
        module.Tables.RuntimeToDatabase(LayerCopy.Memory, replace: false, delete: true);
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
