using System.Data;
using MySqlConnector;
using Sim.Engine.Admin;
using Sim.Engine.Seams;

namespace Sim.Hosting.Peers;

/// <summary>One open connection to a peer.</summary>
internal sealed class MysqlPeerConnection(MySqlConnection connection, int readMilliseconds, Action<MysqlPeerConnection> onClosed) : IPeerConnection
{
    private bool _isClosed;

    /// <inheritdoc/>
    public async ValueTask<PeerAnswer> Query(string sql)
    {
        if (_isClosed || connection.State != ConnectionState.Open)
        {
            return Lost(ClientErrors.GoneAway);
        }

        Hearing<ResultSet?> heard = await GuardedQuestion.Ask(
            async giveUp =>
            {
                await using var command = new MySqlCommand(sql, connection);
                await using MySqlDataReader reader = await command.ExecuteReaderAsync(giveUp);
                return await TextRows.Read(reader, giveUp);
            },
            readMilliseconds);
        return heard.Kind switch
        {
            Hearsay.Answer => new PeerAnswer(heard.Answer, null, ConnectionLost: false),
            Hearsay.Failure when ClientErrors.IsFromServer(heard.Error!) => new PeerAnswer(null, heard.Error!.Message, ConnectionLost: false),
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
            onClosed(this);
            _ = Abandonment.Close(connection);
        }
    }

    private PeerAnswer Lost(string error)
    {
        Close();
        return new PeerAnswer(null, error, ConnectionLost: true);
    }
}
