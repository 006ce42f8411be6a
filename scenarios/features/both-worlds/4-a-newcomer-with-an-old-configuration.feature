Feature: A newcomer with its own old configuration
  209 joins with the configuration of its former life. 208 sees modules that differ and stay at version 1, and says so every 30
  checks; 209 is refused by 208, because its cluster password is an old one. The cure is to give up the newcomer's database and to
  start it from a configuration file that is right.

  Background:
    Given node 208 at 192.168.1.208 with configuration file member.cnf
    And node 209 at 192.168.1.209 with configuration file old-newcomer.cnf
    When 208 starts
    And on 208 I run:
      """
      SET mysql-monitor_enabled='false';
      LOAD MYSQL VARIABLES TO RUNTIME;
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'192.168.1.180'), (2,'192.168.1.181');
      INSERT INTO mysql_users(username,password,default_hostgroup) VALUES ('app','secret',1);
      LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK;
      LOAD MYSQL USERS TO RUNTIME; SAVE MYSQL USERS TO DISK;
      """
    And 209 starts

  Scenario: What both sides log
    Then after 12 s 208 and 209 still differ on mysql_servers
    And the log of 208 has, in order:
      """
      ProxySQL_Cluster.cpp:509:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.209:6032 with mysql_servers version 1, epoch …, diff_check 30. Own version: 2, epoch: …. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD MYSQL SERVERS TO RUNTIME is executed on candidate master.
      ProxySQL_Cluster.cpp:530:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.209:6032 with mysql_users version 1, epoch …, diff_check 30. Own version: 2, epoch: …. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD MYSQL USERS TO RUNTIME is executed on candidate master.
      """
    And the log of 209 has, in order:
      """
      ProxySQL_Cluster.cpp:180:ProxySQL_Cluster_Monitor_thread(): [WARNING] Cluster: unable to connect to peer 192.168.1.208:6032 . Error: ProxySQL Error: Access denied for user 'cluster_20X'@'' (using password: YES)
      """

  Scenario: The cure
    When 2 s passes
    And 209 stops
    And 209 loses its database
    Given node 209 at 192.168.1.209 with configuration file member.cnf
    When 209 starts
    Then within 20 s all nodes agree on mysql_servers
    And within 20 s all nodes agree on mysql_users
    And on 209 "SELECT hostgroup_id, hostname FROM disk.mysql_servers" returns:
      | hostgroup_id | hostname      |
      | 1            | 192.168.1.180 |
      | 2            | 192.168.1.181 |

  Scenario: When both were restarted, both sides wait for a LOAD
    When 209 is killed
    And 209 loses its database
    Given node 209 at 192.168.1.209 with configuration file member.cnf
    When 209 starts
    Then within 20 s all nodes agree on mysql_servers
    When on 209 I run:
      """
      DELETE FROM mysql_servers;
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (9,'192.168.1.90');
      SAVE MYSQL SERVERS TO DISK;
      """
    And 208 restarts
    And 209 restarts
    Then after 12 s 208 and 209 still differ on mysql_servers
    And the log of 208 has, in order:
      """
      …with mysql_servers version 1, … diff_check 30. Own version: 1, … until LOAD MYSQL SERVERS TO RUNTIME is executed on candidate master.
      """
    And the log of 209 has, in order:
      """
      …with mysql_servers version 1, … diff_check 30. Own version: 1, … until LOAD MYSQL SERVERS TO RUNTIME is executed on candidate master.
      """
    When on 208 I run "LOAD MYSQL SERVERS TO RUNTIME"
    Then within 20 s all nodes agree on mysql_servers
