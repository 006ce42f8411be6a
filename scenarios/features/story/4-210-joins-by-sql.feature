@sim-only
Feature: 4. 210 joins by SQL
  210 starts with the package's configuration, and its operator tells it of the cluster by SQL, itself included. Servers and
  users arrive three checks later. proxysql_servers never does: 208 and 209 are still at version 1 since their boot, and a
  version 1 is never taken. Nothing but a LOAD ends it. (In which order the lines of two peers come within one second is a
  matter of phase: it is the document's with seed 1.)

  Background:
    Given ProxySQL 1.4.6
    And the wall clock is 2018-04-17 22:36:00 +08:00
    And node 208 at 192.168.1.208 with configuration file proxysql.cnf
    And node 209 at 192.168.1.209 with configuration file proxysql.cnf
    And node 210 at 192.168.1.210 with configuration file package.cnf
    And MySQL server 192.168.1.180:3306 is up
    And MySQL server 192.168.1.181:3306 is up
    And MySQL server 192.168.1.182:3306 is up
    When 209 starts
    And on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,port,comment) VALUES
        (7,'192.168.1.181',3306,''), (8,'192.168.1.180',3306,''), (10,'192.168.1.182',3306,''), (20,'192.168.1.120',3306,'zabbix');
      INSERT INTO mysql_users(username,password,default_hostgroup) VALUES ('app','secret',10);
      LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK;
      LOAD MYSQL USERS TO RUNTIME; SAVE MYSQL USERS TO DISK;
      """
    And 208 starts
    And 10 s passes
    Given 208 holds proxysql_servers at version 1, epoch 1523876494
    And 208 holds mysql_query_rules at version 1, epoch 1523876494
    And 208 holds mysql_users at version 2, epoch 1523876495
    And 208 holds mysql_servers at version 4, epoch 1523877022
    And 209 holds proxysql_servers at version 1, epoch 1523173084
    And 209 holds mysql_query_rules at version 1, epoch 1523173084
    And 209 holds mysql_users at version 2, epoch 1523174009
    And 209 holds mysql_servers at version 99434, epoch 1523986027
    When it is 2018-04-17 22:36:46.100 +08:00
    And 210 starts
    And it is 2018-04-17 22:40:55.500 +08:00
    And on 210 I run:
      """
      update global_variables set variable_value="admin:admin;cluster_20X:123456" where variable_name ='admin-admin_credentials';
      update global_variables set variable_value="cluster_20X" where variable_name ='admin-cluster_username';
      update global_variables set variable_value="123456" where variable_name ='admin-cluster_password';
      insert into proxysql_servers(hostname,port) values('192.168.1.208',6032),('192.168.1.209',6032),('192.168.1.210',6032);
      load admin variables to runtime;
      """
    And it is 2018-04-17 22:44:19.300 +08:00
    And on 210 I run "load proxysql servers to runtime"

  Scenario: The log of 210 from 22:44:19 to 22:45:48
    When it is 2018-04-17 22:45:49 +08:00
    Then the log of 210 has exactly these lines with "Cluster:":
      """
      2018-04-17 22:44:19 [INFO] Cluster: starting thread for peer 192.168.1.210:6032
      2018-04-17 22:44:19 [INFO] Cluster: starting thread for peer 192.168.1.209:6032
      2018-04-17 22:44:19 [INFO] Cluster: starting thread for peer 192.168.1.208:6032
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for mysql_query_rules from peer 192.168.1.210:6032, version 1, epoch 1523975806, checksum 0x0000000000000000 . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: checksum for mysql_query_rules from peer 192.168.1.210:6032 matches with local checksum 0x0000000000000000 , we won't sync.
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for mysql_servers from peer 192.168.1.210:6032, version 1, epoch 1523975806, checksum 0x0000000000000000 . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: checksum for mysql_servers from peer 192.168.1.210:6032 matches with local checksum 0x0000000000000000 , we won't sync.
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for mysql_users from peer 192.168.1.210:6032, version 1, epoch 1523975806, checksum 0x0000000000000000 . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: checksum for mysql_users from peer 192.168.1.210:6032 matches with local checksum 0x0000000000000000 , we won't sync.
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for proxysql_servers from peer 192.168.1.210:6032, version 2, epoch 1523976259, checksum 0x42904D5D92E2A8FE . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: checksum for proxysql_servers from peer 192.168.1.210:6032 matches with local checksum 0x42904D5D92E2A8FE , we won't sync.
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for mysql_query_rules from peer 192.168.1.209:6032, version 1, epoch 1523173084, checksum 0x0000000000000000 . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: checksum for mysql_query_rules from peer 192.168.1.209:6032 matches with local checksum 0x0000000000000000 , we won't sync.
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for mysql_servers from peer 192.168.1.209:6032, version 99434, epoch 1523986027, checksum 0x9AFEA97C6D622D69 . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for mysql_users from peer 192.168.1.209:6032, version 2, epoch 1523174009, checksum … . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for proxysql_servers from peer 192.168.1.209:6032, version 1, epoch 1523173084, checksum 0xDF7CA570731DA09D . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for mysql_query_rules from peer 192.168.1.208:6032, version 1, epoch 1523876494, checksum 0x0000000000000000 . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: checksum for mysql_query_rules from peer 192.168.1.208:6032 matches with local checksum 0x0000000000000000 , we won't sync.
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for mysql_servers from peer 192.168.1.208:6032, version 4, epoch 1523877022, checksum 0x9AFEA97C6D622D69 . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for mysql_users from peer 192.168.1.208:6032, version 2, epoch 1523876495, checksum … . Not syncing yet ...
      2018-04-17 22:44:19 [INFO] Cluster: detected a new checksum for proxysql_servers from peer 192.168.1.208:6032, version 1, epoch 1523876494, checksum 0xDF7CA570731DA09D . Not syncing yet ...
      2018-04-17 22:44:21 [INFO] Cluster: detected a peer 192.168.1.209:6032 with mysql_servers version 99434, epoch 1523986027, diff_check 3. Own version: 1, epoch: 1523975806. Proceeding with remote sync
      2018-04-17 22:44:21 [INFO] Cluster: detected a peer 192.168.1.209:6032 with mysql_users version 2, epoch 1523174009, diff_check 3. Own version: 1, epoch: 1523975806. Proceeding with remote sync
      2018-04-17 22:44:21 [INFO] Cluster: detected a peer 192.168.1.208:6032 with mysql_servers version 4, epoch 1523877022, diff_check 3. Own version: 1, epoch: 1523975806. Proceeding with remote sync
      2018-04-17 22:44:21 [INFO] Cluster: detected a peer 192.168.1.208:6032 with mysql_users version 2, epoch 1523876495, diff_check 3. Own version: 1, epoch: 1523975806. Proceeding with remote sync
      2018-04-17 22:44:22 [INFO] Cluster: detected a peer 192.168.1.209:6032 with mysql_servers version 99434, epoch 1523986027, diff_check 4. Own version: 1, epoch: 1523975806. Proceeding with remote sync
      2018-04-17 22:44:22 [INFO] Cluster: detected peer 192.168.1.209:6032 with mysql_servers version 99434, epoch 1523986027
      2018-04-17 22:44:22 [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 started. Expected checksum 0x9AFEA97C6D622D69
      2018-04-17 22:44:22 [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 completed
      2018-04-17 22:44:22 [INFO] Cluster: Fetching checksum for MySQL Servers from peer 192.168.1.209:6032 before proceessing
      2018-04-17 22:44:22 [INFO] Cluster: Fetching checksum for MySQL Servers from peer 192.168.1.209:6032 successful. Checksum: 0x9AFEA97C6D622D69
      2018-04-17 22:44:22 [INFO] Cluster: Writing mysql_servers table
      2018-04-17 22:44:22 [INFO] Cluster: Writing mysql_replication_hostgroups table
      2018-04-17 22:44:22 [INFO] Cluster: Loading to runtime MySQL Servers from peer 192.168.1.209:6032
      2018-04-17 22:44:22 [INFO] Cluster: Saving to disk MySQL Servers from peer 192.168.1.209:6032
      2018-04-17 22:44:22 [INFO] Cluster: detected a peer 192.168.1.209:6032 with mysql_users version 2, epoch 1523174009, diff_check 4. Own version: 1, epoch: 1523975806. Proceeding with remote sync
      2018-04-17 22:44:22 ProxySQL_Cluster.cpp:1268:get_peer_to_sync_mysql_users(): [WARNING] Cluster: detected a peer with mysql_users epoch 1523876495 , but not enough diff_check. We won't sync from epoch 1523174009: temporarily skipping sync
      2018-04-17 22:44:22 [INFO] Cluster: detected a peer 192.168.1.208:6032 with mysql_users version 2, epoch 1523876495, diff_check 4. Own version: 1, epoch: 1523975806. Proceeding with remote sync
      2018-04-17 22:44:22 [INFO] Cluster: detected peer 192.168.1.208:6032 with mysql_users version 2, epoch 1523876495
      2018-04-17 22:44:22 [INFO] Cluster: Fetching MySQL Users from peer 192.168.1.208:6032 started
      2018-04-17 22:44:22 [INFO] Cluster: Fetching MySQL Users from peer 192.168.1.208:6032 completed
      2018-04-17 22:44:22 [INFO] Cluster: Loading to runtime MySQL Users from peer 192.168.1.208:6032
      2018-04-17 22:44:22 [INFO] Cluster: Saving to disk MySQL Query Rules from peer 192.168.1.208:6032
      2018-04-17 22:44:23 [INFO] Cluster: detected a new checksum for mysql_servers from peer 192.168.1.210:6032, version 2, epoch 1523976262, checksum 0x9AFEA97C6D622D69 . Not syncing yet ...
      2018-04-17 22:44:23 [INFO] Cluster: checksum for mysql_servers from peer 192.168.1.210:6032 matches with local checksum 0x9AFEA97C6D622D69 , we won't sync.
      2018-04-17 22:44:23 [INFO] Cluster: detected a new checksum for mysql_users from peer 192.168.1.210:6032, version 2, epoch 1523976262, checksum … . Not syncing yet ...
      2018-04-17 22:44:23 [INFO] Cluster: checksum for mysql_users from peer 192.168.1.210:6032 matches with local checksum … , we won't sync.
      2018-04-17 22:44:48 ProxySQL_Cluster.cpp:551:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.208:6032 with proxysql_servers version 1, epoch 1523876494, diff_check 30. Own version: 2, epoch: 1523976259. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD PROXYSQL SERVERS TO RUNTIME is executed on candidate master.
      2018-04-17 22:44:48 ProxySQL_Cluster.cpp:551:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.209:6032 with proxysql_servers version 1, epoch 1523173084, diff_check 30. Own version: 2, epoch: 1523976259. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD PROXYSQL SERVERS TO RUNTIME is executed on candidate master.
      2018-04-17 22:45:18 ProxySQL_Cluster.cpp:551:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.208:6032 with proxysql_servers version 1, epoch 1523876494, diff_check 60. Own version: 2, epoch: 1523976259. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD PROXYSQL SERVERS TO RUNTIME is executed on candidate master.
      2018-04-17 22:45:18 ProxySQL_Cluster.cpp:551:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.209:6032 with proxysql_servers version 1, epoch 1523173084, diff_check 60. Own version: 2, epoch: 1523976259. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD PROXYSQL SERVERS TO RUNTIME is executed on candidate master.
      2018-04-17 22:45:48 ProxySQL_Cluster.cpp:551:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.208:6032 with proxysql_servers version 1, epoch 1523876494, diff_check 90. Own version: 2, epoch: 1523976259. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD PROXYSQL SERVERS TO RUNTIME is executed on candidate master.
      2018-04-17 22:45:48 ProxySQL_Cluster.cpp:551:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.209:6032 with proxysql_servers version 1, epoch 1523173084, diff_check 90. Own version: 2, epoch: 1523976259. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD PROXYSQL SERVERS TO RUNTIME is executed on candidate master.
      """
    And the log of 210 has, in order:
      """
      2018-04-17 22:40:55 [INFO] Received load admin variables to runtime command
      2018-04-17 22:44:19 [INFO] Received load proxysql servers to runtime command
      2018-04-17 22:44:19 [INFO] Created new Cluster Node Entry for host 192.168.1.208:6032
      2018-04-17 22:44:19 [INFO] Created new Cluster Node Entry for host 192.168.1.209:6032
      2018-04-17 22:44:19 [INFO] Created new Cluster Node Entry for host 192.168.1.210:6032
      2018-04-17 22:44:56 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
      2018-04-17 22:45:06 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
      2018-04-17 22:45:16 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
      """
    And on 210 "SELECT name, version, epoch, checksum FROM runtime_checksums_values WHERE name IN ('mysql_servers','proxysql_servers')" returns:
      | name             | version | epoch      | checksum           |
      | mysql_servers    | 2       | 1523976262 | 0x9AFEA97C6D622D69 |
      | proxysql_servers | 2       | 1523976259 | 0x42904D5D92E2A8FE |

  Scenario: One warning a peer every 30 checks
    When it is 2018-04-17 22:49:19 +08:00
    Then the log of 210 has 10 lines with "detected a peer 192.168.1.208:6032 with proxysql_servers version 1"
    And the log of 210 has 10 lines with "detected a peer 192.168.1.209:6032 with proxysql_servers version 1"

  Scenario: The deadlock is still there a day later
    Then after 24 h 210 and 208 still differ on proxysql_servers
    And on 210 "SELECT hostname FROM proxysql_servers" returns:
      | hostname      |
      | 192.168.1.208 |
      | 192.168.1.209 |
      | 192.168.1.210 |
    And on 208 "SELECT hostname FROM proxysql_servers" returns:
      | hostname      |
      | 192.168.1.208 |
      | 192.168.1.209 |
