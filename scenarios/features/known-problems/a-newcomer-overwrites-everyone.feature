Feature: A newcomer overwrites everyone
  c joins with empty tables. Before it has pulled anything, somebody loads its first own server there. Its epoch is the newest, so
  a and b take over what c has, and all that c never had is gone, on their disks too.

  Scenario: One LOAD on the newcomer
    Given node a at 10.0.0.1 with configuration file node-of-three.cnf
    And node b at 10.0.0.2 with configuration file node-of-three.cnf
    And node c at 10.0.0.3 with configuration file node-of-three.cnf
    When a starts
    And b starts
    And on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1'),(1,'10.0.1.2');
      LOAD MYSQL SERVERS TO RUNTIME;
      SAVE MYSQL SERVERS TO DISK;
      """
    Then within 10 s all nodes agree on mysql_servers
    When c starts
    And on c I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.3');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_servers
    And within 1 s on b "SELECT hostname FROM disk.mysql_servers" returns:
      | hostname |
      | 10.0.1.3 |
    And on a "SELECT hostname FROM mysql_servers" returns:
      | hostname |
      | 10.0.1.3 |
