using System.Collections.Immutable;
using Sim.Engine.Checksums;
using Sim.Engine.Cluster;
using Sim.Scenarios.Simulation;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>Which tables and columns the laws look at, by module.</summary>
internal static class ModuleTables
{
    /// <summary>The synchronised modules.</summary>
    public static ImmutableArray<Module> Modules => ClusterSettings.SyncedModules;

    /// <summary>The rows of a module in memory, by key.</summary>
    public static IReadOnlyList<RowKey> Keys(Glance glance, Module module) =>
        [.. glance.Rows(KeySql(module)).Select(row => new RowKey(row[0] ?? "", row[1] == "1"))];

    /// <summary>
    /// The columns of a module that a reader recognises it by; names of schemas <c>main</c> or <c>disk</c> go before the table. A user appears
    /// once, however its row was doubled, and without its password, which travels in another form.
    /// </summary>
    public static (ImmutableArray<string> Columns, string Sql) Shown(Module module, string schema = "")
    {
        string at = schema.Length == 0 ? "" : schema + ".";
        return module switch
        {
            Module.MysqlQueryRules => (["rule_id", "active", "comment"], $"SELECT rule_id, active, comment FROM {at}mysql_query_rules ORDER BY rule_id"),
            Module.MysqlUsers =>
                (["username", "default_schema"], $"SELECT DISTINCT username, default_schema FROM {at}mysql_users ORDER BY username"),
            Module.ProxysqlServers => (["hostname", "comment"], $"SELECT hostname, comment FROM {at}proxysql_servers ORDER BY hostname"),
            _ => (["hostgroup_id", "hostname", "comment"],
                $"SELECT hostgroup_id, hostname, comment FROM {at}mysql_servers ORDER BY hostname, hostgroup_id"),
        };
    }

    /// <summary>A SELECT of what must be the same wherever the checksum is the same.</summary>
    public static string ContentSql(Module module) => module switch
    {
        Module.MysqlQueryRules => "SELECT rule_id, comment FROM main.mysql_query_rules WHERE active = 1 ORDER BY rule_id",
        Module.MysqlUsers => "SELECT DISTINCT username, default_schema, default_hostgroup FROM main.mysql_users WHERE active = 1 ORDER BY username",
        Module.ProxysqlServers => "SELECT hostname, port, comment FROM main.proxysql_servers ORDER BY hostname, port",
        _ => "SELECT hostgroup_id, hostname, port, weight, comment FROM main.mysql_servers ORDER BY hostgroup_id, hostname, port",
    };

    /// <summary>The module that a command loads to runtime, or null.</summary>
    public static Module? LoadedBy(string command) => Named(command, "LOAD", "TO RUNTIME");

    /// <summary>The module that a command saves to disk, or null.</summary>
    public static Module? SavedBy(string command) => Named(command, "SAVE", "TO DISK");

    private static Module? Named(string command, string verb, string target) =>
        Modules.Where(m => command.Equals($"{verb} {m.CommandName()} {target}", StringComparison.OrdinalIgnoreCase)).Cast<Module?>().FirstOrDefault();

    private static string KeySql(Module module) => module switch
    {
        Module.MysqlQueryRules => "SELECT rule_id, active FROM main.mysql_query_rules",
        Module.MysqlUsers => "SELECT username, MAX(active) FROM main.mysql_users GROUP BY username",
        Module.ProxysqlServers => "SELECT hostname || ':' || port, 1 FROM main.proxysql_servers",

        // By the server alone: a monitor moves it between hostgroups and deletes nothing by that.
        _ => "SELECT DISTINCT hostname || ':' || port, 1 FROM main.mysql_servers",
    };
}
