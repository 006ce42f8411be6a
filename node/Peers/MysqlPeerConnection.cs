using System.Data;
using MySqlConnector;
using Sim.Engine.Admin;
using Sim.Engine.Seams;

namespace Sim.Hosting.Peers;

/// <summary>One open connection to a peer.</summary>
internal sealed class MysqlPeerConnection(MySqlConnection connection, Action<MysqlPeerConnection> onClosed) : IPeerConnection
{
    private bool _isClosed;

    /// <inheritdoc/>
    public async ValueTask<PeerAnswer> Query(string sql)
    {
        if (_isClosed || connection.State != ConnectionState.Open)
        {
            return Lost(ClientErrors.GoneAway);
        }

        try
        {
            await using var command = new MySqlCommand(sql, connection);
            await using MySqlDataReader reader = await command.ExecuteReaderAsync();
            ResultSet? rows = await TextRows.Read(reader);
            return new PeerAnswer(rows, null, ConnectionLost: false);
        }
        catch (Exception error) when (ClientErrors.IsFailure(error))
        {
            return ClientErrors.IsFromServer(error) ? new PeerAnswer(null, error.Message, ConnectionLost: false) : Lost(ClientErrors.LostConnection);
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            onClosed(this);
            _ = Abandonment.Close(connection);
        }
    }

    private static PeerAnswer Lost(string error) => new(null, error, ConnectionLost: true);
}
