using System.Diagnostics;
using System.Globalization;
using MySqlConnector;
using Sim.Node.Tests.Running;

namespace Sim.Node.Tests.Backends;

/// <summary>An installed MariaDB server on a loopback address of its own; it and its data are gone when disposed.</summary>
internal sealed class MariaDbServer : IDisposable
{
    private const string Program = "/usr/sbin/mariadbd";

    private static readonly Lazy<Task<string>> _template = new(Install);

    private readonly string _directory = Directory.CreateTempSubdirectory("sim-mariadb-").FullName;
    private Process? _process;

    private MariaDbServer() => Place = Loopback.Next();

    /// <summary>Why no server can be started, or null.</summary>
    public static string? Missing => File.Exists(Program) ? null : $"no MariaDB server is installed at {Program}";

    /// <summary>Where it listens.</summary>
    public Place Place { get; }

    /// <summary>Starts a server that knows the user <c>monitor</c> with the password <c>monitor</c>.</summary>
    public static async Task<MariaDbServer> Start()
    {
        string template = await _template.Value;
        var server = new MariaDbServer();
        foreach (string file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(server._directory, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await server.StartAgain();
        return server;
    }

    /// <summary>Starts the server again after <see cref="Stop"/>.</summary>
    public async Task StartAgain()
    {
        _process = Process.Start(new ProcessStartInfo(Program, Options()) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var log = new LogLines();
        _ = log.ReadFrom(_process.StandardError);
        await log.WaitFor("ready for connections");
    }

    /// <summary>Kills the server.</summary>
    public async Task Stop()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Carries out a statement as <c>root</c>.</summary>
    public async Task Execute(string sql)
    {
        await using var connection = new MySqlConnection(
            new MySqlConnectionStringBuilder { Server = Socket, ConnectionProtocol = MySqlConnectionProtocol.UnixSocket, UserID = "root", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await connection.Query(sql);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private string Socket => Path.Combine(_directory, "s");

    private static async Task<string> Install()
    {
        string directory = Directory.CreateTempSubdirectory("sim-mariadb-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        EndedProcess installed = await EndedProcess.Of(Piped(
            "mariadb-install-db",
            ["--no-defaults", $"--datadir={directory}", "--auth-root-authentication-method=normal", "--skip-test-db", .. User()]));
        return installed.ExitCode == 0 ? directory : throw new InvalidOperationException($"mariadb-install-db failed: {installed.Error}{installed.Output}");
    }

    private static ProcessStartInfo Piped(string program, string[] arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>A server that is started by the administrator wants to be told that this is meant.</summary>
    private static string[] User() => Environment.IsPrivilegedProcess ? ["--user=root"] : [];

    private string[] Options()
    {
        string users = Path.Combine(_directory, "users.sql");
        File.WriteAllText(users, "CREATE USER IF NOT EXISTS monitor@'%' IDENTIFIED BY 'monitor';\n");
        return
        [
            "--no-defaults", $"--datadir={_directory}", $"--socket={Socket}", $"--bind-address={Place.Address}",
            string.Create(CultureInfo.InvariantCulture, $"--port={Place.Port}"), $"--pid-file={Path.Combine(_directory, "pid")}", $"--init-file={users}",
            "--skip-name-resolve", "--innodb-buffer-pool-size=8M", "--innodb-log-file-size=4M", "--performance-schema=OFF", .. User(),
        ];
    }
}
