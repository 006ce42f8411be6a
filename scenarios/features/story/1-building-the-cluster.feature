@sim-only
Feature: 1. Building the cluster
  Two nodes, 208 and 209, start with the same configuration file. A third member is in the file too, but its entry
  says "host=6032" where it must say "port=6032": ProxySQL 1.4.6 requires a port and skips the entry without a word.
  (Told with checksums, which depend on the addresses, so it is for the simulation; both-worlds has it without.)

  Background:
    Given ProxySQL 1.4.6
    And the wall clock is 2018-04-16 18:00:00 +08:00
    And node 208 at 192.168.1.208 with configuration file proxysql.cnf
    And node 209 at 192.168.1.209 with configuration file proxysql.cnf
    When 208 starts
    And 209 starts

  Scenario: The entry without a port is skipped
    Then on 208 "SELECT * FROM proxysql_servers" returns:
      | hostname      | port | weight | comment   |
      | 192.168.1.208 | 6032 | 0      | primary   |
      | 192.168.1.209 | 6032 | 0      | secondary |
    And on 209 "SELECT * FROM proxysql_servers" returns:
      | hostname      | port | weight | comment   |
      | 192.168.1.208 | 6032 | 0      | primary   |
      | 192.168.1.209 | 6032 | 0      | secondary |
    And the log of 208 has, in order:
      """
      [INFO] Cluster: Adding ProxySQL Servers 192.168.1.208:6032 from config file
      [INFO] Cluster: Adding ProxySQL Servers 192.168.1.209:6032 from config file
      """
    And the log of 208 has no line with "192.168.1.210"
    And on 208 "SELECT * FROM runtime_checksums_values WHERE name='proxysql_servers'" returns:
      | name             | version | epoch      | checksum           |
      | proxysql_servers | 1       | 1523872800 | 0xDF7CA570731DA09D |

  Scenario: The two watch each other, and themselves
    When 1 min passes
    Then on 208 "SELECT hostname, port, weight, comment, response_time_ms FROM stats_proxysql_servers_metrics" returns:
      | hostname      | port | weight | comment   | response_time_ms |
      | 192.168.1.209 | 6032 | 0      | secondary | 0                |
      | 192.168.1.208 | 6032 | 0      | primary   | 0                |
    And on 208 "SELECT hostname, version, checksum, diff_check FROM stats_proxysql_servers_checksums WHERE name='proxysql_servers'" returns:
      | hostname      | version | checksum           | diff_check |
      | 192.168.1.209 | 1       | 0xDF7CA570731DA09D | 0          |
      | 192.168.1.208 | 1       | 0xDF7CA570731DA09D | 0          |
    And the log of 208 has no line with "Proceeding with remote sync"
    And the log of 209 has no line with "Proceeding with remote sync"
