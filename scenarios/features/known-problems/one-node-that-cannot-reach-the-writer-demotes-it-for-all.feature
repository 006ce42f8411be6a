@sim-only
Feature: One node that cannot reach the writer demotes it for all
  The network between c and the writer fails. One read_only check that times out counts as read_only=1 in 1.4.6, so c moves the
  writer to the readers. That is a new configuration with the newest epoch: a and b, which reach the writer very well, take it over
  and have no writer any more. (sysown/proxysql#1417; see #5540 and #3641 for the same in later versions)

  Scenario: a and b lose a writer that they can reach
    Given node a at 10.0.0.1 with configuration file node-of-three.cnf
    And node b at 10.0.0.2 with configuration file node-of-three.cnf
    And node c at 10.0.0.3 with configuration file monitoring-node-of-three.cnf
    And MySQL server 10.0.1.1:3306 is writable
    And MySQL server 10.0.1.2:3306 is read-only
    When a starts
    And b starts
    And c starts
    And on a I run:
      """
      INSERT INTO mysql_replication_hostgroups VALUES (10,20,'shop');
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (10,'10.0.1.1'),(20,'10.0.1.2');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 30 s all nodes agree on mysql_servers
    When 10 s passes
    And the network from c to 10.0.1.1:3306 is cut
    Then within 30 s on a "SELECT COUNT(*) FROM runtime_mysql_servers WHERE hostgroup_id=10" returns:
      | COUNT(*) |
      | 0        |
    And within 30 s on b "SELECT COUNT(*) FROM runtime_mysql_servers WHERE hostgroup_id=10" returns:
      | COUNT(*) |
      | 0        |
