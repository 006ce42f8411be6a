using System.Globalization;
using System.Net.Sockets;
using System.Text;
using MySqlConnector;
using Sim.Engine.Admin;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Processes;

/// <summary>A client of a node's admin port on this machine, over the MySQL protocol. It speaks the scenario's addresses.</summary>
internal sealed class AdminClient(ProcessNode node, ClientLogin login) : IWorldClient, IAsyncDisposable
{
    private const int PatienceSeconds = 120;
    private const int CannotConnect = 2003;
    private const string GeneralState = "HY000";

    private MySqlConnection? _connection;

    /// <inheritdoc/>
    public async Task<AdminReply> Query(string sql)
    {
        try
        {
            _connection ??= await Open();
            await using var command = new MySqlCommand(node.TextToMachine(sql), _connection);
            await using MySqlDataReader reader = await command.ExecuteReaderAsync();
            return reader.FieldCount == 0 ? new AdminReply.Ok(reader.RecordsAffected, "") : new AdminReply.Rows(await Read(reader));
        }
        catch (MySqlException error) when (error.SqlState is not null)
        {
            return new AdminReply.Error(error.Number, error.SqlState, node.TextToScenario(error.Message));
        }
        catch (MySqlException error) when (error.ErrorCode == MySqlErrorCode.CommandTimeoutExpired)
        {
            throw new WorldException($"node {node.Name} did not answer within {PatienceSeconds} s: {sql}");
        }
        catch (Exception failure) when (failure is MySqlException or InvalidOperationException or SocketException or IOException)
        {
            return _connection is null
                ? new AdminReply.Error(CannotConnect, GeneralState, $"Can't connect to MySQL server on '{node.Host}' (107)")
                : new AdminReply.Dropped();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<MySqlConnection> Open()
    {
        var settings = new MySqlConnectionStringBuilder
        {
            Server = node.MachineHost,
            Port = (uint)node.AdminPort,
            UserID = login.User,
            Password = login.Password,
            ConnectionTimeout = PatienceSeconds,
            DefaultCommandTimeout = PatienceSeconds,
            CancellationTimeout = -1,
            Pooling = false,
            SslMode = MySqlSslMode.Disabled,
            AllowUserVariables = true,
            AutoEnlist = false,
            GuidFormat = MySqlGuidFormat.None,
            TreatTinyAsBoolean = false,
        };
        var connection = new MySqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private async Task<ResultSet> Read(MySqlDataReader reader)
    {
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        List<string?[]> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, columns.Length).Select(i => Text(reader.GetValue(i)) is { } text ? node.TextToScenario(text) : null)]);
        }

        return new ResultSet(columns, rows);
    }

    private static string? Text(object value) => value switch
    {
        DBNull => null,
        string text => text,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
