namespace Sim.Engine.Admin.Commands;

/// <summary>Statements that clients, drivers and mysqldump send of themselves and that mean nothing here (src: lib/ProxySQL_Admin.cpp, 2373-2475).</summary>
internal static class ClientNoise
{
    private static readonly string[] _ofDumps =
    [
        "/*!40014 SET ", "/*!40101 SET ", "/*!40103 SET ", "/*!40111 SET ", "/*!40000 ALTER TABLE", "/*!40100 SET @@SQL_MODE='' */",
        "/*!40103 SET TIME_ZONE=", "LOCK TABLES", "UNLOCK TABLES", "SET SQL_QUOTE_SHOW_CREATE=1", "SET SESSION character_set_results",
    ];

    private static readonly string[] _ofClients =
    [
        "BEGIN", "START TRANSACTION", "COMMIT", "ROLLBACK", "SET character_set_results", "SET SQL_AUTO_IS_NULL", "SET NAMES", "SET AUTOCOMMIT",
    ];

    private static readonly (string Begin, string Sql)[] _ofDumpsWithRows =
    [
        (@"SHOW VARIABLES LIKE 'gtid\_mode'",
            "SELECT variable_name Variable_name, Variable_value Value FROM global_variables WHERE Variable_name='gtid_mode'"),
        ("select @@collation_database",
            "SELECT Collation '@@collation_database' FROM mysql_collations WHERE Collation='utf8_general_ci' LIMIT 1"),
        (@"SHOW VARIABLES LIKE 'ndbinfo\_version'",
            "SELECT variable_name Variable_name, Variable_value Value FROM global_variables WHERE Variable_name='ndbinfo_version'"),
    ];

    /// <summary>What only administrators' sessions are spared: dumps, USE.</summary>
    public static Verdict OfAdministrators(AdminStatement statement)
    {
        if (_ofDumps.Any(statement.BeginsExactly) || statement.Begins("USE "))
        {
            return Verdict.Done;
        }

        foreach ((string begin, string sql) in _ofDumpsWithRows)
        {
            if (statement.BeginsExactly(begin))
            {
                return Verdict.Run(sql);
            }
        }

        return Verdict.NotMine;
    }

    /// <summary>What every session is spared: transactions, character sets, autocommit.</summary>
    public static Verdict OfEverybody(AdminStatement statement) =>
        statement.BeginsExactly("SET SQL_SAFE_UPDATES=1") || _ofClients.Any(statement.Begins) ? Verdict.Done : Verdict.NotMine;
}
