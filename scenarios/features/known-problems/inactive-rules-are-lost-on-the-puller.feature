Feature: Inactive rules are lost on the puller
  A pull reads the runtime table, which has active rules only, and replaces the puller's memory with it. A rule that was switched
  off on b to be switched on later is gone. (sysown/proxysql#4738)

  Scenario: The rule that was switched off is gone
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    When a starts
    And b starts
    And on b I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (1,0,'for the sale');
      SAVE MYSQL QUERY RULES TO DISK;
      """
    And 10 s passes
    And on a I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (2,1,'');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_query_rules
    And within 1 s on b "SELECT rule_id FROM disk.mysql_query_rules" returns:
      | rule_id |
      | 2       |
