using Microsoft.Coyote.Random;
using Microsoft.Coyote.Specifications;
using Sim.Engine;
using Sim.Engine.Admin;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;
using Operation = Microsoft.Coyote.Runtime.Operation;

namespace Sim.Schedules.World;

/// <summary>
/// Hosts one node on one task that Coyote controls. Whatever the node's logical threads wait for is pending here; Coyote chooses which of them goes
/// on next, up to its next wait, and between two such steps which node makes the next one.
/// </summary>
internal sealed class NodeHost : IEventSink, IParty
{
    private readonly List<Pending> _pending = [];
    private readonly List<Pending> _inReach = [];
    private readonly VirtualTime _time;
    private readonly Generator _chance;
    private readonly Story? _story;

    public NodeHost(string address, Surroundings surroundings, Func<NodeHost, NodeSeams> seams, NodeOptions options, Profile profile)
    {
        Address = address;
        (_time, _chance, _story) = surroundings;
        Node = new Node(profile, options, seams(this));
        _time.Add(this);
    }

    /// <summary>The node's address, which is its name too.</summary>
    public string Address { get; }

    public Node Node { get; }

    public long NowMicroseconds => _time.NowMicroseconds;

    /// <inheritdoc/>
    public long EarliestDueMicroseconds { get; private set; }

    /// <summary>What the node said, in order.</summary>
    public List<NodeEvent> Events { get; } = [];

    /// <summary>Whether the node has said that it ends.</summary>
    public bool HasExited { get; private set; }

    /// <summary>How often its monitor has asked a MySQL server.</summary>
    public int ServerChecks { get; set; }

    /// <summary>The statements of other nodes that this one is working on.</summary>
    public List<Question> Serving { get; } = [];

    /// <inheritdoc/>
    public bool HasEnded => HasExited && _pending.Count == 0;

    /// <inheritdoc/>
    public string WhatItWaitsFor => $"{Address} has {(HasExited ? "exited" : "not exited")}, {_pending.Count} of its threads sleep or wait for others";

    /// <summary>
    /// The node's task: everything that the node does. It ends with the world: what comes for a node that has ended still finds its machine.
    /// </summary>
    public void Run()
    {
        Node.Threads.Start(Node.Start());
        LookForEarliest();
        while (true)
        {
            Operation.PauseUntil(() => _time.IsInReach(EarliestDueMicroseconds) || _time.IsOver);
            if (_time.IsOver)
            {
                return;
            }

            Step();
        }
    }

    /// <summary>Something is to happen on the node's task, at a moment of virtual time or later.</summary>
    public Pending Expect(long dueMicroseconds, Action happen)
    {
        var pending = new Pending(Math.Max(dueMicroseconds, NowMicroseconds), happen);
        _pending.Add(pending);
        EarliestDueMicroseconds = Math.Min(EarliestDueMicroseconds, pending.DueMicroseconds);
        return pending;
    }

    /// <summary>It need not happen any more.</summary>
    public void Forget(Pending pending)
    {
        _ = _pending.Remove(pending);
        LookForEarliest();
    }

    /// <summary>Whether a connection to this port of the node is accepted.</summary>
    public bool Accepts(int port) => !HasExited && Node.Accepts(Address, port);

    /// <summary>Logs somebody in at the admin port, on the node's task.</summary>
    public AdminLoginResult LogIn(PeerCredentials credentials, string fromAddress) =>
        Node.LogIn(new LoginAttempt(credentials.Username, fromAddress, HasPassword: true, stored => stored == credentials.Password));

    /// <inheritdoc/>
    public void Emit(NodeEvent happened)
    {
        Events.Add(happened);
        _story?.Tell(this, happened);
        if (happened is EngineDefect defect)
        {
            Specification.Assert(false, $"{Address}: {defect.Defect}");
        }
        else if (happened is NodeExited)
        {
            HasExited = true;
            Serving.ForEach(static question => question.Lose());
            Serving.Clear();
        }
    }

    private void Step()
    {
        _inReach.Clear();
        foreach (Pending pending in _pending)
        {
            if (_time.IsInReach(pending.DueMicroseconds))
            {
                _inReach.Add(pending);
            }
        }

        Pending next = _inReach[_inReach.Count == 1 ? 0 : _chance.NextInteger(_inReach.Count)];
        _time.Reach(next.DueMicroseconds);
        Forget(next);
        next.Happen();
    }

    private void LookForEarliest()
    {
        long earliest = long.MaxValue;
        foreach (Pending pending in _pending)
        {
            earliest = Math.Min(earliest, pending.DueMicroseconds);
        }

        EarliestDueMicroseconds = earliest;
    }
}

/// <summary>What everybody in a world shares: time, the choices that Coyote makes, and who is told what happens, if anybody is.</summary>
internal sealed record Surroundings(VirtualTime Time, Generator Chance, Story? Story);

/// <summary>Something that a node waits for, and what it does then.</summary>
internal sealed record Pending(long DueMicroseconds, Action Happen);
