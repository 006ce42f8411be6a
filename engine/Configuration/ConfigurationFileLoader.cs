using System.Globalization;
using Sim.Engine.Configuration.Libconfig;
using Sim.Engine.Events;

namespace Sim.Engine.Configuration;

/// <summary>What becomes of a row of a configuration file.</summary>
[Branches("configuration.file_row")]
public enum FileRowBranch
{
    /// <summary>It is written to memory.</summary>
    Written,

    /// <summary>It lacks something that it needs: it is left out.</summary>
    KeyMissing,

    /// <summary>The table refuses it.</summary>
    Refused,
}

/// <summary>
/// Fills the memory layer from a configuration file (src: lib/ProxySQL_Admin.cpp, Read_*_from_configfile). Rows are added to what memory
/// holds and replace rows of the same key. Each method gives the number of rows that 1.4.6 reports, rows that the table refused included.
/// </summary>
internal static class ConfigurationFileLoader
{
    /// <summary>Reads <c>admin_variables</c> or <c>mysql_variables</c>: booleans, 32-bit integers and strings; other values count as empty.</summary>
    public static int ReadVariables(AdminDatabase database, ConfigurationFile file, string prefix)
    {
        if (file.Root.Find(prefix + "_variables") is not LibconfigGroup group)
        {
            return 0;
        }

        foreach (LibconfigSetting setting in group.Settings)
        {
            _ = database.RunBound("INSERT OR REPLACE INTO global_variables VALUES (?1, ?2)", $"{prefix}-{setting.Name}", TextOf(setting.Value));
        }

        return group.Settings.Count;
    }

    /// <summary>Reads <c>mysql_servers</c> and <c>mysql_replication_hostgroups</c>.</summary>
    public static int ReadMysqlServers(AdminDatabase database, ConfigurationFile file, IEventSink events) =>
        Read(database, file, FileTables.MysqlServers, events) + Read(database, file, FileTables.ReplicationHostgroups, events);

    /// <summary>Reads <c>mysql_users</c>.</summary>
    public static int ReadUsers(AdminDatabase database, ConfigurationFile file, IEventSink events) =>
        Read(database, file, FileTables.MysqlUsers, events);

    /// <summary>Reads <c>mysql_query_rules</c>; a row without rule_id is an error.</summary>
    public static int ReadQueryRules(AdminDatabase database, ConfigurationFile file, IEventSink events) =>
        Read(database, file, FileTables.QueryRules, events, missing: static _ => new RuleWithoutId());

    /// <summary>Reads <c>scheduler</c>.</summary>
    public static int ReadScheduler(AdminDatabase database, ConfigurationFile file, IEventSink events) =>
        Read(database, file, FileTables.Scheduler, events);

    /// <summary>Reads <c>proxysql_servers</c>, naming each row.</summary>
    public static int ReadProxysqlServers(AdminDatabase database, ConfigurationFile file, IEventSink events) =>
        Read(database, file, FileTables.ProxysqlServers, events, adding: static values => new PeerAddedFromFile(values[0]!, values[1]!));

    private static int Read(
        AdminDatabase database,
        ConfigurationFile file,
        FileTable table,
        IEventSink events,
        Func<string?[], NodeEvent>? adding = null,
        Func<FileColumn, NodeEvent>? missing = null)
    {
        int rows = 0;
        foreach (LibconfigValue element in file.Root.Find(table.Section)?.Elements ?? [])
        {
            (string?[]? values, FileColumn? absent) = table.Read(element);
            if (values is null)
            {
                events.Take(FileRowBranch.KeyMissing);
                Emit(events, missing?.Invoke(absent!));
                continue;
            }

            Emit(events, adding?.Invoke(values));
            string? error = database.RunBound(table.Statement, values).Error;
            events.Take(error is null ? FileRowBranch.Written : FileRowBranch.Refused);
            if (error is not null)
            {
                events.Emit(new StatementFailed(error, table.StatementWith(values)));
            }

            rows++;
        }

        return rows;
    }

    private static void Emit(IEventSink events, NodeEvent? happened)
    {
        if (happened is not null)
        {
            events.Emit(happened);
        }
    }

    private static string TextOf(LibconfigValue value) => value switch
    {
        LibconfigBoolean boolean => boolean.Value ? "true" : "false",
        LibconfigInteger integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        LibconfigText text => text.Value,
        _ => "",
    };
}
