# Processes on one machine are local to one another.
@sim-only
Feature: A cluster user named like the admin is refused
  The user "admin" may log in from the node's own machine only. Whoever takes it for the cluster, because it is there already, has a cluster in
  which nobody is let in.

  Scenario: The peers refuse one another
    Given node a at 10.0.0.1 with configuration:
      """
      admin_variables = { admin_credentials="admin:secret" mysql_ifaces="0.0.0.0:6032" cluster_username="admin" cluster_password="secret" }
      mysql_variables = { monitor_enabled=false }
      proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 } )
      """
    And node b at 10.0.0.2 with configuration:
      """
      admin_variables = { admin_credentials="admin:secret" mysql_ifaces="0.0.0.0:6032" cluster_username="admin" cluster_password="secret" }
      mysql_variables = { monitor_enabled=false }
      proxysql_servers = ( { hostname="10.0.0.1" port=6032 }, { hostname="10.0.0.2" port=6032 } )
      """
    When a starts
    And b starts
    And 10 s passes
    Then the log of a has, in order:
      """
      …unable to connect to peer 10.0.0.2:6032 . Error: …can only connect locally…
      """
