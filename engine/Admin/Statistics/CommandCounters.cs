namespace Sim.Engine.Admin.Statistics;

/// <summary>The commands of stats_mysql_commands_counters, in the order of their counters (src: include/proxysql_structs.h, MYSQL_COM_QUERY_command).</summary>
internal static class CommandCounters
{
    /// <summary>All commands.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "ALTER_TABLE", "ALTER_VIEW", "ANALYZE_TABLE", "BEGIN", "CALL", "CHANGE_MASTER", "COMMIT", "CREATE_DATABASE", "CREATE_INDEX",
        "CREATE_TABLE", "CREATE_TEMPORARY", "CREATE_TRIGGER", "CREATE_USER", "CREATE_VIEW", "DEALLOCATE", "DELETE", "DESCRIBE",
        "DROP_DATABASE", "DROP_INDEX", "DROP_TABLE", "DROP_TRIGGER", "DROP_USER", "DROP_VIEW", "GRANT", "EXECUTE", "EXPLAIN", "FLUSH",
        "INSERT", "KILL", "LOAD", "LOCK_TABLE", "OPTIMIZE", "PREPARE", "PURGE", "RENAME_TABLE", "RESET_MASTER", "RESET_SLAVE", "REPLACE",
        "REVOKE", "ROLLBACK", "SAVEPOINT", "SELECT", "SELECT_FOR_UPDATE", "SET", "SHOW_TABLE_STATUS", "START_TRANSACTION", "TRUNCATE_TABLE",
        "UNLOCK_TABLES", "UPDATE", "USE", "SHOW", "UNKNOWN",
    ];

    /// <summary>Name, total time, total count and twelve counts by duration, all 0: a node here serves no clients' commands.</summary>
    public static IReadOnlyList<string?[]> Rows { get; } =
        [.. Names.Select(name => (string?[])[name, .. Enumerable.Repeat<string?>("0", 14)])];
}
