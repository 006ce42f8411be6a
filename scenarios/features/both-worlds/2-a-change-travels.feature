Feature: A change on 209 reaches 208
  208 boots and takes the servers and users of 209. 192.168.1.120 is taken out on 209 and put back: the log of 208 says how that
  arrives. 192.168.1.120 never answers, so the monitor of 208 shuns it, in runtime only.

  Background:
    Given node 208 at 192.168.1.208 with configuration file member.cnf
    And node 209 at 192.168.1.209 with configuration file member.cnf
    And MySQL server 192.168.1.180 is up
    And MySQL server 192.168.1.181 is up
    And MySQL server 192.168.1.120 is down
    When 209 starts
    And on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,comment) VALUES (7,'192.168.1.181',''), (8,'192.168.1.180',''), (20,'192.168.1.120','zabbix');
      INSERT INTO mysql_users(username,password,default_hostgroup) VALUES ('app','secret',7);
      LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK;
      LOAD MYSQL USERS TO RUNTIME; SAVE MYSQL USERS TO DISK;
      """
    And 208 starts
    Then within 20 s all nodes agree on mysql_servers
    And within 20 s all nodes agree on mysql_users

  Scenario: What 208 logs when a server is taken out and put back
    # A LOAD within the second in which 208 took over the list would have the same epoch as 208's, and never travel.
    When 2 s passes
    And on 209 I run:
      """
      DELETE FROM mysql_servers WHERE comment='zabbix';
      LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK;
      """
    Then within 20 s on 208 "SELECT hostgroup_id, hostname FROM disk.mysql_servers ORDER BY hostgroup_id" returns:
      | hostgroup_id | hostname      |
      | 7            | 192.168.1.181 |
      | 8            | 192.168.1.180 |
    When 2 s passes
    And on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,port,comment) VALUES (20,'192.168.1.120',3306,'zabbix');
      SAVE MYSQL SERVERS TO DISK;
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then within 20 s on 208 "SELECT hostgroup_id, hostname FROM disk.mysql_servers ORDER BY hostgroup_id" returns:
      | hostgroup_id | hostname      |
      | 7            | 192.168.1.181 |
      | 8            | 192.168.1.180 |
      | 20           | 192.168.1.120 |
    When 1 s passes
    Then the log of 208 has, in order:
      """
      [INFO] Cluster: Saving to disk MySQL Servers from peer 192.168.1.209:6032
      [INFO] Cluster: Saving to disk MySQL Servers from peer 192.168.1.209:6032
      [INFO] Cluster: detected a new checksum for mysql_servers from peer 192.168.1.209:6032, version 4, …. Not syncing yet ...
      [INFO] Cluster: detected a peer 192.168.1.209:6032 with mysql_servers version 4, epoch …, diff_check 3. Own version: 3, epoch: …. Proceeding with remote sync
      [INFO] Cluster: detected a peer 192.168.1.209:6032 with mysql_servers version 4, epoch …, diff_check 4. Own version: 3, epoch: …. Proceeding with remote sync
      [INFO] Cluster: detected peer 192.168.1.209:6032 with mysql_servers version 4, epoch …
      [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 started. Expected checksum 0x…
      [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 completed
      [INFO] Cluster: Fetching checksum for MySQL Servers from peer 192.168.1.209:6032 before proceessing
      [INFO] Cluster: Fetching checksum for MySQL Servers from peer 192.168.1.209:6032 successful. Checksum: 0x…
      [INFO] Cluster: Writing mysql_servers table
      [INFO] Cluster: Writing mysql_replication_hostgroups table
      [INFO] Cluster: Loading to runtime MySQL Servers from peer 192.168.1.209:6032
      [INFO] Dumping current MySQL Servers structures for hostgroup ALL
      HID: 7 , address: 192.168.1.181 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
      [INFO] Dumping mysql_servers
      [INFO] Dumping mysql_servers_incoming
      [INFO] New mysql_replication_hostgroups table
      [INFO] New mysql_group_replication_hostgroups table
      [INFO] Dumping current MySQL Servers structures for hostgroup ALL
      HID: 20 , address: 192.168.1.120 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: zabbix
      [INFO] Dumping mysql_servers
      [INFO] Cluster: Saving to disk MySQL Servers from peer 192.168.1.209:6032
      [INFO] Cluster: detected a new checksum for mysql_servers from peer 192.168.1.208:6032, version 4, … . Not syncing yet ...
      [INFO] Cluster: checksum for mysql_servers from peer 192.168.1.208:6032 matches with local checksum 0x… , we won't sync.
      """

  Scenario: The server that never answers is shunned in runtime only
    Then within 30 s on 208 "SELECT hostname, status FROM runtime_mysql_servers ORDER BY hostname" returns:
      | hostname      | status  |
      | 192.168.1.120 | SHUNNED |
      | 192.168.1.180 | ONLINE  |
      | 192.168.1.181 | ONLINE  |
    And on 208 "SELECT hostname, status FROM mysql_servers WHERE hostgroup_id=20" returns:
      | hostname      | status |
      | 192.168.1.120 | ONLINE |
    And on 208 "SELECT hostname, status FROM disk.mysql_servers WHERE hostgroup_id=20" returns:
      | hostname      | status |
      | 192.168.1.120 | ONLINE |
    And on 208 "SELECT version FROM runtime_checksums_values WHERE name='mysql_servers'" returns:
      | version |
      | 2       |
    And the log of 208 has, in order:
      """
      MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
      """
    And within 1 s all nodes agree on mysql_servers
