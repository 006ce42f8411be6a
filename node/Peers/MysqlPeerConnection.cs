using MySqlConnector;
using Sim.Engine.Admin;
using Sim.Engine.Seams;
using Sim.Hosting.Outbound;

namespace Sim.Hosting.Peers;

/// <summary>One open connection to a peer.</summary>
internal sealed class MysqlPeerConnection(GuardedConnection connection, int readMilliseconds) : IPeerConnection
{
    private bool _isClosed;

    /// <inheritdoc/>
    public async ValueTask<PeerAnswer> Query(string sql)
    {
        if (_isClosed || !connection.IsOpen)
        {
            return Lost(ClientErrors.GoneAway);
        }

        Hearing<ResultSet?> heard = await connection.Ask(
            async server =>
            {
                await using var command = new MySqlCommand(sql, server);
                await using MySqlDataReader reader = await command.ExecuteReaderAsync();
                return await TextRows.Read(reader);
            },
            readMilliseconds);
        return heard.Kind switch
        {
            Hearsay.Answer => new PeerAnswer(heard.Answer, null, ConnectionLost: false),
            Hearsay.Failure when ClientErrors.IsFromServer(heard.Error!) => new PeerAnswer(null, ClientErrors.TextOf(heard.Error!), ConnectionLost: false),
            Hearsay.Unbearable => Lost(ClientErrors.MalformedPacket),
            _ => Lost(ClientErrors.LostConnection),
        };
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            connection.Close();
        }
    }

    private PeerAnswer Lost(string error)
    {
        Close();
        return new PeerAnswer(null, error, ConnectionLost: true);
    }
}
