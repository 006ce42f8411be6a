Feature: 210 joins by SQL, and waits for ever
  210 has no configuration file, and its operator tells it of the cluster by SQL, itself included. Servers arrive three checks
  later. proxysql_servers never does: 208 and 209 are still at version 1 since their boot, and a version 1 is never taken. The
  way out is a LOAD on one of the old members.

  Background:
    Given node 208 at 192.168.1.208 with configuration file member.cnf
    And node 209 at 192.168.1.209 with configuration file member.cnf
    And node 210 at 192.168.1.210
    When 209 starts
    And on 209 I run:
      """
      SET mysql-monitor_enabled='false';
      LOAD MYSQL VARIABLES TO RUNTIME;
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (7,'192.168.1.181'), (8,'192.168.1.180');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    And 208 starts
    And 210 starts
    And on 210 I run:
      """
      update global_variables set variable_value="admin:admin;cluster_20X:123456" where variable_name ='admin-admin_credentials';
      update global_variables set variable_value="cluster_20X" where variable_name ='admin-cluster_username';
      update global_variables set variable_value="123456" where variable_name ='admin-cluster_password';
      update global_variables set variable_value="200" where variable_name ='admin-cluster_check_interval_ms';
      insert into proxysql_servers(hostname,port) values('192.168.1.208',6032),('192.168.1.209',6032),('192.168.1.210',6032);
      load admin variables to runtime;
      load proxysql servers to runtime;
      """
    Then within 20 s all nodes agree on mysql_servers

  Scenario: A warning a peer every 30 checks
    Then after 12 s 210 and 208 still differ on proxysql_servers
    And the log of 210 has, in order:
      """
      [INFO] Created new Cluster Node Entry for host 192.168.1.208:6032
      [INFO] Created new Cluster Node Entry for host 192.168.1.209:6032
      [INFO] Created new Cluster Node Entry for host 192.168.1.210:6032
      [INFO] Cluster: Saving to disk MySQL Servers from peer …
      """
    And the log of 210 has, in order:
      """
      ProxySQL_Cluster.cpp:551:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.208:6032 with proxysql_servers version 1, epoch …, diff_check 30. Own version: 2, epoch: …. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD PROXYSQL SERVERS TO RUNTIME is executed on candidate master.
      """
    And the log of 210 has, in order:
      """
      ProxySQL_Cluster.cpp:551:set_checksums(): [WARNING] Cluster: detected a peer 192.168.1.209:6032 with proxysql_servers version 1, epoch …, diff_check 30. Own version: 2, epoch: …. diff_check is increasing, but version 1 doesn't allow sync. This message will be repeated every 30 checks until LOAD PROXYSQL SERVERS TO RUNTIME is executed on candidate master.
      """
    And on 208 "SELECT hostname FROM proxysql_servers" returns:
      | hostname      |
      | 192.168.1.208 |
      | 192.168.1.209 |

  Scenario Outline: The way out, on <member>
    When 2 s passes
    And on <member> I run:
      """
      INSERT INTO proxysql_servers(hostname,port,comment) VALUES ('192.168.1.210',6032,'secondary');
      LOAD PROXYSQL SERVERS TO RUNTIME;
      SAVE PROXYSQL SERVERS TO DISK;
      """
    Then within 20 s all nodes agree on proxysql_servers
    And on 210 "SELECT hostname, comment FROM proxysql_servers ORDER BY hostname" returns:
      | hostname      | comment   |
      | 192.168.1.208 | primary   |
      | 192.168.1.209 | secondary |
      | 192.168.1.210 | secondary |

    Examples:
      | member |
      | 208    |
      | 209    |
