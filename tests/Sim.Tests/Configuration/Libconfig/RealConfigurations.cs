namespace Sim.Tests.Configuration.Libconfig;

/// <summary>Configuration files that real nodes read.</summary>
internal static class RealConfigurations
{
    /// <summary>The three-node file of the article on setting up a ProxySQL 1.4.6 cluster with which this project began, unchanged.</summary>
    public const string ThreeNodes = """
# 需要更改的部分
admin_variables=
{
        admin_credentials="admin:admin;cluster_20X:123456"       #配置用于实例间通讯的账号
#       mysql_ifaces="127.0.0.1:6032;/tmp/proxysql_admin.sock"
        mysql_ifaces="0.0.0.0:6032"							   #全网开放登录
#       refresh_interval=2000
#       debug=true
        cluster_username="cluster_20X"						   #集群用户名称，与最上面的相同
        cluster_password="123456"						       #集群用户密码，与最上面的相同
        cluster_check_interval_ms=200						
        cluster_check_status_frequency=100
        cluster_mysql_query_rules_save_to_disk=true
        cluster_mysql_servers_save_to_disk=true
        cluster_mysql_users_save_to_disk=true
        cluster_proxysql_servers_save_to_disk=true
        cluster_mysql_query_rules_diffs_before_sync=3
        cluster_mysql_servers_diffs_before_sync=3
        cluster_mysql_users_diffs_before_sync=3
        cluster_proxysql_servers_diffs_before_sync=3
}
proxysql_servers =											#在这个部分提前定义好集群的成员
(
        {
                hostname="192.168.1.208"
                port=6032
                comment="primary"							#注释
        },
        {
                hostname="192.168.1.209"
                port=6032
                comment="secondary"
        },
        {
                hostname="192.168.1.210"
                host=6032
                comment="secondary"
        }
)


""";

    /// <summary>The file of a node whose log was recorded with a ProxySQL built from the tag v1.4.6.</summary>
    public const string Recorded = """
admin_variables=
{
    admin_credentials="admin:admin;cluster_20X:123456"
    mysql_ifaces="127.0.0.208:6032"
    refresh_interval=2000
    cluster_username="cluster_20X"
    cluster_password="123456"
    cluster_check_interval_ms=200
    cluster_check_status_frequency=100
}
mysql_variables=
{
    threads=2
    interfaces="127.0.0.208:6033"
    monitor_enabled=false
}
proxysql_servers=
(
    { hostname="127.0.0.208" port=6032 comment="primary" },
    { hostname="127.0.0.209" port=6032 comment="secondary" }
)

""";

    /// <summary>One of everything that the grammar has.</summary>
    public const string Everything = """
        /* every kind of value */
        datadir = "/var/lib/proxysql"; // the usual place
        numbers : { small = -42, hex = 0x1FC3; big = 9223372036854775807L, pi = 3.14159, tiny=.5e-3 }
        switches = [ true, FALSE, True ];
        nested = ( ( "abc", 123, true ), 1.234, ( /* an empty list */ ), [], { } );
        text = "The quick" /* comment */ " brown \"fox\"\n" // another comment
          "jumped \x41\\";

        """;
}
