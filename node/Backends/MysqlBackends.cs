using MySqlConnector;
using Sim.Engine.Admin;
using Sim.Engine.Monitor;
using Sim.Engine.Seams;
using Sim.Hosting.Execution;
using Sim.Hosting.Outbound;

namespace Sim.Hosting.Backends;

/// <summary>Checks real MySQL servers (src: lib/MySQL_Monitor.cpp, monitor_connect_thread, monitor_ping_thread, monitor_read_only_thread).</summary>
internal sealed class MysqlBackends(ServerConnections servers) : IBackends, IDisposable
{
    private readonly BackendPool _pool = new();

    /// <inheritdoc/>
    public async ValueTask<BackendAnswer> Check(BackendCheck check)
    {
        MySqlConnectionStringBuilder settings = Settings(check);
        long startedAt = MonotonicTime.Microseconds;
        GuardedConnection? connection = check.Kind == BackendCheckKind.Connect ? null : _pool.Take(settings.ConnectionString);
        if (connection is null)
        {
            (connection, string? refusal) = await servers.Open(settings);
            if (connection is null)
            {
                return new BackendAnswer(Since(startedAt), BackendFailure.ConnectFailed, refusal, false);
            }
        }

        if (check.Kind == BackendCheckKind.Connect)
        {
            long duration = Since(startedAt);
            connection.Close();
            return new BackendAnswer(duration, BackendFailure.None, null, false);
        }

        BackendAnswer answer = await Ask(connection, check);
        if (answer.Failure == BackendFailure.None)
        {
            _pool.Put(settings.ConnectionString, connection);
        }
        else
        {
            connection.Close();
        }

        return answer;
    }

    /// <summary>Closes the idle connections.</summary>
    public void Dispose() => _pool.Clear();

    private static MySqlConnectionStringBuilder Settings(BackendCheck check)
    {
        MySqlConnectionStringBuilder settings = ConnectionSettings.For(
            check.Hostname, check.Port, check.Username, check.Password, RoundRules.ConnectTimeoutMilliseconds(check.TimeoutMilliseconds));
        settings.ApplicationName = "proxysql_monitor";
        if (check.UseSsl)
        {
            settings.SslMode = MySqlSslMode.Required;
        }

        return settings;
    }

    /// <summary>The time that counts begins when the connection is there.</summary>
    private static async ValueTask<BackendAnswer> Ask(GuardedConnection connection, BackendCheck check)
    {
        long askedAt = MonotonicTime.Microseconds;
        Hearing<bool> heard = await connection.Ask<bool>(check.Kind == BackendCheckKind.Ping ? Ping : IsReadOnly, check.TimeoutMilliseconds);
        return heard.Kind switch
        {
            Hearsay.Answer => new BackendAnswer(Since(askedAt), BackendFailure.None, null, heard.Answer),
            Hearsay.Silence => new BackendAnswer(Since(askedAt), BackendFailure.TimedOut, null, false),
            Hearsay.Failure when ClientErrors.IsFromServer(heard.Error!) => Failed(ClientErrors.TextOf(heard.Error!)),
            _ => Failed(ClientErrors.GoneAway),
        };

        BackendAnswer Failed(string error) => new(Since(askedAt), BackendFailure.ServerError, error, false);
    }

    /// <summary>A connection that the server has closed while it was idle fails here, as it does in ProxySQL.</summary>
    private static async Task<bool> Ping(MySqlConnection server)
    {
        bool answered = await server.PingAsync();
        return answered ? false : throw new InvalidOperationException(ClientErrors.GoneAway);
    }

    /// <summary>A server that does not say counts as read-only.</summary>
    private static async Task<bool> IsReadOnly(MySqlConnection server)
    {
        await using var command = new MySqlCommand("SHOW GLOBAL VARIABLES LIKE 'read_only'", server);
        await using MySqlDataReader reader = await command.ExecuteReaderAsync();
        ResultSet? set = await TextRows.Read(reader);
        return set is not { Rows: [[_, "0" or "OFF", ..], ..] };
    }

    private static long Since(long startedAt) => MonotonicTime.Microseconds - startedAt;
}
