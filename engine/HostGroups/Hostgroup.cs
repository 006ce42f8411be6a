namespace Sim.Engine.HostGroups;

/// <summary>A hostgroup and its servers, in the order in which ProxySQL keeps them (src: MyHGC). It is never removed, even when it is empty.</summary>
public sealed class Hostgroup(int id)
{
    private readonly List<BackendServer> _servers = [];

    /// <summary>Its number.</summary>
    public int Id { get; } = id;

    /// <summary>Its servers: in the order of arrival, until one is purged.</summary>
    public IReadOnlyList<BackendServer> Servers => _servers;

    internal void Add(BackendServer server) => _servers.Add(server);

    /// <summary>
    /// Drops removed servers that have no connections left. The last server takes the place of a dropped one and is not looked at in this
    /// pass, so of two removed servers one may survive until the next (src: purge_mysql_servers_table).
    /// </summary>
    internal void Purge()
    {
        for (int i = 0; i < _servers.Count; i++)
        {
            if (_servers[i].Status == ServerStatus.OfflineHard && _servers[i].Traffic.HasNoConnections)
            {
                _servers[i] = _servers[^1];
                _servers.RemoveAt(_servers.Count - 1);
            }
        }
    }
}
