using System.Globalization;
using MySqlConnector;

namespace Sim.Node.Tests.Running;

/// <summary>A node that a home runs in the background; angel and node are killed when disposed.</summary>
internal sealed class Daemon : IDisposable
{
    private readonly NodeHome _home;

    private Daemon(NodeHome home) => _home = home;

    /// <summary>The angel: the process of the pid file.</summary>
    public int AngelId => int.Parse(File.ReadAllText(PidFile), CultureInfo.InvariantCulture);

    /// <summary>The log file.</summary>
    public string[] Log => File.ReadAllLines(_home.PathOf("proxysql.log"));

    /// <summary>Whether the pid file is there.</summary>
    public bool IsRunning => File.Exists(PidFile);

    private string PidFile => _home.PathOf("proxysql.pid");

    /// <summary>Starts it, as somebody at a terminal does: the command comes back when the node is on its way.</summary>
    public static async Task<(Daemon Daemon, EndedProcess Command)> Start(NodeHome home, params string[] options)
    {
        EndedProcess command = await home.Run([.. home.Usual, .. options]);
        return (new Daemon(home), command);
    }

    /// <summary>Waits until the admin port answers.</summary>
    public Task Answers() => Patience.Until(AnswersNow, static yes => yes, _ => $"{_home.Admin} answers; log:\n{string.Join('\n', Log)}");

    /// <summary>Carries out a statement.</summary>
    public async Task<string[][]> Query(string sql)
    {
        await using MySqlConnection connection = await AdminClient.Open(_home.Admin);
        return await connection.Query(sql);
    }

    /// <summary>The process of the node: the last one that the angel says it has started.</summary>
    public int NodeId => int.Parse(Log.Last(IsStart).Split(' ')[^1], CultureInfo.InvariantCulture);

    /// <summary>Waits until a line is in the log file so many times.</summary>
    public Task WaitForLog(string text, int times = 1) => Patience.Until(
        () => Log.Count(line => line.Contains(text, StringComparison.Ordinal)) >= times,
        $"{times} times \"{text}\"; log:\n{string.Join('\n', Log)}");

    /// <summary>Waits until the angel is gone.</summary>
    public Task Ends() => Patience.Until(() => !IsRunning, $"the pid file of {_home.Directory} is gone");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsRunning)
        {
            Signals.Send(AngelId, Signals.Kill);
            Signals.Send(NodeId, Signals.Kill);
        }
    }

    private static bool IsStart(string line) => line.Contains("Angel process started ProxySQL process", StringComparison.Ordinal);

    private async Task<bool> AnswersNow()
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
}
