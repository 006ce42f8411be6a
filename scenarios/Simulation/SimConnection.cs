using System.Threading.Tasks.Sources;
using Sim.Engine.Admin;
using Sim.Engine.Cluster;
using Sim.Engine.Seams;

namespace Sim.Scenarios.Simulation;

/// <summary>
/// A connection between two processes, and the one query at a time that it carries. The query's way is an occurrence that is scheduled again
/// for each leg: to the server, and back. Carrying a query that is answered at once allocates nothing.
/// </summary>
internal sealed class SimConnection : Occurrence, IPeerConnection, IValueTaskSource<PeerAnswer>
{
    private const string LostConnection = "Lost connection to MySQL server during query";
    private const string GoneAway = "MySQL server has gone away";

    /// <summary>What a server needs to answer a query apart from what the query itself waits for, microseconds.</summary>
    private const long LeastServiceMicroseconds = 60;

    private const long MostServiceMicroseconds = 160;

    private readonly EventLoop _loop;
    private readonly Network _network;
    private readonly SimProcess _client;
    private readonly SimProcess _server;
    private readonly AdminSession _session;
    private readonly Link _there;
    private readonly Link _back;
    private readonly SeedStream _stream;
    private readonly long _readTimeoutMicroseconds;

    private ManualResetValueTaskSourceCore<PeerAnswer> _core;
    private Leg _leg;
    private string _statement = "";
    private PeerAnswer _answer;
    private long _askedAt;
    private long _query;
    private int _attempts;
    private bool _broken;
    private bool _isTooLate;

    public SimConnection(EventLoop loop, SimProcess client, SimProcess server, AdminSession session, Network network, PeerTimeouts timeouts, SeedStream stream)
    {
        _loop = loop;
        _network = network;
        _client = client;
        _server = server;
        _session = session;
        _there = network.Between(client.Machine.Host, server.Machine.Host);
        _back = network.Between(server.Machine.Host, client.Machine.Host);
        _readTimeoutMicroseconds = timeouts.ReadMilliseconds * 1000L;
        _stream = stream;
    }

    private enum Leg
    {
        Idle,
        Request,
        Executing,
        Response,
        Delivered,
    }

    public ValueTask<PeerAnswer> Query(string sql)
    {
        if (_broken)
        {
            return new ValueTask<PeerAnswer>(Lost(GoneAway));
        }

        _core.Reset();
        _statement = sql;
        _askedAt = _loop.NowMicroseconds;
        _query++;
        if (ReferenceEquals(sql, WireStatements.GlobalChecksum))
        {
            _network.CountPeerCheck();
        }

        Travel(Leg.Request, _there, 0);
        return new ValueTask<PeerAnswer>(this, _core.Version);
    }

    public void Close()
    {
        _broken = true;
        _server.Forget(this);
    }

    public override void Happen()
    {
        if (!_client.IsAlive || _leg == Leg.Idle)
        {
            return;
        }

        if (_leg == Leg.Delivered)
        {
            Complete(_answer);
            return;
        }

        Link link = _leg == Leg.Request ? _there : _back;
        if (_isTooLate)
        {
            Complete(Lost(LostConnection));
        }
        else if (link.IsCut)
        {
            SendAgain();
        }
        else if (_leg == Leg.Request)
        {
            ArriveAtServer();
        }
        else
        {
            Complete(_answer);
        }
    }

    /// <summary>The server's process ended while it worked on a query: the kernel closes the connection.</summary>
    public void ServerDied()
    {
        if (_leg == Leg.Executing)
        {
            Reply(Lost(LostConnection));
        }
    }

    public PeerAnswer GetResult(short token) => _core.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private static PeerAnswer Lost(string error) => new(null, error, ConnectionLost: true);

    private static PeerAnswer ToAnswer(AdminReply reply) => reply switch
    {
        AdminReply.Rows rows => new PeerAnswer(rows.Set, null, false),
        AdminReply.Error error => new PeerAnswer(null, error.Message, false),
        AdminReply.Ok => new PeerAnswer(null, null, false),
        _ => Lost(LostConnection),
    };

    private void Travel(Leg leg, Link link, long extraMicroseconds)
    {
        _leg = leg;
        _attempts = 0;
        long arrival = _loop.NowMicroseconds + extraMicroseconds + link.Delay();
        long patienceEnds = _askedAt + _readTimeoutMicroseconds;
        _isTooLate = arrival > patienceEnds;
        _loop.Schedule(Math.Min(arrival, patienceEnds), this);
    }

    private void SendAgain()
    {
        if (_loop.NowMicroseconds - _askedAt >= _readTimeoutMicroseconds)
        {
            Complete(Lost(LostConnection));
            return;
        }

        long next = _loop.NowMicroseconds + Link.RetransmissionDelay(_attempts++);
        _loop.Schedule(Math.Min(next, _askedAt + _readTimeoutMicroseconds), this);
    }

    private void ArriveAtServer()
    {
        if (!_server.IsAlive)
        {
            Reply(Lost(LostConnection));
            return;
        }

        _leg = Leg.Executing;
        if (_server.IsPaused)
        {
            WaitForServer();
            return;
        }

        Execute();
    }

    /// <summary>The kernel has taken the query; the process reads it when it goes on, if the client still waits then.</summary>
    private void WaitForServer()
    {
        long query = _query;
        _server.Remember(this);
        _loop.Schedule(_askedAt + _readTimeoutMicroseconds, new ReadTimeout(this, query));
        _server.Holds(Of(() =>
        {
            if (_client.IsAlive && _server.IsAlive && _leg == Leg.Executing && query == _query)
            {
                Execute();
            }
        }));
    }

    private void Execute()
    {
        ValueTask<AdminReply> execution = _session.Execute(_statement);
        if (execution.IsCompletedSuccessfully)
        {
            Reply(ToAnswer(execution.Result));
            return;
        }

        _server.Remember(this);
        _loop.Schedule(_askedAt + _readTimeoutMicroseconds, new ReadTimeout(this, _query));
        _server.Node.Threads.Start(ReplyWhenExecuted(execution, _query));
    }

    private async Task ReplyWhenExecuted(ValueTask<AdminReply> execution, long query)
    {
        AdminReply reply = await execution;
        if (_leg == Leg.Executing && query == _query && _server.IsAlive)
        {
            Reply(ToAnswer(reply));
        }
    }

    private void Reply(PeerAnswer answer)
    {
        _server.Forget(this);
        _answer = answer;
        Travel(Leg.Response, _back, _stream.Between(LeastServiceMicroseconds, MostServiceMicroseconds));
    }

    private void Complete(PeerAnswer answer)
    {
        if (_client.Holds(this))
        {
            // It lies in the client's socket.
            _leg = Leg.Delivered;
            _answer = answer;
            return;
        }

        _leg = Leg.Idle;
        _broken |= answer.ConnectionLost;
        _core.SetResult(answer);
    }

    /// <summary>Fires when a server has not answered in time: the client gives up and closes.</summary>
    private sealed class ReadTimeout(SimConnection connection, long query) : Occurrence
    {
        public override void Happen()
        {
            if (connection._client.IsAlive && connection._query == query && connection._leg == Leg.Executing)
            {
                connection._server.Forget(connection);
                connection.Complete(Lost(LostConnection));
            }
        }
    }
}
