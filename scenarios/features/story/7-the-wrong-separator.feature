Feature: 7. Troubleshooting: the wrong separator
  Only ";" separates the pairs of admin_credentials. With a comma, 1.4.6 reads one user, "admin", whose password is
  "admin,cluster": both the administrator and the other nodes are refused.

  Scenario Outline: Refusals in the log, refusals for the administrator, and the cure (<comma>)
    Given node 208 at 192.168.1.208 with configuration file <file>
    And node 209 at 192.168.1.209 with configuration file <file>
    When 208 starts
    And 209 starts
    And 3 s passes
    Then the log of 209 has, in order:
      """
      ProxySQL_Cluster.cpp:180:ProxySQL_Cluster_Monitor_thread(): [WARNING] Cluster: unable to connect to peer 192.168.1.208:6032 . Error: ProxySQL Error: Access denied for user 'cluster'@'' (using password: YES)
      ProxySQL_Cluster.cpp:180:ProxySQL_Cluster_Monitor_thread(): [WARNING] Cluster: unable to connect to peer 192.168.1.209:6032 . Error: ProxySQL Error: Access denied for user 'cluster'@'' (using password: YES)
      """
    And on 208 "SELECT 1" fails with 1045 "ProxySQL Error: Access denied for user 'admin'@'' (using password: YES)"
    And on 209 "SELECT 1" fails with 1045 "ProxySQL Error: Access denied for user 'admin'@'' (using password: YES)"
    When 208 stops
    And 208 loses its database
    And 209 stops
    And 209 loses its database
    Given node 208 at 192.168.1.208 with configuration file separator-right.cnf
    And node 209 at 192.168.1.209 with configuration file separator-right.cnf
    When 208 starts
    And 209 starts
    And on 208 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'192.168.1.180');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_servers
    And on 209 "SELECT hostname FROM mysql_servers" returns:
      | hostname      |
      | 192.168.1.180 |

    Examples:
      | comma      | file                |
      | ASCII      | separator-ascii.cnf |
      | full-width | separator-full.cnf  |

  Scenario: The cure without a restart
    Given node 208 at 192.168.1.208 with configuration file separator-ascii.cnf
    And node 209 at 192.168.1.209 with configuration file separator-right.cnf
    When 208 starts
    And 209 starts
    And 3 s passes
    And on 208 as admin with password "admin,cluster" I run "UPDATE global_variables SET variable_value='admin:admin;cluster:123456' WHERE variable_name='admin-admin_credentials'"
    And on 208 as admin with password "admin,cluster" I run "LOAD ADMIN VARIABLES TO RUNTIME"
    And on 208 I run "SAVE ADMIN VARIABLES TO DISK"
    And 1 s passes
    Then the log of 209 has, in order:
      """
      …unable to connect to peer 192.168.1.208:6032 . Error: ProxySQL Error: Access denied…
      …detected a new checksum for proxysql_servers from peer 192.168.1.208:6032…
      """
