using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using MySqlConnector;
using Sim.Engine.Admin;
using Sim.Protocol;
using Sim.Protocol.Packets;
using Xunit;

namespace Sim.Tests.Protocol;

/// <summary>A node that answers from a script: admin has the password admin, hashed the password secret as a hash, empty has none.</summary>
internal sealed class ScriptedPort : IAdminPort
{
    private readonly Dictionary<string, string> _passwords = new()
    {
        ["admin"] = "admin",
        ["hashed"] = Engine.Configuration.PasswordHash.Of("secret"),
        ["empty"] = "",
    };

    public string ServerVersion { get; set; } = "5.5.30";

    public Func<string, ValueTask<AdminReply>> Script { get; set; } = static _ => new ValueTask<AdminReply>(Rows(["1"], ["1"]));

    public ConcurrentQueue<string> Statements { get; } = new();

    public ConcurrentQueue<ClientFault> Faults { get; } = new();

    public ConcurrentQueue<Exception> Failures { get; } = new();

    public int OpenSessions;

    /// <summary>Something was asked of the port or told to it.</summary>
    public event Action? Happened;

    public static AdminReply Rows(string[] columns, params string?[][] rows) => new AdminReply.Rows(new ResultSet(columns, rows));

    public ValueTask<LoginOutcome> LogIn(LoginAttempt attempt)
    {
        bool isRight = _passwords.TryGetValue(attempt.Username, out string? stored)
            && (attempt.HasPassword ? attempt.PasswordMatches(stored) : stored.Length == 0);
        if (!isRight)
        {
            string with = attempt.HasPassword ? "YES" : "NO";
            return new ValueTask<LoginOutcome>(new LoginOutcome(null, new AdminReply.Error(
                1045, "28000", $"ProxySQL Error: Access denied for user '{attempt.Username}'@'' (using password: {with})")));
        }

        Interlocked.Increment(ref OpenSessions);
        return new ValueTask<LoginOutcome>(new LoginOutcome(new Session(this), null));
    }

    public ValueTask<StatisticsPacket> ReadStatistics() => new(new StatisticsPacket(9, 0, 0, 0));

    public void Notice(ClientFault fault)
    {
        Faults.Enqueue(fault);
        Happened?.Invoke();
    }

    public void Report(Exception failure)
    {
        Failures.Enqueue(failure);
        Happened?.Invoke();
    }

    private sealed class Session(ScriptedPort port) : IAdminSession
    {
        public ValueTask<AdminReply> Execute(string sql)
        {
            if (sql.StartsWith("SET NAMES", StringComparison.OrdinalIgnoreCase))
            {
                // Some clients begin with it on their own.
                return new ValueTask<AdminReply>(new AdminReply.Ok(0, ""));
            }

            port.Statements.Enqueue(sql);
            port.Happened?.Invoke();
            return port.Script(sql);
        }

        public void Dispose()
        {
            Interlocked.Decrement(ref port.OpenSessions);
            port.Happened?.Invoke();
        }
    }
}

/// <summary>A server on a free port of this machine with a scripted node behind it and time that only moves when told.</summary>
internal sealed class ServerFixture : IAsyncDisposable
{
    private readonly Channel<bool> _happened = Channel.CreateUnbounded<bool>();

    public ServerFixture(ProtocolOptions? options = null)
    {
        Server = new MysqlServer(Port, options ?? new ProtocolOptions(), Time);
        Server.ConnectionEnded += () => _happened.Writer.TryWrite(true);
        Port.Happened += () => _happened.Writer.TryWrite(true);
        EndPoint = (IPEndPoint)Server.Listen(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public ScriptedPort Port { get; } = new();

    public ManualTime Time { get; } = new();

    public MysqlServer Server { get; }

    public IPEndPoint EndPoint { get; }

    public string ConnectionString(string username = "admin", string password = "admin", string more = "") =>
        $"Server=127.0.0.1;Port={EndPoint.Port};User ID={username};Password={password};SslMode=None;Pooling=false;{more}";

    public async Task<MySqlConnection> Connect(string username = "admin", string password = "admin", string more = "")
    {
        var connection = new MySqlConnection(ConnectionString(username, password, more));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>How long a test waits for what should happen at once.</summary>
    public static CancellationTokenSource Patience()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return patience;
    }

    /// <summary>Waits for something that the server does on another thread: looks whenever the port was used or a connection ended.</summary>
    public async Task Until(Func<bool> happened)
    {
        using CancellationTokenSource patience = Patience();
        while (!happened())
        {
            await _happened.Reader.ReadAsync(patience.Token);
        }
    }

    /// <summary>Moves time on until the server has sent all clients away. Nobody tells when a client's bytes have set a deadline, so this looks again.</summary>
    public async Task AdvanceUntilAllAreGone(TimeSpan step)
    {
        using CancellationTokenSource patience = Patience();
        for (Time.Advance(step); Server.ConnectionCount > 0; Time.Advance(step))
        {
            await Task.Delay(1, patience.Token);
        }
    }

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
