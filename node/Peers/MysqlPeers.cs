using MySqlConnector;
using Sim.Engine.Seams;
using Sim.Hosting.Outbound;

namespace Sim.Hosting.Peers;

/// <summary>Reaches peers' admin ports over the network. Every connection is a new one: ProxySQL pools none.</summary>
internal sealed class MysqlPeers(ServerConnections servers) : IPeers
{
    /// <inheritdoc/>
    public async ValueTask<PeerConnectOutcome> Connect(PeerEndpoint peer, PeerCredentials credentials, PeerTimeouts timeouts)
    {
        MySqlConnectionStringBuilder settings = ConnectionSettings.For(
            peer.Hostname, peer.Port, credentials.Username, credentials.Password, timeouts.ConnectMilliseconds);
        (GuardedConnection? connection, string? error) = await servers.Open(settings);
        return new PeerConnectOutcome(connection is null ? null : new MysqlPeerConnection(connection, timeouts.ReadMilliseconds), error);
    }
}
