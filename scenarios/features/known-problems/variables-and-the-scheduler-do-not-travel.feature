# On virtual time only: it takes minutes to hours.
@sim-only
Feature: Variables and the scheduler do not travel
  Only servers, users, query rules and the list of the nodes are shared. Variables have a checksum that stays at nothing, the scheduler has
  none: what is set on one node is set there. (sysown/proxysql#2820, mended in 2.1, and #1585)

  Scenario: The other node has its own
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    When a starts
    And b starts
    And on a I run:
      """
      SET mysql-max_connections=77;
      LOAD MYSQL VARIABLES TO RUNTIME;
      INSERT INTO scheduler(id,interval_ms,filename) VALUES (1,1000,'/opt/check.sh');
      LOAD SCHEDULER TO RUNTIME;
      """
    And 24 h passes
    Then on b "SELECT variable_value FROM runtime_global_variables WHERE variable_name='mysql-max_connections'" returns:
      | variable_value |
      | 10000          |
    And on b "SELECT COUNT(*) FROM runtime_scheduler" returns:
      | COUNT(*) |
      | 0        |
    And on a "SELECT name, version, checksum FROM runtime_checksums_values WHERE name='mysql_variables'" returns:
      | name            | version | checksum |
      | mysql_variables | 0       |          |
