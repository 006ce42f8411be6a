using Sim.Containers.Tests.Running;
using Xunit;

namespace Sim.Containers.Tests;

public sealed class BackendTests
{
    private const string Network = "192.168.62";

    private const string StatusQuery = "SELECT status FROM runtime_mysql_servers";
    private const string LastPingQuery = "SELECT ping_error FROM monitor.mysql_server_ping_log ORDER BY time_start_us DESC LIMIT 1";

    /// <summary>
    /// In 1.4.6 only traffic brings a shunned server back by itself. Without any, an operator sees in the monitor's log that it answers, and loads.
    /// </summary>
    [Fact]
    public async Task A_server_that_is_stopped_is_shunned_and_comes_back_once_it_is_started()
    {
        await using TestNetwork network = await TestNetwork.Create(Network);
        MysqlContainer server = await network.StartMysql(180);
        NodeContainer node = await network.StartNode(208, Configurations.Member(Network));
        await node.Execute(
            "UPDATE global_variables SET variable_value='1000' WHERE variable_name='mysql-monitor_ping_interval'",
            "LOAD MYSQL VARIABLES TO RUNTIME",
            $"INSERT INTO mysql_servers(hostgroup_id,hostname,port) VALUES (1,'{server.Address}',3306)",
            "LOAD MYSQL SERVERS TO RUNTIME");
        await node.Comes(LastPingQuery, "NULL");
        await node.Comes(StatusQuery, "ONLINE");

        await server.Stop();
        await node.Log.WaitFor($"Server {server.Address}:3306 missed 3 heartbeats, shunning it and killing all the connections");
        await node.Comes(StatusQuery, "SHUNNED");

        await server.Start();
        await node.Comes(LastPingQuery, "NULL");
        await node.Execute("LOAD MYSQL SERVERS TO RUNTIME");
        await node.Comes(StatusQuery, "ONLINE");
    }
}
