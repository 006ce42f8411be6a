# On virtual time only: it takes minutes to hours.
@sim-only
Feature: Users need the switch of servers
  The checksum of mysql_users is computed when admin-checksum_mysql_servers is on; admin-checksum_mysql_users is not asked. Whoever
  does not want to share servers does not share users either. (sysown/proxysql#1441, mended in 1.4.8)

  Scenario: Users stay where they are while the servers' checksum is off
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    When a starts
    And b starts
    And on a I run:
      """
      SET admin-checksum_mysql_servers='false';
      LOAD ADMIN VARIABLES TO RUNTIME;
      INSERT INTO mysql_users(username,password) VALUES ('app','secret');
      LOAD MYSQL USERS TO RUNTIME;
      """
    And 1 h passes
    Then on b "SELECT COUNT(*) FROM mysql_users" returns:
      | COUNT(*) |
      | 0        |
    When on a I run:
      """
      SET admin-checksum_mysql_servers='true';
      SET admin-checksum_mysql_users='false';
      LOAD ADMIN VARIABLES TO RUNTIME;
      LOAD MYSQL USERS TO RUNTIME;
      """
    Then within 10 s on b "SELECT DISTINCT username FROM mysql_users" returns:
      | username |
      | app      |
