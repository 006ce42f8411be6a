# On virtual time only: it takes minutes to hours.
@sim-only
Feature: A rule that is not active has no checksum
  A rule is not active unless the operator says so. It is loaded, the version rises, and nothing happens anywhere: only active rules are in
  the runtime and in the checksum, so the peers see the same nothing as before. (sysown/proxysql#1553, by design)

  Scenario: The version rises, the checksum does not change, the peer ignores it
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    When a starts
    And b starts
    And on a I run:
      """
      INSERT INTO mysql_query_rules(rule_id,comment) VALUES (1,'for the sale');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    And 1 h passes
    Then on a "SELECT version, checksum FROM runtime_checksums_values WHERE name='mysql_query_rules'" returns:
      | version | checksum           |
      | 2       | 0x0000000000000000 |
    And on b "SELECT COUNT(*) FROM mysql_query_rules" returns:
      | COUNT(*) |
      | 0        |
    And the log of b has no line with "mysql_query_rules from peer 10.0.0.1:6032, version 2"
