using System.Globalization;
using MySqlConnector;

namespace Sim.Node.Tests.Running;

/// <summary>A client of an admin port. Values are shown as text, NULL as <c>NULL</c>.</summary>
internal static class AdminClient
{
    /// <summary>Logs in.</summary>
    /// <exception cref="MySqlException">The node does not answer, or refuses.</exception>
    public static Task<MySqlConnection> Open(Place place, string user = "admin", string password = "admin") =>
        Open(Settings(place, user, password));

    /// <summary>How one logs in: without TLS.</summary>
    public static MySqlConnectionStringBuilder Settings(Place place, string user = "admin", string password = "admin") => new()
    {
        Server = place.Address,
        Port = (uint)place.Port,
        UserID = user,
        Password = password,
        SslMode = MySqlSslMode.Disabled,
    };

    /// <summary>Logs in through a Unix socket.</summary>
    /// <exception cref="MySqlException">The node does not answer, or refuses.</exception>
    public static Task<MySqlConnection> OpenSocket(string path) => Open(new MySqlConnectionStringBuilder
    {
        Server = path,
        ConnectionProtocol = MySqlConnectionProtocol.UnixSocket,
        UserID = "admin",
        Password = "admin",
        SslMode = MySqlSslMode.Disabled,
    });

    /// <summary>The rows that a statement answers with.</summary>
    public static async Task<string[][]> Query(this MySqlConnection connection, string sql) => (await Ask(connection, sql)).Rows;

    /// <summary>The names of the columns, and the rows.</summary>
    public static async Task<(string[] Columns, string[][] Rows)> Ask(this MySqlConnection connection, string sql)
    {
        await using var command = new MySqlCommand(sql, connection);
        await using MySqlDataReader reader = await command.ExecuteReaderAsync();
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        List<string[]> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add([.. columns.Select((_, i) => reader.IsDBNull(i) ? "NULL" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        }

        return (columns, [.. rows]);
    }

    /// <summary>Logs in with these settings.</summary>
    /// <exception cref="MySqlException">The node does not answer, or refuses.</exception>
    public static async Task<MySqlConnection> Open(MySqlConnectionStringBuilder settings)
    {
        settings.Pooling = false;
        settings.ConnectionTimeout = (uint)Patience.Limit.TotalSeconds;
        var connection = new MySqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
