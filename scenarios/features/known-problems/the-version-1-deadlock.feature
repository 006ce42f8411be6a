# On virtual time only: it takes minutes to hours.
@sim-only
Feature: The version-1 deadlock
  A restarted node is at version 1 again, and version 1 is never taken. Once all nodes that had the configuration were restarted,
  a node that joins empty waits for ever, and says so every 30 checks. One LOAD on any node that has the configuration cures it.
  (sysown/proxysql#3269 and #1173; seen up to 2.7)

  Background:
    Given node a at 10.0.0.1 with configuration file node-of-three.cnf
    And node b at 10.0.0.2 with configuration file node-of-three.cnf
    And node c at 10.0.0.3 with configuration file node-of-three.cnf
    When a starts
    And b starts
    And on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1');
      LOAD MYSQL SERVERS TO RUNTIME;
      SAVE MYSQL SERVERS TO DISK;
      """
    Then within 10 s all nodes agree on mysql_servers
    When a restarts
    And b restarts
    And c starts

  Scenario: Nobody has loaded it since the restart, so nobody takes it
    Then after 24 h a and c still differ on mysql_servers
    And the log of c has, in order:
      """
      …with mysql_servers version 1, … diff_check 30. Own version: 1, … until LOAD MYSQL SERVERS TO RUNTIME is executed on candidate master.
      """

  Scenario: One LOAD cures it
    When 1 min passes
    And on a I run "LOAD MYSQL SERVERS TO RUNTIME"
    Then within 10 s all nodes agree on mysql_servers
