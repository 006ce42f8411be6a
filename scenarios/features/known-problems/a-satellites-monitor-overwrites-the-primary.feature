Feature: A satellite's monitor overwrites the primary
  Both nodes watch the read_only of two MySQL servers. Only 208 can reach the writer when it is made read-only. 208 moves it to
  the readers, and that is a new configuration like any other: 209, which has seen nothing, takes it over, on disk too.
  (sysown/proxysql#5540; with Galera #3641)

  Scenario: 209 demotes a writer that it cannot reach
    Given node 208 at 192.168.1.208 with configuration file monitoring-node-of-two.cnf
    And node 209 at 192.168.1.209 with configuration file quick-node-of-two.cnf
    And MySQL server 192.168.1.180 is up
    And MySQL server 192.168.1.181 is read-only
    When 208 starts
    And 209 starts
    And on 209 I run:
      """
      INSERT INTO mysql_replication_hostgroups VALUES (10,20,'shop');
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (10,'192.168.1.180'), (20,'192.168.1.181');
      LOAD MYSQL SERVERS TO RUNTIME;
      SAVE MYSQL SERVERS TO DISK;
      """
    Then within 20 s all nodes agree on mysql_servers
    When 10 s passes
    Given MySQL server 192.168.1.180 is read-only
    Then within 15 s on 208 "SELECT hostgroup_id, hostname FROM runtime_mysql_servers ORDER BY hostname" returns:
      | hostgroup_id | hostname      |
      | 20           | 192.168.1.180 |
      | 20           | 192.168.1.181 |
    And within 15 s on 209 "SELECT hostgroup_id, hostname FROM disk.mysql_servers ORDER BY hostname" returns:
      | hostgroup_id | hostname      |
      | 20           | 192.168.1.180 |
      | 20           | 192.168.1.181 |
    And the log of 209 has, in order:
      """
      [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.208:6032 started…
      [INFO] Cluster: Saving to disk MySQL Servers from peer 192.168.1.208:6032
      """
