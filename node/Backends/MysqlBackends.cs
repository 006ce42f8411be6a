using MySqlConnector;
using Sim.Engine.Admin;
using Sim.Engine.Monitor;
using Sim.Engine.Seams;
using Sim.Hosting.Execution;
using Sim.Hosting.Peers;

namespace Sim.Hosting.Backends;

/// <summary>Checks real MySQL servers (src: lib/MySQL_Monitor.cpp, monitor_connect_thread, monitor_ping_thread, monitor_read_only_thread).</summary>
internal sealed class MysqlBackends : IBackends, IDisposable
{
    private readonly BackendPool _pool = new();

    /// <inheritdoc/>
    public async ValueTask<BackendAnswer> Check(BackendCheck check)
    {
        string settings = Settings(check);
        long startedAt = MonotonicTime.Microseconds;
        MySqlConnection? pooled = check.Kind == BackendCheckKind.Connect ? null : _pool.Take(settings);
        MySqlConnection connection = pooled ?? new MySqlConnection(settings);
        if (pooled is null && await Open(connection, check.Hostname) is { } refusal)
        {
            return new BackendAnswer(Since(startedAt), BackendFailure.ConnectFailed, refusal, false);
        }

        if (check.Kind == BackendCheckKind.Connect)
        {
            long duration = Since(startedAt);
            _ = Abandonment.Close(connection);
            return new BackendAnswer(duration, BackendFailure.None, null, false);
        }

        BackendAnswer answer = await Ask(connection, check);
        if (answer.Failure == BackendFailure.None)
        {
            _pool.Put(settings, connection);
        }
        else
        {
            _ = Abandonment.Close(connection);
        }

        return answer;
    }

    /// <summary>Closes the idle connections.</summary>
    public void Dispose() => _pool.Clear();

    private static string Settings(BackendCheck check)
    {
        MySqlConnectionStringBuilder settings = ConnectionSettings.For(
            check.Hostname, check.Port, check.Username, check.Password, RoundRules.ConnectTimeoutMilliseconds(check.TimeoutMilliseconds));
        settings.ApplicationName = "proxysql_monitor";
        if (check.UseSsl)
        {
            settings.SslMode = MySqlSslMode.Required;
        }

        return settings.ConnectionString;
    }

    private static async ValueTask<string?> Open(MySqlConnection connection, string hostname)
    {
        try
        {
            await connection.OpenAsync();
            return null;
        }
        catch (Exception error) when (ClientErrors.IsFailure(error))
        {
            _ = Abandonment.Close(connection);
            return ClientErrors.OfConnect(error, hostname);
        }
    }

    /// <summary>The time that counts begins when the connection is there.</summary>
    private static async ValueTask<BackendAnswer> Ask(MySqlConnection connection, BackendCheck check)
    {
        long askedAt = MonotonicTime.Microseconds;
        Task<bool> question = check.Kind == BackendCheckKind.Ping ? Ping(connection) : IsReadOnly(connection);
        try
        {
            bool readOnly = await question.WaitAsync(TimeSpan.FromMilliseconds(check.TimeoutMilliseconds));
            return new BackendAnswer(Since(askedAt), BackendFailure.None, null, readOnly);
        }
        catch (TimeoutException) when (!question.IsCompleted)
        {
            Ignore(question);
            return new BackendAnswer(Since(askedAt), BackendFailure.TimedOut, null, false);
        }
        catch (Exception failure) when (ClientErrors.IsFailure(failure) || failure is InvalidOperationException)
        {
            string text = ClientErrors.IsFromServer(failure) ? failure.Message : ClientErrors.GoneAway;
            return new BackendAnswer(Since(askedAt), BackendFailure.ServerError, text, false);
        }
    }

    /// <summary>A connection that the server has closed while it was idle fails here, as it does in ProxySQL.</summary>
    private static async Task<bool> Ping(MySqlConnection connection)
    {
        bool answered = await connection.PingAsync();
        return answered ? false : throw new InvalidOperationException(ClientErrors.GoneAway);
    }

    /// <summary>A server that does not say counts as read-only.</summary>
    private static async Task<bool> IsReadOnly(MySqlConnection connection)
    {
        await using var command = new MySqlCommand("SHOW GLOBAL VARIABLES LIKE 'read_only'", connection);
        await using MySqlDataReader reader = await command.ExecuteReaderAsync();
        ResultSet? set = await TextRows.Read(reader);
        return set is not { Rows: [[_, "0" or "OFF", ..], ..] };
    }

    private static void Ignore(Task abandoned) =>
        _ = abandoned.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private static long Since(long startedAt) => MonotonicTime.Microseconds - startedAt;
}
