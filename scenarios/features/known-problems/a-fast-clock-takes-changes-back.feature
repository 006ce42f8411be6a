@sim-only
Feature: A fast clock takes changes back
  The newest epoch wins, and an epoch is what the node's own clock said. b's clock is an hour ahead. What is loaded on a is
  ignored by b, and at the next LOAD on b, of whatever module, a takes b's older rules: the change is gone, and no line of any log
  says that something was lost.

  Scenario: What was loaded on a is gone after an unrelated LOAD on b
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    And the clock of b is 1 h ahead
    When a starts
    And b starts
    And on b I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (1,1,'older');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_query_rules
    When 10 s passes
    And on a I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (2,1,'newer');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    Then after 1 min a and b still differ on mysql_query_rules
    When on b I run "LOAD MYSQL SERVERS TO RUNTIME"
    Then within 10 s on a "SELECT rule_id, comment FROM mysql_query_rules" returns:
      | rule_id | comment |
      | 1       | older   |
