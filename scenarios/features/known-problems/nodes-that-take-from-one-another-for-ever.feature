# On virtual time only: it takes minutes to hours.
@sim-only
Feature: Nodes that take from one another for ever
  A pull counts as a change of one's own: the next version, and the time of the pull as its epoch. Where nodes cannot come to the same checksum,
  each pull therefore makes the puller look newer than everybody else, and the others take from it in turn. Versions grow without bound,
  everything is written to disk every few seconds, and a change that an operator makes meanwhile may be taken back. What keeps them apart
  here is a table that is hashed and does not travel. (sysown/proxysql#1188: the log there shows version 24799)

  Scenario: A thousand versions in an hour, and nobody has changed anything
    Given node a at 10.0.0.1 with configuration:
      """
      admin_variables = { admin_credentials="admin:admin;cluster:secret" mysql_ifaces="0.0.0.0:6032"
        cluster_username="cluster" cluster_password="secret" cluster_check_interval_ms=3000 }
      mysql_variables = { monitor_enabled=false }
      proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 }, { hostname="10.0.0.3" port=6032 } )
      """
    And node b at 10.0.0.2 with configuration:
      """
      admin_variables = { admin_credentials="admin:admin;cluster:secret" mysql_ifaces="0.0.0.0:6032"
        cluster_username="cluster" cluster_password="secret" cluster_check_interval_ms=3000 }
      mysql_variables = { monitor_enabled=false }
      proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 }, { hostname="10.0.0.3" port=6032 } )
      """
    And node c at 10.0.0.3 with configuration:
      """
      admin_variables = { admin_credentials="admin:admin;cluster:secret" mysql_ifaces="0.0.0.0:6032"
        cluster_username="cluster" cluster_password="secret" cluster_check_interval_ms=3000 }
      mysql_variables = { monitor_enabled=false }
      proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 }, { hostname="10.0.0.3" port=6032 } )
      """
    When a starts
    And b starts
    And c starts
    And on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (10,'10.0.1.1');
      INSERT INTO mysql_group_replication_hostgroups VALUES (10,11,12,13,1,1,0,0,NULL);
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    And 1 h passes
    Then on b "SELECT version > 1000 AS climbed FROM runtime_checksums_values WHERE name='mysql_servers'" returns:
      | climbed |
      | 1       |
    And on c "SELECT version > 1000 AS climbed FROM runtime_checksums_values WHERE name='mysql_servers'" returns:
      | climbed |
      | 1       |
    And after 10 min a and b still differ on mysql_servers
