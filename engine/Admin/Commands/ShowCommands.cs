using Sim.Engine.Configuration;
using Sim.Engine.Profiles;

namespace Sim.Engine.Admin.Commands;

/// <summary>SHOW, rewritten to SELECT (src: lib/ProxySQL_Admin.cpp, 2718-2899).</summary>
internal static class ShowCommands
{
    private const string Variables = "SELECT variable_name AS Variable_name, variable_value AS Value FROM global_variables";
    private const string TableNames = "sqlite_master WHERE type='table' AND name NOT IN ('sqlite_sequence') ORDER BY name";
    private const string CreateTable = "SHOW CREATE TABLE ";
    private const string TablesFrom = "SHOW TABLES FROM ";
    private const string TablesLike = "SHOW TABLES LIKE ";

    /// <summary>The rewriting that also needs stats_mysql_global filled.</summary>
    public const string MysqlStatus = "SHOW MYSQL STATUS";

    /// <summary>What SHOW DATABASES is rewritten to; its answer then needs <see cref="WithPaths"/>.</summary>
    public const string DatabaseList = "PRAGMA DATABASE_LIST";

    private static readonly (string Words, string Sql)[] _fixed =
    [
        ("SHOW TABLES", $"SELECT name AS tables FROM {TableNames}"),
        ("SHOW CHARSET", "SELECT Charset, Collation AS 'Default collation' FROM mysql_collations WHERE `Default`='Yes'"),
        ("SHOW COLLATION", "SELECT * FROM mysql_collations"),
        ("SHOW MYSQL USERS", "SELECT * FROM mysql_users ORDER BY username, active DESC, username ASC"),
        ("SHOW MYSQL SERVERS", "SELECT * FROM mysql_servers ORDER BY hostgroup_id, hostname, port"),
        ("SHOW GLOBAL VARIABLES", $"{Variables} ORDER BY variable_name"),
        ("SHOW ALL VARIABLES", $"{Variables} ORDER BY variable_name"),
        ("SHOW VARIABLES", $"{Variables} ORDER BY variable_name"),
        ("SHOW ADMIN VARIABLES", $"{Variables} WHERE variable_name LIKE 'admin-%' ORDER BY variable_name"),
        ("SHOW MYSQL VARIABLES", $"{Variables} WHERE variable_name LIKE 'mysql-%' ORDER BY variable_name"),
        (MysqlStatus, "SELECT Variable_Name AS Variable_name, Variable_Value AS Value FROM stats_mysql_global ORDER BY variable_name"),
        ("SHOW DATABASES", DatabaseList),
        ("SHOW SCHEMAS", DatabaseList),
        ("SHOW FULL PROCESSLIST", "SELECT * FROM stats_mysql_processlist"),
        ("SHOW PROCESSLIST",
            "SELECT SessionID, user, db, hostgroup, command, time_ms, SUBSTR(info,0,100) info FROM stats_mysql_processlist"),
    ];

    /// <summary>Rewrites a statement that begins with SHOW, if it is a known one.</summary>
    public static Verdict Rewrite(AdminStatement statement, Profile profile)
    {
        if (!statement.Begins("SHOW "))
        {
            return Verdict.NotMine;
        }

        if (statement.Begins("SHOW GLOBAL VARIABLES LIKE 'version'"))
        {
            return Verdict.Run(
                $"SELECT 'version' Variable_name, '{profile.BuildVersion}' Value FROM global_variables WHERE Variable_name='admin-version'");
        }

        foreach ((string words, string sql) in _fixed)
        {
            if (statement.Is(words))
            {
                return Verdict.Run(sql);
            }
        }

        if (statement.BeginsAndGoesOn(TablesFrom))
        {
            return Verdict.Run($"SELECT name AS tables FROM {statement.Text[TablesFrom.Length..]}.{TableNames}");
        }

        if (statement.BeginsAndGoesOn(TablesLike))
        {
            string pattern = TableDescriptions.WithoutQuotes(statement.Text[TablesLike.Length..]);
            return Verdict.Run($"SELECT name AS tables FROM sqlite_master WHERE type='table' AND name LIKE '{pattern}'");
        }

        return statement.Begins(CreateTable) ? DefinitionOf(statement.Text[CreateTable.Length..]) : Verdict.NotMine;
    }

    /// <summary>The list of databases with the paths that the data directory shows: a host may keep its files elsewhere, or in memory.</summary>
    public static SqlResult WithPaths(SqlResult list, Func<string, string?> pathOf) => list.Rows is { } databases
        ? list with { Rows = new ResultSet(databases.Columns, [.. databases.Rows.Select(row => (string?[])[row[0], row[1], pathOf(row[1]!) ?? row[2]])]) }
        : list;

    private static Verdict DefinitionOf(string name)
    {
        (string schema, string table) = CScanning.FirstTwoParts(name, '.');
        if (table.Length == 0)
        {
            (schema, table) = ("main", schema);
        }

        if (table.Length >= 3 && table.StartsWith('`') && table.EndsWith('`'))
        {
            table = table[1..^1];
        }

        return Verdict.Run(
            $"SELECT name AS 'table' , REPLACE(REPLACE(sql,' , ', X'2C0A20202020'),'CREATE TABLE {table} (','CREATE TABLE {table} ('||X'0A20202020') "
            + $"AS 'Create Table' FROM {schema}.sqlite_master WHERE type='table' AND name='{table}'");
    }
}
