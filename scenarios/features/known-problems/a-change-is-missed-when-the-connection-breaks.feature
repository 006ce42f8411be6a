@sim-only
Feature: A change is missed when the connection breaks
  A node first asks a peer for one number, the checksum of all modules, and reads the modules only if that number is new. It remembers the
  number before it has read them. When the connection breaks in between, the change is never looked at again, until there is another one:
  nothing differs any more that anybody would notice, and no line of the log says so. (sysown/proxysql#5542)

  Scenario: b never hears of a server that a has loaded, and of the next one it does
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    And the network between a and b has latency 200 ms
    When a starts
    And b starts
    And 10 s passes
    And on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    And 900 ms passes
    And a and b are disconnected
    And 70 s passes
    And a and b are reconnected
    Then after 24 h a and b still differ on mysql_servers
    And the log of b has no line with "mysql_servers from peer 10.0.0.1:6032, version 2"
    When on a I run "LOAD MYSQL QUERY RULES TO RUNTIME"
    Then within 10 s all nodes agree on mysql_servers
