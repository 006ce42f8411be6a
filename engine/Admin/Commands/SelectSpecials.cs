using System.Text.RegularExpressions;

namespace Sim.Engine.Admin.Commands;

/// <summary>SELECTs and SHOW VARIABLES that SQLite cannot answer as they are (src: lib/ProxySQL_Admin.cpp, 2477-2596 and 2902-2925).</summary>
internal static partial class SelectSpecials
{
    private const string MysqlConnectorVariables =
        "SHOW VARIABLES WHERE Variable_name in ('max_allowed_packet','system_time_zone','time_zone','sql_mode')";

    private const string FourCharacterSets =
        "select @@character_set_client, @@character_set_connection, @@character_set_server, @@character_set_database limit 1";

    /// <summary>What is recognised before SET, CHECKSUM and SHOW.</summary>
    public static Verdict First(AdminStatement statement, string version)
    {
        if (statement.Is("select @@version_comment limit 1"))
        {
            return Verdict.Run("SELECT '(ProxySQL Admin Module)'");
        }

        if (statement.Is("select DATABASE(), USER() limit 1"))
        {
            return Verdict.Run($"SELECT \"admin\" AS 'DATABASE()', \"{statement.Session.Username}\" AS 'USER()'");
        }

        if (statement.Is(FourCharacterSets))
        {
            return Verdict.Run(
                "select 'utf8' as '@@character_set_client', 'utf8' as '@@character_set_connection', 'utf8' as '@@character_set_server', "
                + "'utf8' as '@@character_set_database' limit 1");
        }

        if (statement.Begins("SELECT @@version"))
        {
            return Verdict.Run($"SELECT '{version}' AS '@@version'");
        }

        if (statement.Begins("SELECT version()"))
        {
            return Verdict.Run($"SELECT '{version}' AS 'version()'");
        }

        if (statement.Begins(MysqlConnectorVariables))
        {
            return Verdict.Run(
                "SELECT 'max_allowed_packet' Variable_name,'4194304' Value UNION ALL SELECT 'sql_mode', "
                + "'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION' UNION ALL SELECT 'system_time_zone', 'UTC' UNION ALL SELECT 'time_zone','SYSTEM'");
        }

        return ByPattern(statement.Text);
    }

    /// <summary>What is recognised last: SELECT DATABASE().</summary>
    public static Verdict Last(AdminStatement statement)
    {
        string? column = statement.Is("SELECT DATABASE()") ? "DATABASE()" : statement.Is("SELECT DATABASE() AS name") ? "name" : null;
        return column is null ? Verdict.NotMine : Verdict.Run($"SELECT \"{(statement.Session.IsStats ? "stats" : "admin")}\" AS '{column}'");
    }

    private static Verdict ByPattern(string text)
    {
        if (SelectsMaxAllowedPacket().IsMatch(text))
        {
            return Replace(
                FirstVariable(), text, "SELECT variable_value AS '@@max_allowed_packet' FROM global_variables WHERE variable_name='mysql-max_allowed_packet'");
        }

        if (SelectsVariable().IsMatch(text))
        {
            return Replace(FirstVariableWithDashes(), text, "SELECT variable_value AS '@@$2' FROM global_variables WHERE variable_name='$2'");
        }

        if (ShowVariablesWhere().IsMatch(text))
        {
            return Replace(ShowVariablesWhere(), text, "SELECT variable_name AS Variable_name, variable_value AS Value FROM global_variables WHERE");
        }

        return ShowVariablesLike().IsMatch(text)
            ? Replace(
                ShowVariablesLike(), text,
                "SELECT variable_name AS Variable_name, variable_value AS Value FROM global_variables WHERE variable_name LIKE")
            : Verdict.NotMine;
    }

    private static Verdict Replace(Regex pattern, string text, string replacement) => Verdict.Run(pattern.Replace(text, replacement, 1));

    [GeneratedRegex(@"^SELECT +@@max_allowed_packet", RegexOptions.IgnoreCase)]
    private static partial Regex SelectsMaxAllowedPacket();

    [GeneratedRegex(@"^SELECT +@@[0-9A-Za-z_-]+", RegexOptions.IgnoreCase)]
    private static partial Regex SelectsVariable();

    [GeneratedRegex(@"^([0-9A-Za-z_]+) +@@([0-9A-Za-z_]+) *")]
    private static partial Regex FirstVariable();

    [GeneratedRegex(@"^([0-9A-Za-z_]+) +@@([0-9A-Za-z_-]+) *")]
    private static partial Regex FirstVariableWithDashes();

    [GeneratedRegex(@"SHOW +VARIABLES +WHERE", RegexOptions.IgnoreCase)]
    private static partial Regex ShowVariablesWhere();

    [GeneratedRegex(@"SHOW +VARIABLES +LIKE", RegexOptions.IgnoreCase)]
    private static partial Regex ShowVariablesLike();
}
