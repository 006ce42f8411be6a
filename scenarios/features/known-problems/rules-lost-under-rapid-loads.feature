# On virtual time only: it takes minutes to hours.
@sim-only
Feature: Rules are lost under rapid LOADs
  A script adds rules on b, one by one, and loads each. a and c pull an early state of it, and stamp it with the time of the pull.
  When that is later than b's next LOAD, b's own past looks newer than what b holds: b takes it back from c, and the rule in
  between is gone everywhere. Every statement of the script succeeded. (sysown/proxysql#3085 and #1281)

  Scenario: The second of two rules is gone
    Given node a at 10.0.0.1 with configuration file hasty-node-of-three.cnf
    And node b at 10.0.0.2 with configuration file hasty-node-of-three.cnf
    And node c at 10.0.0.3 with configuration file hasty-node-of-three.cnf
    When a starts
    And b starts
    And c starts
    And on b I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (2,1,'the first');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    And 2 s passes
    And on b I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (3,1,'the second');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    And 1 h passes
    Then within 1 s all nodes agree on mysql_query_rules
    And on b "SELECT rule_id, comment FROM mysql_query_rules" returns:
      | rule_id | comment   |
      | 2       | the first |
