Feature: Pulled users are hashed and doubled
  A pull reads the users of the runtime, where each is two, one for clients and one for servers, and their passwords are hashes. That is what
  the puller then has in memory and on disk: whoever edits users there finds every row twice and no password. (sysown/proxysql#3789)

  Scenario: One user becomes two rows with a hash
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    When a starts
    And b starts
    And on a I run:
      """
      INSERT INTO mysql_users(username,password) VALUES ('app','secret');
      LOAD MYSQL USERS TO RUNTIME;
      """
    Then within 10 s all nodes agree on mysql_users
    And on a "SELECT username, password, backend, frontend FROM mysql_users" returns:
      | username | password | backend | frontend |
      | app      | secret   | 1       | 1        |
    And within 1 s on b "SELECT username, password, backend, frontend FROM disk.mysql_users ORDER BY backend" returns:
      | username | password                                  | backend | frontend |
      | app      | *14E65567ABDB5135D0CFD9A70B3032C179A49EE7 | 0       | 1        |
      | app      | *14E65567ABDB5135D0CFD9A70B3032C179A49EE7 | 1       | 0        |
