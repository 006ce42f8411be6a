@sim-only
Feature: The log promises a pull one check early
  The decision to pull needs as many differences as diffs_before_sync says, the choice of a source one more. So the log says "Proceeding with
  remote sync", and nothing follows; a check later it says so again and the pull begins. (seen in the log of sysown/proxysql#1281; until 2.5.1)

  Scenario: Announced at the third check, done at the fourth
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    When a starts
    And b starts
    And 10 s passes
    And on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_servers
    And the log of b has exactly these lines with "mysql_servers version 2":
      """
      [INFO] Cluster: detected a peer 10.0.0.1:6032 with mysql_servers version 2, … diff_check 3. … Proceeding with remote sync
      [INFO] Cluster: detected a peer 10.0.0.1:6032 with mysql_servers version 2, … diff_check 4. … Proceeding with remote sync
      [INFO] Cluster: detected peer 10.0.0.1:6032 with mysql_servers version 2, …
      """
