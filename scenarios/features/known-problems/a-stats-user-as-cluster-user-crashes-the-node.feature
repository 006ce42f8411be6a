@sim-only
Feature: A stats user as cluster user crashes the node
  Somebody takes a user for the cluster that 209 only knows as one who may read statistics. As long as the old connection
  holds, nothing happens. When 209 is restarted, the first check on the new connection is answered with an error, and the
  attempt after it crashes 208. Its angel brings it back, with what it had saved.

  Background:
    Given node 208 at 192.168.1.208 with configuration file quick-node-of-two.cnf
    And node 209 at 192.168.1.209 with configuration file quick-node-of-two.cnf
    When 208 starts
    And 209 starts
    And on 209 I run:
      """
      SET admin-stats_credentials='stats:stats;mon_20X:123456';
      LOAD ADMIN VARIABLES TO RUNTIME;
      SAVE ADMIN VARIABLES TO DISK;
      """
    And on 208 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (10,'192.168.1.180');
      LOAD MYSQL SERVERS TO RUNTIME;
      SAVE MYSQL SERVERS TO DISK;
      """
    Then within 2 s all nodes agree on mysql_servers

  Scenario: A cluster user that was only tried out costs one crash and the versions
    When on 208 I run "SET admin-cluster_username='mon_20X'"
    And on 208 I run "LOAD ADMIN VARIABLES TO RUNTIME"
    And 1 min passes
    Then the log of 208 has no line with "crashed"
    When 209 restarts
    And 10 s passes
    Then the log of 208 has 1 line with "ProxySQL crashed. Restarting!"
    And on 208 "SELECT version FROM runtime_checksums_values WHERE name='mysql_servers'" returns:
      | version |
      | 1       |
    And within 1 s all nodes agree on mysql_servers

  Scenario: A cluster user that was saved keeps 208 from ever coming up
    When on 208 I run:
      """
      SET admin-cluster_username='mon_20X';
      LOAD ADMIN VARIABLES TO RUNTIME;
      SAVE ADMIN VARIABLES TO DISK;
      """
    And 209 restarts
    And 10 s passes
    Then the log of 208 has, in order:
      """
      main.cpp:905:ProxySQL_daemonize_phase3(): [ERROR] ProxySQL crashed. Restarting!
      main.cpp:905:ProxySQL_daemonize_phase3(): [ERROR] ProxySQL crashed. Restarting!
      [INFO] Angel process is waiting 1 seconds before starting a new ProxySQL process
      main.cpp:905:ProxySQL_daemonize_phase3(): [ERROR] ProxySQL crashed. Restarting!
      """
