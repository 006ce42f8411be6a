Feature: Credentials that were not saved are gone
  The user of the cluster is added to admin-admin_credentials and loaded to runtime, and everything works: for as long as the process
  lives. Nobody has saved it, so after a restart the peers are denied access. (sysown/proxysql#3562)

  Scenario: The node is restarted and its peers are locked out
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration:
      """
      admin_variables = { admin_credentials="admin:admin" mysql_ifaces="0.0.0.0:6032"
        cluster_username="cluster" cluster_password="secret" }
      mysql_variables = { monitor_enabled=false }
      proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 } )
      """
    When a starts
    And b starts
    And on b I run:
      """
      SET admin-admin_credentials='admin:admin;cluster:secret';
      LOAD ADMIN VARIABLES TO RUNTIME;
      """
    And on b I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_servers
    When b restarts
    And 10 s passes
    Then the log of a has, in order:
      """
      …unable to connect to peer 10.0.0.2:6032 . Error: …ccess denied for user 'cluster'…
      """
