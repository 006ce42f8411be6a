Feature: 3. Memory and disk do not travel
  Nodes compare what they run, not what they store: a row that was only inserted, or only saved to disk, stays where it is.

  Background:
    Given node 208 at 192.168.1.208 with configuration file proxysql.cnf
    And node 209 at 192.168.1.209 with configuration file proxysql.cnf
    When 208 starts
    And 209 starts
    And 2 s passes

  Scenario: Inserted and saved to disk, and nobody else hears of it
    When on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,port) VALUES (1,'192.168.1.181',3306);
      SAVE MYSQL SERVERS TO DISK;
      """
    And 10 s passes
    Then on 209 "SELECT hostname FROM disk.mysql_servers" returns:
      | hostname      |
      | 192.168.1.181 |
    And on 209 "SELECT hostname FROM runtime_mysql_servers" returns:
      | hostname |
    And on 208 "SELECT hostname FROM mysql_servers" returns:
      | hostname |
    And the log of 208 has no line with "Proceeding with remote sync"

  Scenario: Loaded to runtime, and the other node has it in all three layers
    When on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,port) VALUES (1,'192.168.1.181',3306);
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 10 s on 208 "SELECT hostname FROM runtime_mysql_servers" returns:
      | hostname      |
      | 192.168.1.181 |
    And on 208 "SELECT hostname FROM mysql_servers" returns:
      | hostname      |
      | 192.168.1.181 |
    And on 208 "SELECT hostname FROM disk.mysql_servers" returns:
      | hostname      |
      | 192.168.1.181 |
    And on 209 "SELECT hostname FROM disk.mysql_servers" returns:
      | hostname |
