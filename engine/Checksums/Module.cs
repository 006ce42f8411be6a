namespace Sim.Engine.Checksums;

/// <summary>The configuration modules, in the fixed order of runtime_checksums_values and of the global checksum (src: include/proxysql_glovars.hpp).</summary>
public enum Module
{
    /// <summary>admin_variables; never computed by 1.4.6.</summary>
    AdminVariables,

    /// <summary>mysql_query_rules.</summary>
    MysqlQueryRules,

    /// <summary>mysql_servers, with the replication and group replication hostgroups.</summary>
    MysqlServers,

    /// <summary>mysql_users.</summary>
    MysqlUsers,

    /// <summary>mysql_variables; never computed by 1.4.6.</summary>
    MysqlVariables,

    /// <summary>proxysql_servers.</summary>
    ProxysqlServers,
}
