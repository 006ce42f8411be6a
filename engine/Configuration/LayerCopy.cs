namespace Sim.Engine.Configuration;

/// <summary>Copies whole tables between the layers memory (schema main) and disk (src: lib/ProxySQL_Admin.cpp, flush_X__from_Y_to_Z).</summary>
internal static class LayerCopy
{
    /// <summary>The schema of the memory layer.</summary>
    public const string Memory = "main";

    /// <summary>The schema of the disk layer.</summary>
    public const string Disk = "disk";

    private static readonly string[] _tables =
    [
        "mysql_servers", "mysql_replication_hostgroups", "mysql_group_replication_hostgroups", "mysql_users", "mysql_query_rules",
        "global_variables", "scheduler", "proxysql_servers",
    ];

    /// <summary>
    /// Empties the tables in one layer and fills them from the other, as one write: a process that is killed meanwhile leaves what was there before.
    /// </summary>
    public static void Replace(AdminDatabase database, string from, string to, params ReadOnlySpan<string> tables)
    {
        string[] all = tables.ToArray();
        if (to == Disk)
        {
            database.TogetherIfThereIsRoom(() => RefillAsFarAsPossible(database, from, to, all), Insertion(from, to, all[^1]));
        }
        else
        {
            database.Together(() => Refill(database, from, to, all));
        }
    }

    /// <summary>
    /// Adds the rows of all tables of one layer to the other; rows with the same key are replaced. The tables that number their rows note that they
    /// do when something is copied into them, be it nothing.
    /// </summary>
    public static void Merge(AdminDatabase database, string from, string to)
    {
        _ = database.RunBound(
            $"INSERT INTO {to}.sqlite_sequence SELECT column1, 0 FROM (VALUES ('mysql_query_rules'), ('scheduler')) "
            + $"WHERE column1 NOT IN (SELECT name FROM {to}.sqlite_sequence)");
        foreach (string table in WithRows(database, from))
        {
            _ = database.RunBound($"INSERT OR REPLACE INTO {to}.{table} SELECT * FROM {from}.{table}");
        }
    }

    /// <summary>
    /// What every boot begins with, memory holding all variables at their defaults: disk gets those that it misses, unless it is full, and memory
    /// gets what disk holds.
    /// </summary>
    public static void ExchangeVariables(AdminDatabase database)
    {
        _ = database.RunBound(
            $"INSERT OR IGNORE INTO {Disk}.global_variables SELECT variable_name, variable_value FROM {Memory}.global_variables ORDER BY rowid");
        Merge(database, Disk, Memory);
    }

    /// <summary>Adds the variables of one prefix of one layer to the other; rows with the same name are replaced.</summary>
    public static void MergeVariables(AdminDatabase database, string from, string to, string prefix) => _ = database.RunBound(
        $"INSERT OR REPLACE INTO {to}.global_variables SELECT * FROM {from}.global_variables WHERE variable_name LIKE '{prefix}-%'");

    /// <summary>The tables that have rows: to compile one question costs less than to compile a copy of nothing for each table.</summary>
    private static IEnumerable<string> WithRows(AdminDatabase database, string schema)
    {
        string?[] answers = database.Query($"SELECT {string.Join(", ", _tables.Select(table => $"EXISTS(SELECT 1 FROM {schema}.{table})"))}").Rows[0];
        return _tables.Where((_, i) => answers[i] == "1");
    }

    private static void Refill(AdminDatabase database, string from, string to, string[] tables)
    {
        foreach (string table in tables)
        {
            _ = database.Execute($"DELETE FROM {to}.{table}");
        }

        foreach (string table in tables)
        {
            _ = database.RunBound(Insertion(from, to, table));
        }
    }

    /// <summary>Whoever saves hears nothing of a full disk: every statement that fails is a line of the log, and the next one is tried.</summary>
    private static void RefillAsFarAsPossible(AdminDatabase database, string from, string to, string[] tables)
    {
        foreach (string table in tables)
        {
            database.ExecuteOrReport($"DELETE FROM {to}.{table}");
        }

        foreach (string table in tables)
        {
            database.ExecuteOrReport(Insertion(from, to, table));
        }
    }

    private static string Insertion(string from, string to, string table) => $"INSERT INTO {to}.{table} SELECT * FROM {from}.{table}";
}
