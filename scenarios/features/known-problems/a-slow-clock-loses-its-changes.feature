# On virtual time only: it takes minutes to hours.
@sim-only
Feature: A slow clock loses its changes
  The newest epoch wins, and an epoch is what the node's own clock said. b's clock is an hour behind: what is loaded there looks older than
  what a holds. a ignores it without a line in its log, and at the next change on a it is gone on b too.

  Scenario: What is loaded on b reaches nobody, and then it is gone
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    And the clock of b is 1 h behind
    When a starts
    And b starts
    And on a I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (1,1,'from a');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_query_rules
    When 10 s passes
    And on b I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (2,1,'from b');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    Then after 24 h a and b still differ on mysql_query_rules
    And the log of a has no line with "Proceeding with remote sync"
    When on a I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (3,1,'from a again');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_query_rules
    And on b "SELECT rule_id, comment FROM mysql_query_rules" returns:
      | rule_id | comment      |
      | 1       | from a       |
      | 3       | from a again |
