Feature: A peer is removed
  The operator takes 209 out of the cluster on 208. The list is configuration too: 209 pulls it and so drops itself from its own
  list, but 208 is still on it. From then on 209 follows 208, and 208 does not know of 209 any more.

  Background:
    Given node 208 at 192.168.1.208 with configuration file node.cnf
    And node 209 at 192.168.1.209 with configuration file node.cnf
    When 208 starts
    And 209 starts
    And 2 s passes
    And on 208 I run:
      """
      DELETE FROM proxysql_servers WHERE hostname='192.168.1.209';
      LOAD PROXYSQL SERVERS TO RUNTIME;
      """

  Scenario: 209 drops itself
    When 5 s passes
    Then the log of 208 has, in order:
      """
      [INFO] Destroyed Cluster Node Entry for host 192.168.1.209:6032
      [INFO] Cluster: closing thread for peer 192.168.1.209:6032
      """
    And on 209 "SELECT hostname FROM runtime_proxysql_servers" returns:
      | hostname      |
      | 192.168.1.208 |
    And the log of 209 has, in order:
      """
      [INFO] Cluster: Loading to runtime ProxySQL Servers from peer 192.168.1.208:6032
      [INFO] Destroyed Cluster Node Entry for host 192.168.1.209:6032
      """

  Scenario: 209 follows and is not followed
    When 5 s passes
    And on 208 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'192.168.1.180');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_servers
    When 2 s passes
    And on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (2,'192.168.1.181');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then after 10 s 208 and 209 still differ on mysql_servers
