@sim-only
Feature: A script that never stops loading
  The scheduler of 209 calls a script that repairs missing writers, and the script has nothing to repair but loads the servers
  all the same. It is due ten times a second and runs twice a second, because the scheduler looks no oftener. The version climbs
  by the thousand every ten minutes; the checksum stays, so nobody pulls anything and nobody says anything. What it costs shows later: whatever 209 holds is always the newest there is.

  Background:
    Given node 208 at 192.168.1.208 with configuration file node.cnf
    And node 209 at 192.168.1.209 with configuration file node.cnf
    And the script /opt/fix-missing-writers.sh:
      """
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    When 208 starts
    And 209 starts
    And on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (10,'192.168.1.180','writer');
      LOAD MYSQL SERVERS TO RUNTIME;
      SAVE MYSQL SERVERS TO DISK;
      """
    Then within 2 s all nodes agree on mysql_servers
    When on 209 I run:
      """
      INSERT INTO scheduler(id,interval_ms,filename) VALUES (1,100,'/opt/fix-missing-writers.sh');
      LOAD SCHEDULER TO RUNTIME;
      """

  Scenario: The version climbs and nothing is pulled
    When 10 min passes
    Then on 209 "SELECT version > 1150 AS climbed FROM runtime_checksums_values WHERE name='mysql_servers'" returns:
      | climbed |
      | 1       |
    And on 208 "SELECT version FROM runtime_checksums_values WHERE name='mysql_servers'" returns:
      | version |
      | 2       |
    And the log of 208 has 1 line with "Fetching MySQL Servers from peer 192.168.1.209:6032 started"

  Scenario: What is changed on 208 is gone a few seconds later
    When 10 s passes
    And on 208 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (20,'192.168.1.120','reader');
      LOAD MYSQL SERVERS TO RUNTIME;
      SAVE MYSQL SERVERS TO DISK;
      """
    Then within 3 s on 208 "SELECT hostname FROM disk.mysql_servers" returns:
      | hostname      |
      | 192.168.1.180 |
    And on 209 "SELECT hostname FROM mysql_servers" returns:
      | hostname      |
      | 192.168.1.180 |
