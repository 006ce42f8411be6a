using System.Diagnostics;
using MySqlConnector;

namespace Sim.Node.Tests.Running;

/// <summary>A process of <c>sim-node</c> in the foreground; it is killed when disposed.</summary>
internal sealed class RunningNode : IDisposable
{
    private readonly Process _process;
    private readonly Task _log;
    private bool _isDisposed;

    /// <summary>Starts it.</summary>
    /// <param name="start">How.</param>
    /// <param name="admin">Where its admin port will be.</param>
    public RunningNode(ProcessStartInfo start, Place admin)
    {
        Admin = admin;
        _process = Process.Start(start)!;
        _log = Log.ReadFrom(_process.StandardError);
    }

    /// <summary>Where its admin port is.</summary>
    public Place Admin { get; }

    /// <summary>Its log: standard error.</summary>
    public LogLines Log { get; } = new();

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Waits until the admin port answers a query.</summary>
    public Task Answers() => Patience.Until(
        async () => _process.HasExited
            ? throw new InvalidOperationException($"the node ended with {_process.ExitCode}:\n{Log}")
            : await AnswersNow(),
        static answers => answers,
        _ => $"the admin port of {Admin} answers; log:\n{Log}");

    /// <summary>Whether the admin port answers a query now.</summary>
    public async Task<bool> AnswersNow()
    {
        try
        {
            return await Query("SELECT 1") is [["1"]];
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    /// <summary>Logs in.</summary>
    public Task<MySqlConnection> Open(string user = "admin", string password = "admin") => AdminClient.Open(Admin, user, password);

    /// <summary>The rows of one statement, on a connection of its own.</summary>
    public async Task<string[][]> Query(string sql)
    {
        await using MySqlConnection connection = await Open();
        return await connection.Query(sql);
    }

    /// <summary>Carries out statements one after the other, on one connection.</summary>
    public async Task Execute(params string[] statements)
    {
        await using MySqlConnection connection = await Open();
        foreach (string statement in statements)
        {
            await connection.Query(statement);
        }
    }

    /// <summary>Asks a statement until its rows are accepted.</summary>
    public Task<string[][]> Until(string sql, Func<string[][], bool> accepts) => Patience.Until(
        () => Query(sql),
        accepts,
        rows => $"{sql} on {Admin} answers:\n{string.Join('\n', rows.Select(row => string.Join(" | ", row)))}\nlog:\n{Log}");

    /// <summary>Sends a signal to the process.</summary>
    public void Send(int signal) => Signals.Send(Id, signal);

    /// <summary>Kills the process at once (SIGKILL) and waits until it is gone.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Exited();
    }

    /// <summary>The exit code, when the process has ended and its log is read.</summary>
    public Task<int> Exited() => Patience.For(End(), () => $"the process ends; log:\n{Log}");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }
    }

    private async Task<int> End()
    {
        await _process.WaitForExitAsync();
        await _log;
        return _process.ExitCode;
    }
}
