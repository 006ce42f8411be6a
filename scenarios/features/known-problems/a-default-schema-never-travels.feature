# On virtual time only: it takes minutes to hours.
@sim-only
Feature: A default_schema never travels
  The checksum of mysql_users does not cover default_schema. Changing only that changes nothing that a peer could see.
  (sysown/proxysql#1491, mended in 1.4.9)

  Scenario: The checksums agree, the users do not
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    When a starts
    And b starts
    And on a I run:
      """
      INSERT INTO mysql_users(username,password,default_schema) VALUES ('app','secret','shop');
      LOAD MYSQL USERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_users
    When on a I run:
      """
      UPDATE mysql_users SET default_schema='shop2';
      LOAD MYSQL USERS TO RUNTIME;
      """
    And 24 h passes
    Then within 1 s all nodes agree on mysql_users
    And on b "SELECT DISTINCT username, default_schema FROM runtime_mysql_users" returns:
      | username | default_schema |
      | app      | shop           |
