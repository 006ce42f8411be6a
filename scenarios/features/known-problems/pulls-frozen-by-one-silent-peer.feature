@sim-only
Feature: Pulls frozen by one silent peer
  The network to 209 fails just when 208 fetches its servers. 208 waits a minute for the rest of the answer and keeps the list of
  its peers locked all the while: what 210 changes is not seen until 208 gives up.

  Scenario: One silent peer keeps 208 from hearing another
    Given node 208 at 192.168.1.208 with configuration:
      """
      admin_variables = { admin_credentials="admin:admin;cluster_20X:123456" mysql_ifaces="0.0.0.0:6032"
        cluster_username="cluster_20X" cluster_password="123456" cluster_check_interval_ms=200 }
      mysql_variables = { monitor_enabled=false }
      proxysql_servers = ( { hostname="192.168.1.209" port=6032 }, { hostname="192.168.1.210" port=6032 } )
      """
    And node 209 at 192.168.1.209 with configuration:
      """
      admin_variables = { admin_credentials="admin:admin;cluster_20X:123456" mysql_ifaces="0.0.0.0:6032" }
      mysql_variables = { monitor_enabled=false }
      """
    And node 210 at 192.168.1.210 with configuration:
      """
      admin_variables = { admin_credentials="admin:admin;cluster_20X:123456" mysql_ifaces="0.0.0.0:6032" }
      mysql_variables = { monitor_enabled=false }
      """
    And the network between 208 and 209 has latency 200 ms
    When 209 starts
    And 210 starts
    And 208 starts
    And 10 s passes
    And on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'192.168.1.180');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    And 3.5 s passes
    And 208 and 209 are disconnected
    And on 210 I run:
      """
      INSERT INTO mysql_users(username,password,default_hostgroup) VALUES ('app','secret',1);
      LOAD MYSQL USERS TO RUNTIME;
      """
    And 50 s passes
    Then the log of 208 has 1 line with "Fetching MySQL Servers from peer 192.168.1.209:6032 started"
    And the log of 208 has no line with "mysql_users from peer 192.168.1.210:6032, version 2"
    When 15 s passes
    Then the log of 208 has, in order:
      """
      [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 started…
      [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 failed: Lost connection to MySQL server during query
      [INFO] Cluster: detected a new checksum for mysql_users from peer 192.168.1.210:6032, version 2…
      [INFO] Cluster: Fetching MySQL Users from peer 192.168.1.210:6032 completed
      """
