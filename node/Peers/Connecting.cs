using MySqlConnector;

namespace Sim.Hosting.Peers;

/// <summary>Opens connections to servers that may do anything.</summary>
internal static class Connecting
{
    /// <summary>The library keeps the timeout itself, and says how it ended; this is how much later it is no longer waited for.</summary>
    private const int GraceMilliseconds = 500;

    private const int MillisecondsPerSecond = 1000;

    /// <summary>Gives the open connection, or the error in the words of ProxySQL's client library.</summary>
    public static async Task<(MySqlConnection? Connection, string? Error)> Open(MySqlConnectionStringBuilder settings, string hostname)
    {
        var connection = new MySqlConnection(settings.ConnectionString);
        int patience = ((int)settings.ConnectionTimeout * MillisecondsPerSecond) + GraceMilliseconds;
        Hearing<bool> opened = await GuardedQuestion.Ask(
            async giveUp =>
            {
                await connection.OpenAsync(giveUp);
                return true;
            },
            patience);
        if (opened.Kind == Hearsay.Answer)
        {
            return (connection, null);
        }

        _ = Abandonment.Close(connection);
        return (null, opened.Kind switch
        {
            Hearsay.Failure => ClientErrors.OfConnect(opened.Error!, hostname),
            Hearsay.Silence => ClientErrors.NoGreeting,
            _ => ClientErrors.MalformedPacket,
        });
    }
}
