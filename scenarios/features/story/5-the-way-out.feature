@sim-only
Feature: 5. The way out
  The rows of 210 are registered on one of the old members and loaded there: its version leaves 1, and everybody takes it.

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

  Scenario Outline: 210 is registered on <member>
    When 2 min passes
    And on <member> I run:
      """
      INSERT INTO proxysql_servers(hostname,port,comment) VALUES ('192.168.1.210',6032,'secondary');
      LOAD PROXYSQL SERVERS TO RUNTIME;
      SAVE PROXYSQL SERVERS TO DISK;
      """
    # 208 and 209 check every 200 ms, 210 every second: three checks that differ, one more for phase, and the pull.
    Then within 5 checks all nodes agree on proxysql_servers
    And on 210 "SELECT hostname, comment FROM proxysql_servers" returns:
      | hostname      | comment   |
      | 192.168.1.210 | secondary |
      | 192.168.1.209 | secondary |
      | 192.168.1.208 | primary   |
    When 1 h passes
    Then the log of 210 has 4 lines with "detected a peer 192.168.1.208:6032 with proxysql_servers version 1"
    And the log of 210 has 4 lines with "detected a peer 192.168.1.209:6032 with proxysql_servers version 1"

    Examples:
      | member |
      | 208    |
      | 209    |
