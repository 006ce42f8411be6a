using Sim.Engine.Admin;
using Sim.Engine.Seams;

namespace Sim.Schedules.World;

/// <summary>How a node reaches the others: every packet is something that is pending at whom it travels to.</summary>
internal sealed class HostPeers(NodeHost client, IReadOnlyList<NodeHost> hosts) : IPeers
{
    public ValueTask<PeerConnectOutcome> Connect(PeerEndpoint peer, PeerCredentials credentials, PeerTimeouts timeouts)
    {
        var outcome = new TaskCompletionSource<PeerConnectOutcome>();
        NodeHost server = hosts.First(host => host.Address == peer.Hostname);
        _ = server.Expect(server.NowMicroseconds, () =>
        {
            PeerConnectOutcome answer = LogIn(server, peer, credentials, timeouts);
            _ = client.Expect(client.NowMicroseconds, () => outcome.SetResult(answer));
        });
        return new ValueTask<PeerConnectOutcome>(outcome.Task);
    }

    private PeerConnectOutcome LogIn(NodeHost server, PeerEndpoint peer, PeerCredentials credentials, PeerTimeouts timeouts)
    {
        if (!server.Accepts(peer.Port))
        {
            return new PeerConnectOutcome(null, $"Can't connect to MySQL server on '{peer.Hostname}' (107)");
        }

        AdminLoginResult login = server.LogIn(credentials, client.Address);
        return login.Session is { } session
            ? new PeerConnectOutcome(new HostConnection(client, server, session, timeouts), null)
            : new PeerConnectOutcome(null, login.Error!.Message);
    }
}

/// <summary>A connection between two nodes.</summary>
internal sealed class HostConnection(NodeHost client, NodeHost server, AdminSession session, PeerTimeouts timeouts) : IPeerConnection
{
    private bool _isClosed;

    public ValueTask<PeerAnswer> Query(string sql)
    {
        if (_isClosed)
        {
            return new ValueTask<PeerAnswer>(Question.Lost);
        }

        var question = new Question(client, client.NowMicroseconds + (timeouts.ReadMilliseconds * 1000L));
        _ = server.Expect(server.NowMicroseconds, () => Arrive(sql, question));
        return question.Answer;
    }

    public void Close() => _isClosed = true;

    private static PeerAnswer ToAnswer(AdminReply reply) => reply switch
    {
        AdminReply.Rows rows => new PeerAnswer(rows.Set, null, false),
        AdminReply.Error error => new PeerAnswer(null, error.Message, false),
        AdminReply.Ok => new PeerAnswer(null, null, false),
        _ => Question.Lost,
    };

    private void Arrive(string sql, Question question)
    {
        if (server.HasExited)
        {
            question.Lose();
            return;
        }

        server.Serving.Add(question);
        server.Node.Threads.Start(Execute(sql, question));
    }

    private async Task Execute(string sql, Question question)
    {
        AdminReply reply = await session.Execute(sql);
        if (server.Serving.Remove(question))
        {
            question.Reply(ToAnswer(reply));
        }
    }
}

/// <summary>A statement of one node to another. Its sender waits for the answer for as long as the read timeout says.</summary>
internal sealed class Question
{
    private readonly TaskCompletionSource<PeerAnswer> _answer = new();
    private readonly NodeHost _client;
    private readonly Pending _timeout;
    private bool _isOver;

    public Question(NodeHost client, long deadlineMicroseconds)
    {
        _client = client;
        _timeout = client.Expect(deadlineMicroseconds, () => End(Lost));
    }

    /// <summary>What a client sees of a connection that broke.</summary>
    public static PeerAnswer Lost { get; } = new(null, "Lost connection to MySQL server during query", ConnectionLost: true);

    public ValueTask<PeerAnswer> Answer => new(_answer.Task);

    /// <summary>Sends the answer on its way.</summary>
    public void Reply(PeerAnswer answer) => _ = _client.Expect(_client.NowMicroseconds, () => End(answer));

    /// <summary>Sends word that the server is gone.</summary>
    public void Lose() => Reply(Lost);

    private void End(PeerAnswer answer)
    {
        if (!_isOver)
        {
            _isOver = true;
            _client.Forget(_timeout);
            _answer.SetResult(answer);
        }
    }
}
