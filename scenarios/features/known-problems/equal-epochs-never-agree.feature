# On virtual time only: it takes minutes to hours.
@sim-only
Feature: Equal epochs never agree
  Two operators load different rules in the same second. An epoch counts whole seconds, so neither is newer and neither is taken.
  1.4.6 does not even log it.

  Scenario: Two LOADs in one second
    Given the wall clock is 2026-03-01 12:00:00 +00:00
    And node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    When a starts
    And b starts
    And it is 2026-03-01 12:00:10 +00:00
    And on a I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (1,1,'loaded on a');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    And on b I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (1,1,'loaded on b');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    Then after 24 h a and b still differ on mysql_query_rules
    And the log of a has no line with "Proceeding with remote sync"
    And the log of b has no line with "Proceeding with remote sync"
