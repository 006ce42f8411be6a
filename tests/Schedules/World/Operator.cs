using Sim.Engine.Admin;
using Sim.Engine.Seams;
using Operation = Microsoft.Coyote.Runtime.Operation;

namespace Sim.Schedules.World;

/// <summary>Somebody who works on the nodes, on a task of their own: a pause of which Coyote chooses the length, a statement, its answer.</summary>
internal sealed class Operator : IParty
{
    private static readonly PeerCredentials _login = new("admin", "admin");

    private readonly Surroundings _surroundings;
    private readonly Dictionary<NodeHost, AdminSession> _sessions = [];

    public Operator(Surroundings surroundings)
    {
        _surroundings = surroundings;
        surroundings.Time.Add(this);
    }

    /// <summary>Before a statement comes a pause of so many times the interval of the checks, at most.</summary>
    public int LongestPauseIntervals { get; set; } = 5;

    /// <inheritdoc/>
    public long EarliestDueMicroseconds { get; private set; }

    /// <inheritdoc/>
    public bool HasEnded { get; private set; }

    /// <inheritdoc/>
    public string WhatItWaitsFor { get; private set; } = "";

    /// <summary>Runs statements one after the other and gives the last one's answer.</summary>
    public AdminReply Run(NodeHost at, params string[] statements)
    {
        AdminReply reply = new AdminReply.Dropped();
        foreach (string sql in statements)
        {
            reply = Do(at, sql, () => Execute(at, sql));
        }

        return reply;
    }

    /// <summary>The rows of a SELECT; none from a node that has exited.</summary>
    public IReadOnlyList<string?[]> Read(NodeHost at, string sql) => Run(at, sql) is AdminReply.Rows rows ? rows.Set.Rows : [];

    /// <summary>Runs a statement and looks at the node in the very moment of the answer, before anything else happens there.</summary>
    public T RunAndLook<T>(NodeHost at, string sql, Func<T> look)
    {
        T? seen = default;
        async ValueTask<AdminReply> RunIt()
        {
            AdminReply reply = await Execute(at, sql);
            seen = look();
            return reply;
        }

        _ = Do(at, sql, RunIt);
        return seen!;
    }

    /// <summary>Ends a node in order.</summary>
    public void Stop(NodeHost at) => Do(at, "stop", () =>
    {
        at.Node.Stop();
        return new ValueTask<AdminReply>(new AdminReply.Dropped());
    });

    /// <summary>The operator does nothing before <see cref="GoOn"/>: time passes meanwhile.</summary>
    public void WaitForOthers() => EarliestDueMicroseconds = long.MaxValue;

    /// <summary>It is the operator's turn.</summary>
    public void GoOn() => EarliestDueMicroseconds = _surroundings.Time.NowMicroseconds;

    /// <summary>The operator's work is done.</summary>
    public void Leave()
    {
        HasEnded = true;
        EarliestDueMicroseconds = long.MaxValue;
    }

    private AdminReply Do(NodeHost at, string what, Func<ValueTask<AdminReply>> work)
    {
        AdminReply? reply = null;
        async Task Work()
        {
            _surroundings.Story?.Tell(at, $"<- {what}");
            reply = await work();
            _surroundings.Story?.Tell(at, $"-> {what}: answered");
            GoOn();
        }

        long pauseMicroseconds = _surroundings.Chance.NextInteger(LongestPauseIntervals + 1) * SmallCluster.CheckIntervalMilliseconds * 1000L;
        WhatItWaitsFor = $"an operator waits at {at.Address} for {what}";
        _ = at.Expect(_surroundings.Time.NowMicroseconds + pauseMicroseconds, () => at.Node.Threads.Start(Work()));
        WaitForOthers();
        Operation.PauseUntil(() => reply is not null);
        return reply!;
    }

    private ValueTask<AdminReply> Execute(NodeHost at, string sql)
    {
        if (at.HasExited)
        {
            return new ValueTask<AdminReply>(new AdminReply.Dropped());
        }

        if (!_sessions.TryGetValue(at, out AdminSession? session))
        {
            session = at.LogIn(_login, "127.0.0.1").Session!;
            _sessions.Add(at, session);
        }

        return session.Execute(sql);
    }
}
