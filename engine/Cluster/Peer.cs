using Sim.Engine.Checksums;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>What a node knows of one row of proxysql_servers at runtime (src: ProxySQL_Node_Entry).</summary>
public sealed class Peer
{
    private readonly RemoteModule[] _modules = [.. Enumerable.Range(0, ModuleNames.Count).Select(_ => new RemoteModule())];
    private readonly PeerMetrics[] _metrics;
    private int _currentMetrics;

    /// <summary>Creates the entry of a peer that was not known before.</summary>
    public Peer(PeerEndpoint endpoint, ulong weight, string comment, int metricsKept)
    {
        Endpoint = endpoint;
        Weight = weight;
        Comment = comment;
        _metrics = new PeerMetrics[metricsKept];
    }

    /// <summary>Host name and port: the peer's identity. Another spelling of the same host is another peer.</summary>
    public PeerEndpoint Endpoint { get; }

    /// <summary>Weight, stored and shown, never used.</summary>
    public ulong Weight { get; private set; }

    /// <summary>Comment of the row.</summary>
    public string Comment { get; private set; }

    /// <summary>The last GLOBAL_CHECKSUM() seen; 0 before the first.</summary>
    public ulong GlobalChecksum { get; set; }

    /// <summary>When the peer was last checked, whether its rows were read or not; seconds of the observing node's wall clock.</summary>
    public long LastCheckedSeconds { get; set; }

    /// <summary>The latest metrics.</summary>
    public PeerMetrics Metrics => _metrics[_currentMetrics];

    /// <summary>Whether a module's checks are being counted; as long as none is, a check without news changes nothing and decides nothing.</summary>
    public bool IsCounting { get; private set; }

    /// <summary>The peer's state of one module.</summary>
    public RemoteModule this[Module module] => _modules[(int)module];

    /// <summary>Takes the weight and comment of a reloaded row.</summary>
    public void Update(ulong weight, string comment)
    {
        Weight = weight;
        Comment = comment;
    }

    /// <summary>Renews <see cref="IsCounting"/> after a check.</summary>
    public void LookForCounts()
    {
        IsCounting = false;
        foreach (RemoteModule module in _modules)
        {
            IsCounting |= module.DiffCheck != 0;
        }
    }

    /// <summary>Stores a new reading of the metrics in the ring.</summary>
    public void Store(PeerMetrics metrics)
    {
        _currentMetrics = (_currentMetrics + 1) % _metrics.Length;
        _metrics[_currentMetrics] = metrics;
    }
}
