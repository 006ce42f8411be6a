@sim-only
Feature: 6. Troubleshooting: a newcomer with its own old configuration
  209 joins with the database of its former life. The main node, 208, sees four modules that differ and stay at version 1, and
  says so every 30 checks; 209 is refused by 208, because its cluster password is an old one. The cure is to give up the
  newcomer's database and to start it from a configuration file that is right.

  Background:
    Given the wall clock is 2018-04-07 21:26:00 +08:00
    And node 208 at 192.168.1.208 with configuration file main-node.cnf
    And node 209 at 192.168.1.209 with configuration file old-newcomer.cnf
    When 208 starts
    And on 208 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'192.168.1.180'), (2,'192.168.1.181');
      INSERT INTO mysql_users(username,password,default_hostgroup) VALUES ('app','secret',1);
      INSERT INTO mysql_query_rules(rule_id,active,match_pattern,destination_hostgroup,apply) VALUES (10,1,'^SELECT',2,1);
      LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK;
      LOAD MYSQL USERS TO RUNTIME; SAVE MYSQL USERS TO DISK;
      LOAD MYSQL QUERY RULES TO RUNTIME; SAVE MYSQL QUERY RULES TO DISK;
      """
    Given 208 holds mysql_query_rules at version 9, epoch 1523005649
    And 208 holds mysql_servers at version 85814, epoch 1523153195
    And 208 holds mysql_users at version 9, epoch 1523110710
    And 208 holds proxysql_servers at version 3, epoch 1523077120
    When it is 2018-04-07 21:26:32.200 +08:00
    And 209 starts

  Scenario: What both sides log
    When 15 s passes
    Then the log of 208 has, in order:
      """
      ProxySQL_Cluster.cpp:488:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.209:6032 with mysql_query_rules version 1, epoch 1523107592, diff_check 60. Own version: 9, epoch: 1523005649. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD MYSQL QUERY RULES TO RUNTIME is executed on candidate master.
      ProxySQL_Cluster.cpp:509:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.209:6032 with mysql_servers version 1, epoch 1523107592, diff_check 60. Own version: 85814, epoch: 1523153195. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD MYSQL SERVERS TO RUNTIME is executed on candidate master.
      ProxySQL_Cluster.cpp:530:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.209:6032 with mysql_users version 1, epoch 1523107592, diff_check 60. Own version: 9, epoch: 1523110710. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD MYSQL USERS TO RUNTIME is executed on candidate master.
      ProxySQL_Cluster.cpp:551:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.209:6032 with proxysql_servers version 1, epoch 1523107592, diff_check 60. Own version: 3, epoch: 1523077120. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD PROXYSQL SERVERS TO RUNTIME is executed on candidate master.
      """
    And the log of 209 has, in order:
      """
      ProxySQL_Cluster.cpp:180:ProxySQL_Cluster_Monitor_thread(): [WARNING] Cluster: unable to connect to peer 192.168.1.208:6032 . Error: ProxySQL Error: Access denied for user 'cluster'@'' (using password: YES)
      """
    And after 10 min 208 and 209 still differ on mysql_servers

  Scenario: The cure
    When 15 s passes
    And 209 stops
    And 209 loses its database
    Given node 209 at 192.168.1.209 with configuration file main-node.cnf
    When 209 starts
    Then within 3 s all nodes agree on mysql_servers
    And within 3 s all nodes agree on mysql_users
    And within 3 s all nodes agree on mysql_query_rules
    And within 3 s all nodes agree on proxysql_servers
    And on 209 "SELECT hostgroup_id, hostname FROM disk.mysql_servers" returns:
      | hostgroup_id | hostname      |
      | 1            | 192.168.1.180 |
      | 2            | 192.168.1.181 |
    And on 208 "SELECT hostgroup_id, hostname FROM mysql_servers" returns:
      | hostgroup_id | hostname      |
      | 1            | 192.168.1.180 |
      | 2            | 192.168.1.181 |

  Scenario: When both were restarted, both sides wait for a LOAD
    When 209 stops
    And 209 loses its database
    Given node 209 at 192.168.1.209 with configuration file main-node.cnf
    When 209 starts
    And on 209 I run:
      """
      DELETE FROM mysql_servers;
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (9,'192.168.1.90');
      SAVE MYSQL SERVERS TO DISK;
      """
    And 208 restarts
    And 209 restarts
    And 20 s passes
    Then the log of 208 has, in order:
      """
      …with mysql_servers version 1, … diff_check 30. Own version: 1, … until LOAD MYSQL SERVERS TO RUNTIME is executed on candidate master.
      …with mysql_servers version 1, … diff_check 60. Own version: 1, … until LOAD MYSQL SERVERS TO RUNTIME is executed on candidate master.
      """
    And the log of 209 has, in order:
      """
      …with mysql_servers version 1, … diff_check 30. Own version: 1, … until LOAD MYSQL SERVERS TO RUNTIME is executed on candidate master.
      …with mysql_servers version 1, … diff_check 60. Own version: 1, … until LOAD MYSQL SERVERS TO RUNTIME is executed on candidate master.
      """
    When on 208 I run "LOAD MYSQL SERVERS TO RUNTIME"
    Then within 2 s all nodes agree on mysql_servers
