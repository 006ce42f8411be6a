Feature: Interfaces are set once
  mysql-interfaces is read when the program starts. Changed later and loaded, it silently becomes again what it was, and only the log says
  that it was impossible. (sysown/proxysql#440 and #5951)

  Scenario: The change is taken back by LOAD
    Given node a at 10.0.0.1 with configuration file node.cnf
    When a starts
    And on a I run:
      """
      SET mysql-interfaces='10.0.0.1:7033';
      LOAD MYSQL VARIABLES TO RUNTIME;
      """
    Then the log of a has, in order:
      """
      …Impossible to set variable interfaces with value "10.0.0.1:7033". Resetting to current "…
      """
