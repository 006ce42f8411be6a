namespace Sim.Schedules.Scenarios;

/// <summary>The statements of the operators.</summary>
internal static class Sql
{
    public const string LoadServers = "LOAD MYSQL SERVERS TO RUNTIME";
    public const string LoadRules = "LOAD MYSQL QUERY RULES TO RUNTIME";
    public const string LoadPeers = "LOAD PROXYSQL SERVERS TO RUNTIME";
    public const string ReadPeers = "SELECT * FROM runtime_proxysql_servers";
    public const string ReadPeerChecksums = "SELECT * FROM stats_proxysql_servers_checksums";
    public const string ReadServers = "SELECT hostname, comment FROM runtime_mysql_servers ORDER BY hostname";

    public static string AddServer(string address) => $"INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (9,'{address}')";

    public static string AddRule(int number) => $"INSERT INTO mysql_query_rules(rule_id,active) VALUES ({number},1)";
}
