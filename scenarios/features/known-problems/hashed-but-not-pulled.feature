# On virtual time only: it takes minutes to hours.
@sim-only
Feature: Hashed but not pulled
  The checksum of mysql_servers covers mysql_group_replication_hostgroups, but that table does not travel. Its nodes can never
  agree, and each pull makes the puller look newer than its source: they pull from one another again and again, and every pull
  writes to disk. (sysown/proxysql#2146, #2214, #2687)

  Scenario: Three nodes that cannot agree pull once in a few seconds, for ever
    Given node a at 10.0.0.1 with configuration:
      """
      admin_variables = { admin_credentials="admin:admin;cluster:secret" mysql_ifaces="0.0.0.0:6032"
        cluster_username="cluster" cluster_password="secret" cluster_check_interval_ms=2000 }
      mysql_variables = { monitor_enabled=false }
      proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 }, { hostname="10.0.0.3" port=6032 } )
      """
    And node b at 10.0.0.2 with configuration:
      """
      admin_variables = { admin_credentials="admin:admin;cluster:secret" mysql_ifaces="0.0.0.0:6032"
        cluster_username="cluster" cluster_password="secret" cluster_check_interval_ms=2000 }
      mysql_variables = { monitor_enabled=false }
      proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 }, { hostname="10.0.0.3" port=6032 } )
      """
    And node c at 10.0.0.3 with configuration:
      """
      admin_variables = { admin_credentials="admin:admin;cluster:secret" mysql_ifaces="0.0.0.0:6032"
        cluster_username="cluster" cluster_password="secret" cluster_check_interval_ms=2000 }
      mysql_variables = { monitor_enabled=false }
      proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 }, { hostname="10.0.0.3" port=6032 } )
      """
    When a starts
    And b starts
    And c starts
    And on a I run:
      """
      INSERT INTO mysql_group_replication_hostgroups VALUES (10,11,12,13,1,1,0,0,NULL);
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    And 10 min passes
    Then after 1 min a and c still differ on mysql_servers
    And on c "SELECT version > 200 AS climbed FROM runtime_checksums_values WHERE name='mysql_servers'" returns:
      | climbed |
      | 1       |
