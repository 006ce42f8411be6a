namespace Sim.Engine.Concurrency;

/// <summary>
/// ProxySQL's mutexes whose holding can be seen from outside: who waits for them waits in the simulation too. The order in which a pull and an
/// admin session take them is that of 1.4.6, hazards included.
/// </summary>
public sealed class NodeLocks
{
    /// <summary>Serialises all statements of all admin sessions (src: ProxySQL_Admin.cpp, sql_query_global_mutex).</summary>
    public AsyncMutex AdminStatements { get; } = new("sql_query_global_mutex");

    /// <summary>Guards the servers' configuration; held during the network queries of a pull (src: mysql_servers_wrlock).</summary>
    public AsyncMutex MysqlServers { get; } = new("mysql_servers_lock");

    /// <summary>Guards the peer map; held during a whole pull, whatever it waits for (src: ProxySQL_Cluster_Nodes::mutex).</summary>
    public AsyncMutex Peers { get; } = new("ProxySQL_Cluster_Nodes::mutex");
}
