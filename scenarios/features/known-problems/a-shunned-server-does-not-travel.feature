@sim-only
Feature: A shunned server does not travel
  What a node shuns is its own finding and must not become the others' configuration. In 1.4.6 it does not: the checksum covers SHUNNED as if
  it were ONLINE, and whoever pulls writes ONLINE. That also means that shunning a server by hand is no change that a peer could see.
  (sysown/proxysql#3567, #2080 and #2483)

  Background:
    Given node a at 10.0.0.1 with configuration file monitoring-node-of-three.cnf
    And node b at 10.0.0.2 with configuration file node-of-three.cnf
    And MySQL server 10.0.1.1 is up
    And MySQL server 10.0.1.2 is up
    When a starts
    And b starts
    And on a I run:
      """
      SET mysql-monitor_ping_interval=1000;
      LOAD MYSQL VARIABLES TO RUNTIME;
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1'),(1,'10.0.1.2');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_servers

  Scenario: A monitor shuns a server, and nobody else does, not even by pulling
    Given the network from a to 10.0.1.1:3306 is cut
    Then within 1 min on a "SELECT hostname, status FROM runtime_mysql_servers ORDER BY hostname" returns:
      | hostname | status  |
      | 10.0.1.1 | SHUNNED |
      | 10.0.1.2 | ONLINE  |
    And within 1 s all nodes agree on mysql_servers
    When on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.3');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_servers
    And on b "SELECT hostname, status FROM runtime_mysql_servers ORDER BY hostname" returns:
      | hostname | status |
      | 10.0.1.1 | ONLINE |
      | 10.0.1.2 | ONLINE |
      | 10.0.1.3 | ONLINE |

  Scenario: What is shunned by hand stays where it is
    When on a I run:
      """
      UPDATE mysql_servers SET status='SHUNNED' WHERE hostname='10.0.1.1';
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    And 1 h passes
    Then within 1 s all nodes agree on mysql_servers
    And on b "SELECT hostname, status FROM runtime_mysql_servers ORDER BY hostname" returns:
      | hostname | status |
      | 10.0.1.1 | ONLINE |
      | 10.0.1.2 | ONLINE |
