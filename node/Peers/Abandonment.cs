using MySqlConnector;

namespace Sim.Hosting.Peers;

/// <summary>Closes connections that nobody is interested in any more.</summary>
internal static class Abandonment
{
    /// <summary>Closes the connection, whatever state it is in; how that goes does not matter.</summary>
    public static Task Close(MySqlConnection connection) => Task.Run(() => Dispose(connection));

    private static async Task Dispose(MySqlConnection connection)
    {
        try
        {
            await connection.DisposeAsync();
        }
#pragma warning disable CA1031 // A server that sends nonsense makes the library fail in any way; the connection is given up anyway.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
