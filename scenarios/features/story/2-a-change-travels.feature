@sim-only
Feature: 2. A change on 209 reaches 208
  209 has been running for days, and its clock is 30 hours, 16 minutes and 46 seconds ahead. 208 boots and takes 209's
  servers and users. 192.168.1.120 is taken out on 209, and five minutes later put back: the log of 208 says how that
  arrives. 192.168.1.120 never answers, so the monitor of 208 shuns it, in runtime only.

  Background:
    Given ProxySQL 1.4.6
    And the wall clock is 2018-04-16 19:01:00 +08:00
    And node 208 at 192.168.1.208 with configuration file proxysql-with-package.cnf
    And node 209 at 192.168.1.209 with configuration file proxysql-with-package.cnf
    And the clock of 209 is 109006 s ahead
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
    Given 209 holds mysql_query_rules at version 1, epoch 1523173084
    And 209 holds proxysql_servers at version 1, epoch 1523173084
    And 209 holds mysql_users at version 2, epoch 1523174009
    And 209 holds mysql_servers at version 99432, epoch 1523985000
    When it is 2018-04-16 19:01:34.500 +08:00
    And 208 starts
    And it is 2018-04-16 19:05:50.400 +08:00
    And on 209 I run:
      """
      DELETE FROM mysql_servers WHERE comment='zabbix';
      LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK;
      """
    And it is 2018-04-16 19:10:21.700 +08:00

  Scenario: The log of 208 when the change arrives
    Then on 208 "SELECT * FROM mysql_servers" returns:
      | hostgroup_id | hostname      | port | status | weight | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment |
      | 7            | 192.168.1.181 | 3306 | ONLINE | 1      | 0           | 1000            | 0                   | 0       | 0              |         |
      | 10           | 192.168.1.182 | 3306 | ONLINE | 1      | 0           | 1000            | 0                   | 0       | 0              |         |
      | 8            | 192.168.1.180 | 3306 | ONLINE | 1      | 0           | 1000            | 0                   | 0       | 0              |         |
    When on 209 I run:
      """
      insert into mysql_servers(hostgroup_id,hostname,port,comment) values (20,'192.168.1.120',3306,'zabbix');
      save mysql servers to disk;
      load mysql servers to runtime;
      """
    And it is 2018-04-16 19:10:35 +08:00
    Then on 208 "SELECT * FROM mysql_servers" returns:
      | hostgroup_id | hostname      | port | status | weight | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment |
      | 7            | 192.168.1.181 | 3306 | ONLINE | 1      | 0           | 1000            | 0                   | 0       | 0              |         |
      | 20           | 192.168.1.120 | 3306 | ONLINE | 1      | 0           | 1000            | 0                   | 0       | 0              | zabbix  |
      | 10           | 192.168.1.182 | 3306 | ONLINE | 1      | 0           | 1000            | 0                   | 0       | 0              |         |
      | 8            | 192.168.1.180 | 3306 | ONLINE | 1      | 0           | 1000            | 0                   | 0       | 0              |         |
    And the log of 208 has, in order:
      """
      2018-04-16 19:10:21 [INFO] Cluster: detected a new checksum for mysql_servers from peer 192.168.1.209:6032, version 99434, epoch 1523986027, checksum 0x9AFEA97C6D622D69 . Not syncing yet ...
      2018-04-16 19:10:22 [INFO] Cluster: detected a peer 192.168.1.209:6032 with mysql_servers version 99434, epoch 1523986027, diff_check 3. Own version: 3, epoch: 1523876751. Proceeding with remote sync
      2018-04-16 19:10:22 [INFO] Cluster: detected a peer 192.168.1.209:6032 with mysql_servers version 99434, epoch 1523986027, diff_check 4. Own version: 3, epoch: 1523876751. Proceeding with remote sync
      2018-04-16 19:10:22 [INFO] Cluster: detected peer 192.168.1.209:6032 with mysql_servers version 99434, epoch 1523986027
      2018-04-16 19:10:22 [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 started. Expected checksum 0x9AFEA97C6D622D69
      2018-04-16 19:10:22 [INFO] Cluster: Fetching MySQL Servers from peer 192.168.1.209:6032 completed
      2018-04-16 19:10:22 [INFO] Cluster: Fetching checksum for MySQL Servers from peer 192.168.1.209:6032 before proceessing
      2018-04-16 19:10:22 [INFO] Cluster: Fetching checksum for MySQL Servers from peer 192.168.1.209:6032 successful. Checksum: 0x9AFEA97C6D622D69
      2018-04-16 19:10:22 [INFO] Cluster: Writing mysql_servers table
      2018-04-16 19:10:22 [INFO] Cluster: Writing mysql_replication_hostgroups table
      2018-04-16 19:10:22 [INFO] Cluster: Loading to runtime MySQL Servers from peer 192.168.1.209:6032
      2018-04-16 19:10:22 [INFO] Dumping current MySQL Servers structures for hostgroup ALL
      HID: 7 , address: 192.168.1.181 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
      HID: 10 , address: 192.168.1.182 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
      HID: 8 , address: 192.168.1.180 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
      2018-04-16 19:10:22 [INFO] Dumping mysql_servers
      +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
      | hostgroup_id | hostname      | port | weight | status | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment | mem_pointer     |
      +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
      | 7            | 192.168.1.181 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | … |
      | 8            | 192.168.1.180 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | … |
      | 10           | 192.168.1.182 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | … |
      +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
      2018-04-16 19:10:22 [INFO] Dumping mysql_servers_incoming
      +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+
      | hostgroup_id | hostname      | port | weight | status | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment |
      +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+
      | 7            | 192.168.1.181 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         |
      | 20           | 192.168.1.120 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              | zabbix  |
      | 10           | 192.168.1.182 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         |
      | 8            | 192.168.1.180 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         |
      +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+
      2018-04-16 19:10:22 [INFO] New mysql_replication_hostgroups table
      2018-04-16 19:10:22 [INFO] New mysql_group_replication_hostgroups table
      2018-04-16 19:10:22 [INFO] Dumping current MySQL Servers structures for hostgroup ALL
      HID: 7 , address: 192.168.1.181 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
      HID: 20 , address: 192.168.1.120 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: zabbix
      HID: 10 , address: 192.168.1.182 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
      HID: 8 , address: 192.168.1.180 , port: 3306 , weight: 1 , status: ONLINE , max_connections: 1000 , max_replication_lag: 0 , use_ssl: 0 , max_latency_ms: 0 , comment: 
      2018-04-16 19:10:22 [INFO] Dumping mysql_servers
      +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
      | hostgroup_id | hostname      | port | weight | status | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment | mem_pointer     |
      +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
      | 7            | 192.168.1.181 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | … |
      | 8            | 192.168.1.180 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | … |
      | 10           | 192.168.1.182 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              |         | … |
      | 20           | 192.168.1.120 | 3306 | 1      | 0      | 0           | 1000            | 0                   | 0       | 0              | zabbix  | … |
      +--------------+---------------+------+--------+--------+-------------+-----------------+---------------------+---------+----------------+---------+-----------------+
      2018-04-16 19:10:22 [INFO] Cluster: Saving to disk MySQL Servers from peer 192.168.1.209:6032
      2018-04-16 19:10:22 [INFO] Cluster: detected a new checksum for mysql_servers from peer 192.168.1.208:6032, version 4, epoch 1523877022, checksum 0x9AFEA97C6D622D69 . Not syncing yet ...
      2018-04-16 19:10:22 [INFO] Cluster: checksum for mysql_servers from peer 192.168.1.208:6032 matches with local checksum 0x9AFEA97C6D622D69 , we won't sync.
      2018-04-16 19:10:24 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
      2018-04-16 19:10:34 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
      """
    And on 208 "SELECT name, version, epoch, checksum FROM runtime_checksums_values WHERE version > 0 AND name<>'mysql_users'" returns:
      | name              | version | epoch      | checksum           |
      | mysql_query_rules | 1       | 1523876494 | 0x0000000000000000 |
      | mysql_servers     | 4       | 1523877022 | 0x9AFEA97C6D622D69 |
      | proxysql_servers  | 1       | 1523876494 | 0xDF7CA570731DA09D |
    And on 208 "SELECT version, epoch FROM runtime_checksums_values WHERE name='mysql_users'" returns:
      | version | epoch      |
      | 2       | 1523876495 |

  Scenario: The server that never answers is shunned in runtime only
    When on 209 I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname,port,comment) VALUES (20,'192.168.1.120',3306,'zabbix');
      LOAD MYSQL SERVERS TO RUNTIME; SAVE MYSQL SERVERS TO DISK;
      """
    Then within 10 s on 208 "SELECT * FROM runtime_mysql_servers" returns:
      | hostgroup_id | hostname      | port | status  | weight | compression | max_connections | max_replication_lag | use_ssl | max_latency_ms | comment |
      | 7            | 192.168.1.181 | 3306 | ONLINE  | 1      | 0           | 1000            | 0                   | 0       | 0              |         |
      | 8            | 192.168.1.180 | 3306 | ONLINE  | 1      | 0           | 1000            | 0                   | 0       | 0              |         |
      | 10           | 192.168.1.182 | 3306 | ONLINE  | 1      | 0           | 1000            | 0                   | 0       | 0              |         |
      | 20           | 192.168.1.120 | 3306 | SHUNNED | 1      | 0           | 1000            | 0                   | 0       | 0              | zabbix  |
    And on 208 "SELECT hostname, status FROM mysql_servers WHERE hostgroup_id=20" returns:
      | hostname      | status |
      | 192.168.1.120 | ONLINE |
    And on 208 "SELECT hostname, status FROM disk.mysql_servers WHERE hostgroup_id=20" returns:
      | hostname      | status |
      | 192.168.1.120 | ONLINE |
    And on 208 "SELECT checksum FROM runtime_checksums_values WHERE name='mysql_servers'" returns:
      | checksum           |
      | 0x9AFEA97C6D622D69 |
    When it is 2018-04-16 19:10:45 +08:00
    Then the log of 208 has, in order:
      """
      2018-04-16 19:10:24 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
      2018-04-16 19:10:34 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
      2018-04-16 19:10:44 MySQL_Monitor.cpp:1370:monitor_ping(): [ERROR] Server 192.168.1.120:3306 missed 3 heartbeats, shunning it and killing all the connections
      """
