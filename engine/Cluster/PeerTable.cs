using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>
/// The peers of a node, in the order in which ProxySQL's hash map hands them out. With the few peers of a cluster no two of them share a
/// bucket, and the map's order is that of insertion reversed (src: std::unordered_map of libstdc++; ProxySQL_Cluster_Nodes).
/// </summary>
public sealed class PeerTable
{
    private readonly List<Peer> _newestFirst = [];
    private readonly Dictionary<PeerEndpoint, Peer> _byEndpoint = [];

    /// <summary>The peers in map order: what was inserted last comes first.</summary>
    public IReadOnlyList<Peer> InMapOrder => _newestFirst;

    /// <summary>Grows whenever a peer is added or removed: what was looked up before may be stale.</summary>
    public long Generation { get; private set; }

    /// <summary>Finds a peer, or null.</summary>
    public Peer? Find(PeerEndpoint endpoint) => _byEndpoint.GetValueOrDefault(endpoint);

    /// <summary>Adds a peer that is not there yet.</summary>
    public void Add(Peer peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        _byEndpoint.Add(peer.Endpoint, peer);
        _newestFirst.Insert(0, peer);
        Generation++;
    }

    /// <summary>Removes every peer that is not wanted any more and returns them in map order.</summary>
    public IReadOnlyList<Peer> RemoveAllBut(IReadOnlySet<PeerEndpoint> wanted)
    {
        List<Peer> removed = _newestFirst.FindAll(peer => !wanted.Contains(peer.Endpoint));
        foreach (Peer peer in removed)
        {
            _byEndpoint.Remove(peer.Endpoint);
            _newestFirst.Remove(peer);
            Generation++;
        }

        return removed;
    }
}
