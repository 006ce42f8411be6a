@sim-only
Feature: A SAVE to a full disk is answered with OK
  The operator saves, the answer is OK, and nothing is on disk: every statement that fails is an error in the log, and nobody looks at it. After the
  next restart the change is gone. SAVE MYSQL VARIABLES and SAVE ADMIN VARIABLES do tell their errors.

  Scenario: What was saved is not there after a restart
    Given node a at 10.0.0.1 with configuration file node.cnf
    When a starts
    And on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1');
      SAVE MYSQL SERVERS TO DISK;
      """
    And the disk of a is full
    And on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.2');
      SAVE MYSQL SERVERS TO DISK;
      """
    Then on a "SAVE MYSQL VARIABLES TO DISK" fails with 1045 "database or disk is full"
    And the log of a has, in order:
      """
      sqlite3db.cpp:60:execute(): [ERROR] SQLITE error: database or disk is full --- DELETE FROM disk.mysql_servers
      """
    When a restarts
    Then on a "SELECT hostname FROM mysql_servers" returns:
      | hostname |
      | 10.0.1.1 |
