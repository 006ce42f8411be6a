namespace Sim.Scenarios.Simulation;

/// <summary>The network between the hosts of a world: one link a direction, made when it is first used.</summary>
internal sealed class Network(ulong seed)
{
    private readonly Dictionary<(string From, string To), Link> _links = [];

    /// <summary>How many light checks nodes have sent one another.</summary>
    public long PeerChecks { get; private set; }

    /// <summary>A light check is on its way.</summary>
    public void CountPeerCheck() => PeerChecks++;

    /// <summary>The link from one host to another; what it draws depends on the seed and the two addresses only.</summary>
    public Link Between(string from, string to)
    {
        if (!_links.TryGetValue((from, to), out Link? link))
        {
            link = new Link(new SeedStream(seed, $"link {from} {to}"), LatencyRange.Of(from, to));
            _links.Add((from, to), link);
        }

        return link;
    }
}
