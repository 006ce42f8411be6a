Feature: Two nodes of one file
  Two nodes start with the same configuration file. The entry of a third one says "host=6032" where it must say "port=6032", and
  is skipped without a word. (The stories of this folder are those of the document without its clocks, versions and checksums:
  they hold in simulation and on real processes.)

  Background:
    Given node 208 at 192.168.1.208 with configuration file member.cnf
    And node 209 at 192.168.1.209 with configuration file member.cnf
    When 208 starts
    And 209 starts

  Scenario: The entry without a port is skipped
    Then on 208 "SELECT * FROM proxysql_servers" returns:
      | hostname      | port | weight | comment   |
      | 192.168.1.208 | 6032 | 0      | primary   |
      | 192.168.1.209 | 6032 | 0      | secondary |
    And the log of 208 has, in order:
      """
      [INFO] Cluster: Adding ProxySQL Servers 192.168.1.208:6032 from config file
      [INFO] Cluster: Adding ProxySQL Servers 192.168.1.209:6032 from config file
      """
    And the log of 208 has no line with "192.168.1.210"
    And on 208 "SELECT version FROM runtime_checksums_values WHERE name='proxysql_servers'" returns:
      | version |
      | 1       |

  Scenario: The two watch each other, and themselves
    When 5 s passes
    Then on 208 "SELECT hostname, port, weight, comment FROM stats_proxysql_servers_metrics ORDER BY hostname" returns:
      | hostname      | port | weight | comment   |
      | 192.168.1.208 | 6032 | 0      | primary   |
      | 192.168.1.209 | 6032 | 0      | secondary |
    And on 208 "SELECT hostname, version, diff_check FROM stats_proxysql_servers_checksums WHERE name='proxysql_servers' ORDER BY hostname" returns:
      | hostname      | version | diff_check |
      | 192.168.1.208 | 1       | 0          |
      | 192.168.1.209 | 1       | 0          |
    And within 1 s all nodes agree on proxysql_servers
    And the log of 208 has no line with "Proceeding with remote sync"
    And the log of 209 has no line with "Proceeding with remote sync"
