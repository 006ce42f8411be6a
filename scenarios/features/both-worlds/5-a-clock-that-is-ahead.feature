Feature: A clock that is ahead
  The clock of 209 is 30 hours, 16 minutes and 46 seconds ahead. What is loaded on 208 is ignored by 209, and nobody says so. The
  next LOAD on 209, of whatever module, makes 208 take the older servers of 209, on disk too.

  Scenario: A change on 208 is lost, silently, at the next unrelated LOAD on 209
    Given the wall clock is 2026-03-01 12:00:00 +02:00
    And node 208 at 192.168.1.208 with configuration file member.cnf
    And node 209 at 192.168.1.209 with configuration file member.cnf
    And the clock of 209 is 109006 s ahead
    When 208 starts
    And 209 starts
    And on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (20,'192.168.1.120','from 209');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 20 s all nodes agree on mysql_servers
    When 2 s passes
    And on 208 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (30,'192.168.1.130','from 208');
      LOAD MYSQL SERVERS TO RUNTIME;
      SAVE MYSQL SERVERS TO DISK;
      """
    Then after 10 s 208 and 209 still differ on mysql_servers
    And the log of 209 has no line with "Proceeding with remote sync"
    And the log of 209 has no line with "doesn't allow sync"
    And the log of 208 has, in order:
      """
      2026-03-01 12:0… [INFO] Cluster: detected a new checksum for mysql_servers from peer 192.168.1.209:6032, version 2, …
      """
    And the log of 209 has, in order:
      """
      2026-03-02 18:1… [INFO] Received LOAD MYSQL SERVERS TO RUNTIME command
      """
    When on 209 I run "LOAD MYSQL QUERY RULES TO RUNTIME"
    Then within 20 s all nodes agree on mysql_servers
    And on 208 "SELECT hostname, comment FROM disk.mysql_servers" returns:
      | hostname      | comment  |
      | 192.168.1.120 | from 209 |
