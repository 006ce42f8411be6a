@sim-only
Feature: A removed server stays on the puller
  A removed server is only marked OFFLINE_HARD, and is purged later. A pull takes such rows along: the node that takes the change has the
  removed server in memory and on disk, as OFFLINE_HARD, while the checksums of both say that there is none.

  Scenario: The server that b added and removed again is on a for good
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    When a starts
    And b starts
    And on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_servers
    When 3 s passes
    And on b I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.4');
      LOAD MYSQL SERVERS TO RUNTIME;
      DELETE FROM mysql_servers;
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_servers
    And on b "SELECT COUNT(*) FROM mysql_servers" returns:
      | COUNT(*) |
      | 0        |
    And within 1 s on a "SELECT hostname, status FROM disk.mysql_servers" returns:
      | hostname | status       |
      | 10.0.1.4 | OFFLINE_HARD |
    And on a "SELECT checksum FROM runtime_checksums_values WHERE name='mysql_servers'" returns:
      | checksum           |
      | 0x0000000000000000 |
