# On virtual time only: it takes minutes to hours.
@sim-only
Feature: Saving is switched off, and the sync goes on
  An operator wants a node that takes nothing from the others, and switches admin-cluster_mysql_servers_save_to_disk off. That only keeps what is
  taken from the disk. The right switch is admin-cluster_mysql_servers_diffs_before_sync=0. (sysown/proxysql#1173)

  Background:
    Given node a at 10.0.0.1 with configuration file node.cnf
    And node b at 10.0.0.2 with configuration file node.cnf
    When a starts
    And b starts

  Scenario: The node takes what it should not, and complains where there is nothing to take
    When on b I run:
      """
      SET admin-cluster_mysql_servers_save_to_disk='false';
      LOAD ADMIN VARIABLES TO RUNTIME;
      """
    And on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1');
      LOAD MYSQL SERVERS TO RUNTIME;
      SAVE MYSQL SERVERS TO DISK;
      """
    Then within 10 s on b "SELECT hostname FROM runtime_mysql_servers" returns:
      | hostname |
      | 10.0.1.1 |
    And on b "SELECT COUNT(*) FROM disk.mysql_servers" returns:
      | COUNT(*) |
      | 0        |
    When a restarts
    And b restarts
    Then within 1 min on b "SELECT COUNT(*) FROM runtime_mysql_servers" returns:
      | COUNT(*) |
      | 0        |
    And after 1 h a and b still differ on mysql_servers
    And the log of b has, in order:
      """
      …with mysql_servers version 1, … diff_check 30. … diff_check is increasing, but version 1 doesn't allow sync. …
      …with mysql_servers version 1, … diff_check 60. … diff_check is increasing, but version 1 doesn't allow sync. …
      """

  Scenario: With diffs_before_sync 0 it takes nothing and says nothing
    When on b I run:
      """
      SET admin-cluster_mysql_servers_diffs_before_sync=0;
      LOAD ADMIN VARIABLES TO RUNTIME;
      """
    And on a I run:
      """
      INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (1,'10.0.1.1');
      LOAD MYSQL SERVERS TO RUNTIME;
      """
    Then after 24 h a and b still differ on mysql_servers
    And the log of b has no line with "doesn't allow sync"
    And the log of b has no line with "Proceeding with remote sync"
