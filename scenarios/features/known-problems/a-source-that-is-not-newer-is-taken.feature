@sim-only
Feature: A source that is not newer is taken
  A node decides to pull because one peer is newer than itself, and then chooses among all peers, without a look at what it holds: the peer that gave
  the reason may not have been different for long enough yet, and another one, which is not newer at all, has. (found by exploration; in the source
  of 1.4.6 the choice compares the peers' epochs only with one another)

  Scenario: b gives the reason, and a, which is no newer than c, is taken
    Given the wall clock is 2026-01-01 00:00:00 +00:00
    And node a at 10.0.0.1 with configuration file hasty-node-of-three.cnf
    And node b at 10.0.0.2 with configuration file hasty-node-of-three.cnf
    And node c at 10.0.0.3 with configuration file hasty-node-of-three.cnf
    And the clock of c is 1 s behind
    When all nodes start
    And on a I run:
      """
      INSERT INTO mysql_query_rules(rule_id,active,comment) VALUES (2,1,'rule 2');
      LOAD MYSQL QUERY RULES TO RUNTIME;
      """
    And 1 s passes
    And on c I run "LOAD MYSQL QUERY RULES TO RUNTIME"
    And 4 s passes
    Then on c "SELECT rule_id, comment FROM mysql_query_rules" returns:
      | rule_id | comment |
      | 2       | rule 2  |
    And the log of c has, in order:
      """
      [INFO] Cluster: detected a peer 10.0.0.2:6032 with mysql_query_rules version 2, epoch 1767225603, diff_check 1. Own version: 2, epoch: 1767225601. Proceeding with remote sync
      [INFO] Cluster: detected peer 10.0.0.1:6032 with mysql_query_rules version 2, epoch 1767225601
      [INFO] Cluster: Fetching MySQL Query Rules from peer 10.0.0.1:6032 started
      """
