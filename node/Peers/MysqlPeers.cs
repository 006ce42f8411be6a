using MySqlConnector;
using Sim.Engine.Seams;

namespace Sim.Hosting.Peers;

/// <summary>Reaches peers' admin ports over the network. Every connection is a new one: ProxySQL pools none.</summary>
internal sealed class MysqlPeers : IPeers, IDisposable
{
    private readonly HashSet<MysqlPeerConnection> _open = [];

    /// <inheritdoc/>
    public async ValueTask<PeerConnectOutcome> Connect(PeerEndpoint peer, PeerCredentials credentials, PeerTimeouts timeouts)
    {
        MySqlConnectionStringBuilder settings = ConnectionSettings.For(
            peer.Hostname, peer.Port, credentials.Username, credentials.Password, timeouts.ConnectMilliseconds);
        settings.DefaultCommandTimeout = (uint)(timeouts.ReadMilliseconds / 1000);
        (MySqlConnection? connection, string? error) = await Connecting.Open(settings, peer.Hostname);
        if (connection is null)
        {
            return new PeerConnectOutcome(null, error);
        }

        var opened = new MysqlPeerConnection(connection, timeouts.ReadMilliseconds, closed => _open.Remove(closed));
        _open.Add(opened);
        return new PeerConnectOutcome(opened, null);
    }

    /// <summary>Closes what the node left open when it ended.</summary>
    public void Dispose()
    {
        foreach (MysqlPeerConnection connection in _open.ToArray())
        {
            connection.Close();
        }
    }
}
