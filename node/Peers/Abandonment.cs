using MySqlConnector;

namespace Sim.Hosting.Peers;

/// <summary>Closes connections that nobody is interested in any more.</summary>
internal static class Abandonment
{
    /// <summary>Closes the connection, whatever state it is in; how that goes does not matter.</summary>
    public static async Task Close(MySqlConnection connection)
    {
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception failure) when (failure is MySqlException or IOException or InvalidOperationException)
        {
            // The connection is given up anyway.
        }
    }
}
