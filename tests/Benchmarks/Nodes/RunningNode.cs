using System.Diagnostics;
using MySqlConnector;
using Sim.Scenarios.Processes;
using Sim.Scenarios.World;

namespace Sim.Benchmarks.Nodes;

/// <summary>A node as a process with a data directory of its own; both are gone when it is disposed.</summary>
internal sealed class RunningNode : IDisposable
{
    private const int AdminPort = 6032;
    private const int PatienceSeconds = 30;

    private static readonly TimeSpan _pollPeriod = TimeSpan.FromMilliseconds(1);

    private readonly string _directory = LivingProcesses.AddFolder("sim-benchmark-");
    private readonly long _start;
    private readonly NodeProcess _process;

    /// <summary>Starts the process.</summary>
    /// <exception cref="WorldException">The operating system refuses.</exception>
    public RunningNode(NodeCommand command, string address, IReadOnlyList<string> peers)
    {
        Address = address;
        string configurationFile = Path.Combine(_directory, "proxysql.cnf");
        File.WriteAllText(configurationFile, Configuration(address, peers));
        string dataDirectory = Directory.CreateDirectory(Path.Combine(_directory, "data")).FullName;
        IReadOnlyList<string> words = command.For(configurationFile, dataDirectory, clockSeconds: 0, StartMode.Normal);
        _start = Stopwatch.GetTimestamp();
        _process = NodeProcess.Start(words, Path.Combine(_directory, "log"), "UTC");
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>From the start of the process to the answer to the first query.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>What the kernel has counted for all threads, 10 ms exact.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetProcessById(_process.Id);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory, shared pages included.</summary>
    public double Megabytes
    {
        get
        {
            using var process = Process.GetProcessById(_process.Id);
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Waits for the first answer to a query; false when the process has ended instead.</summary>
    /// <exception cref="WorldException">Neither comes.</exception>
    public bool Answers()
    {
        while (_process.IsAlive)
        {
            try
            {
                using MySqlConnection connection = Open();
                _ = Ask(connection, "SELECT 1");
                StartTime = Stopwatch.GetElapsedTime(_start);
                return true;
            }
            catch (MySqlException) when (Stopwatch.GetElapsedTime(_start).TotalSeconds < PatienceSeconds)
            {
                Thread.Sleep(_pollPeriod);
            }
            catch (MySqlException refusal)
            {
                throw new WorldException($"no answer within {PatienceSeconds} s: {refusal.Message}");
            }
        }

        return false;
    }

    /// <summary>Logs in.</summary>
    public MySqlConnection Open()
    {
        var settings = new MySqlConnectionStringBuilder
        {
            Server = Address,
            Port = AdminPort,
            UserID = "admin",
            Password = "admin",
            Pooling = false,
            SslMode = MySqlSslMode.Disabled,
        };
        var connection = new MySqlConnection(settings.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Sends a statement and takes the whole answer: the first value of its first row, if there is one.</summary>
    public static object? Ask(MySqlConnection connection, string sql)
    {
        using var command = new MySqlCommand(sql, connection);
        using MySqlDataReader reader = command.ExecuteReader();
        object? first = reader.Read() ? reader.GetValue(0) : null;
        while (reader.Read())
        {
            // Its values have arrived; nobody looks at them.
        }

        return first;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.Exited.Wait();
        _process.Dispose();
        LivingProcesses.RemoveFolder(_directory);
    }

    /// <summary>The document's check times, and defaults.</summary>
    private static string Configuration(string address, IReadOnlyList<string> peers) =>
        $$"""
        admin_variables=
        {
            admin_credentials="admin:admin;cluster:123456"
            mysql_ifaces="{{address}}:{{AdminPort}}"
            cluster_username="cluster"
            cluster_password="123456"
            cluster_check_interval_ms={{TrioOfNodes.CheckMilliseconds}}
            cluster_check_status_frequency=100
        }
        mysql_variables=
        {
            interfaces="{{address}}:6033"
        }
        proxysql_servers=
        (
        {{string.Join(",\n", peers.Select(peer => $$"""    { hostname="{{peer}}" port={{AdminPort}} comment="" }"""))}}
        )

        """;
}
