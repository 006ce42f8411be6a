using Microsoft.Coyote.Random;
using Sim.Engine.Admin;
using Sim.Engine.Seams;

namespace Sim.Schedules.World;

/// <summary>Somebody who works on the nodes, on a task of their own: a statement, its answer, a pause of which Coyote chooses the length.</summary>
internal sealed class Operator : IParty
{
    /// <summary>Operators pause for so many times the interval of the checks, at most.</summary>
    private const int LongestPauseIntervals = 5;

    private static readonly PeerCredentials _login = new("admin", "admin");

    private readonly VirtualTime _time;
    private readonly Generator _chance;
    private readonly Dictionary<NodeHost, AdminSession> _sessions = [];

    public Operator(VirtualTime time, Generator chance)
    {
        _time = time;
        _chance = chance;
        time.Add(this);
    }

    /// <inheritdoc/>
    public long EarliestDueMicroseconds { get; private set; }

    /// <inheritdoc/>
    public bool HasEnded { get; private set; }

    /// <inheritdoc/>
    public string WhatItWaitsFor { get; private set; } = "an operator has not begun";

    /// <summary>Runs statements one after the other and gives the last one's answer.</summary>
    public async Task<AdminReply> Run(NodeHost at, params string[] statements)
    {
        AdminReply reply = new AdminReply.Dropped();
        foreach (string sql in statements)
        {
            reply = await Do(at, $"an operator waits at {at.Address} for {sql}", () => Execute(at, sql));
        }

        return reply;
    }

    /// <summary>The rows of a SELECT; none from a node that has exited.</summary>
    public async Task<IReadOnlyList<string?[]>> Read(NodeHost at, string sql) => await Run(at, sql) is AdminReply.Rows rows ? rows.Set.Rows : [];

    /// <summary>Ends a node in order.</summary>
    public Task Stop(NodeHost at) => Do(at, $"an operator stops {at.Address}", () =>
    {
        at.Node.Stop();
        return new ValueTask<AdminReply>(new AdminReply.Dropped());
    });

    /// <summary>The operator does nothing before <see cref="GoOn"/>: time passes meanwhile.</summary>
    public void WaitForOthers() => EarliestDueMicroseconds = long.MaxValue;

    /// <summary>It is the operator's turn.</summary>
    public void GoOn() => EarliestDueMicroseconds = _time.NowMicroseconds;

    /// <summary>The operator's work is done.</summary>
    public void Leave()
    {
        HasEnded = true;
        EarliestDueMicroseconds = long.MaxValue;
    }

    private async Task<AdminReply> Do(NodeHost at, string what, Func<ValueTask<AdminReply>> work)
    {
        var reply = new TaskCompletionSource<AdminReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        long pauseMicroseconds = _chance.NextInteger(LongestPauseIntervals + 1) * SmallCluster.CheckIntervalMilliseconds * 1000L;
        WhatItWaitsFor = what;
        _ = at.Expect(_time.NowMicroseconds + pauseMicroseconds, () => at.Node.Threads.Start(Work(work, reply)));
        EarliestDueMicroseconds = long.MaxValue;
        return await reply.Task;
    }

    private async Task Work(Func<ValueTask<AdminReply>> work, TaskCompletionSource<AdminReply> reply)
    {
        AdminReply answer = await work();
        GoOn();
        reply.SetResult(answer);
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
