using Sim.Engine.Checksums;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>
/// The peers of a node, in the order in which ProxySQL's hash map hands them out: what was inserted last comes first, unless two peers share a
/// bucket (src: std::unordered_map of libstdc++; ProxySQL_Cluster_Nodes).
/// </summary>
/// <param name="firstBuckets">The map's size at first, see <see cref="Profiles.Profile.PeerMapFirstBuckets"/>.</param>
public sealed class PeerTable(int firstBuckets)
{
    private readonly PeerOrder<Peer> _order = new(firstBuckets);
    private readonly Dictionary<PeerEndpoint, Peer> _byEndpoint = [];

    /// <summary>The peers in map order.</summary>
    public IReadOnlyList<Peer> InMapOrder { get; private set; } = [];

    /// <summary>Grows whenever a peer is added or removed: what was looked up before may be stale.</summary>
    public long Generation { get; private set; }

    /// <summary>Finds a peer, or null.</summary>
    public Peer? Find(PeerEndpoint endpoint) => _byEndpoint.GetValueOrDefault(endpoint);

    /// <summary>Adds a peer that is not there yet.</summary>
    public void Add(Peer peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        _byEndpoint.Add(peer.Endpoint, peer);
        _order.Add(KeyOf(peer.Endpoint), peer);
        Changed();
    }

    /// <summary>Removes every peer that is not wanted any more and returns them in map order.</summary>
    public IReadOnlyList<Peer> RemoveAllBut(IReadOnlySet<PeerEndpoint> wanted)
    {
        Peer[] removed = [.. InMapOrder.Where(peer => !wanted.Contains(peer.Endpoint))];
        foreach (Peer peer in removed)
        {
            _byEndpoint.Remove(peer.Endpoint);
            _order.Remove(KeyOf(peer.Endpoint));
            Changed();
        }

        return removed;
    }

    private static ulong KeyOf(PeerEndpoint endpoint) => PeerHash.Of(endpoint.Hostname, (ushort)endpoint.Port);

    private void Changed()
    {
        InMapOrder = [.. _order.Values];
        Generation++;
    }
}
