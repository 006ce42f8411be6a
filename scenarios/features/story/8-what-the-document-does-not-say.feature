@sim-only
Feature: 8. What the document does not say
  209's clock is ahead. The newest epoch wins, so for as long as it takes 208's clock to get there, what is loaded on 208 is
  ignored by 209, and nobody says so. Worse: the next LOAD on 209, of whatever module, makes 208 take 209's older servers,
  on disk too.

  Scenario: A change on 208 is lost, silently, at the next unrelated LOAD on 209
    Given node 208 at 192.168.1.208 with configuration file proxysql.cnf
    And node 209 at 192.168.1.209 with configuration file proxysql.cnf
    And the clock of 209 is 109006 s ahead
    When 208 starts
    And 209 starts
    And on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (20,'192.168.1.120','from 209');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 2 s all nodes agree on mysql_servers
    When 1 s passes
    And on 208 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (30,'192.168.1.130','from 208');
      LOAD MYSQL SERVERS TO RUNTIME;
      SAVE MYSQL SERVERS TO DISK;
      """
    Then after 10 h 208 and 209 still differ on mysql_servers
    And the log of 209 has no line with "Proceeding with remote sync"
    And the log of 209 has no line with "doesn't allow sync"
    And on 208 "SELECT hostname, comment FROM disk.mysql_servers" returns:
      | hostname      | comment  |
      | 192.168.1.120 | from 209 |
      | 192.168.1.130 | from 208 |
    When on 209 I run "LOAD MYSQL QUERY RULES TO RUNTIME"
    Then within 1 s all nodes agree on mysql_servers
    And on 208 "SELECT hostname, comment FROM disk.mysql_servers" returns:
      | hostname      | comment  |
      | 192.168.1.120 | from 209 |
