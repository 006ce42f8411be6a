using SQLitePCL;

namespace Sim.Scenarios.Simulation;

/// <summary>
/// A disk without room, as SQLite tells it: whatever would change a row fails with SQLite's own words for it, after a violated constraint would
/// have been found, and the rows stay as they were. The databases of a simulation have no file that could be full, so triggers of the connection
/// say it; they are never stored. What a real disk refuses and this one does not notice is a statement that changes no row, such as a
/// DELETE from an empty table.
/// </summary>
internal static class FullDisk
{
    private const string Prefix = "no_room_";

    /// <summary>From now on no row of the schema can be changed.</summary>
    public static void Refuse(sqlite3 database, string schema)
    {
        foreach (string table in Names(database, $"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        {
            foreach (string change in (string[])["BEFORE DELETE", "AFTER INSERT", "AFTER UPDATE"])
            {
                string name = $"{Prefix}{change.Replace(' ', '_')}_{table}";
                Execute(database, $"DROP TRIGGER IF EXISTS temp.\"{name}\"");
                Execute(
                    database,
                    $"CREATE TEMP TRIGGER \"{name}\" {change} ON {schema}.\"{table}\" BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
            }
        }
    }

    /// <summary>There is room again.</summary>
    public static void Accept(sqlite3 database)
    {
        foreach (string name in Names(database, $"SELECT name FROM temp.sqlite_master WHERE type = 'trigger' AND name LIKE '{Prefix}%'"))
        {
            Execute(database, $"DROP TRIGGER temp.\"{name}\"");
        }
    }

    private static List<string> Names(sqlite3 database, string sql)
    {
        List<string> names = [];
        if (raw.sqlite3_prepare_v2(database, sql, out sqlite3_stmt statement) == raw.SQLITE_OK)
        {
            using (statement)
            {
                while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
                {
                    names.Add(raw.sqlite3_column_text(statement, 0).utf8_to_string());
                }
            }
        }

        return names;
    }

    private static void Execute(sqlite3 database, string sql)
    {
        if (raw.sqlite3_exec(database, sql) != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"{raw.sqlite3_errmsg(database).utf8_to_string()}: {sql}");
        }
    }
}
