namespace Sim.Engine.Concurrency;

/// <summary>
/// ProxySQL's mutexes whose holding can be seen from outside: who waits for them waits in the simulation too. The order in which a pull and an
/// admin session take them is that of 1.4.6, hazards included.
/// </summary>
/// <param name="make">Makes a mutex, by ProxySQL's name of it.</param>
public sealed class NodeLocks(Func<string, IMutex> make)
{
    /// <summary>Serialises all statements of all admin sessions (src: ProxySQL_Admin.cpp, sql_query_global_mutex).</summary>
    public IMutex AdminStatements { get; } = make("sql_query_global_mutex");

    /// <summary>Guards the servers' configuration; held during the network queries of a pull (src: mysql_servers_wrlock).</summary>
    public IMutex MysqlServers { get; } = make("mysql_servers_lock");

    /// <summary>Guards the peer map; held during a whole pull, whatever it waits for (src: ProxySQL_Cluster_Nodes::mutex).</summary>
    public IMutex Peers { get; } = make("ProxySQL_Cluster_Nodes::mutex");
}
