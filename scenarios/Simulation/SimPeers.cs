using Sim.Engine.Admin;
using Sim.Engine.Seams;

namespace Sim.Scenarios.Simulation;

/// <summary>How a process of the simulation reaches the admin ports of other machines.</summary>
internal sealed class SimPeers(SimProcess client, Machines machines, Network network, EventLoop loop, SeedStream stream) : IPeers
{
    /// <summary>One way each for SYN, SYN+ACK, greeting, login, and the login's answer comes with the last.</summary>
    private const int LegsOfALogin = 4;

    /// <summary>What the server needs to make a thread for a session, microseconds.</summary>
    private const long LeastAcceptMicroseconds = 200;

    private const long MostAcceptMicroseconds = 1500;

    /// <summary>What making and dropping a client, its socket and its log line costs, whatever comes of it, microseconds.</summary>
    private const long LeastAttemptMicroseconds = 80;

    private const long MostAttemptMicroseconds = 300;

    public ValueTask<PeerConnectOutcome> Connect(PeerEndpoint peer, PeerCredentials credentials, PeerTimeouts timeouts)
    {
        var attempt = new TaskCompletionSource<PeerConnectOutcome>();
        SimMachine? machine = machines.FindByAddress(peer.Hostname);
        long startedAt = loop.NowMicroseconds + stream.Between(LeastAttemptMicroseconds, MostAttemptMicroseconds);
        long deadline = startedAt + (timeouts.ConnectMilliseconds * 1000L);
        if (machine is null)
        {
            loop.Schedule(deadline, () => Finish(attempt, Unreachable(peer)));
            return new ValueTask<PeerConnectOutcome>(attempt.Task);
        }

        Link there = network.Between(client.Machine.Host, machine.Host);
        Link back = network.Between(machine.Host, client.Machine.Host);
        if (machine.Process is not { IsAlive: true } server || !server.Node.Accepts(machine.Host, peer.Port))
        {
            bool heard = !there.IsCut && !back.IsCut;
            loop.Schedule(heard ? startedAt + there.Delay() + back.Delay() : deadline, () => Finish(attempt, heard ? Refused(peer) : Unreachable(peer)));
            return new ValueTask<PeerConnectOutcome>(attempt.Task);
        }

        long duration = stream.Between(LeastAcceptMicroseconds, MostAcceptMicroseconds);
        for (int leg = 0; leg < LegsOfALogin; leg++)
        {
            duration += leg % 2 == 0 ? there.Delay() : back.Delay();
        }

        loop.Schedule(Math.Min(startedAt + duration, deadline), () =>
        {
            bool late = startedAt + duration > deadline || there.IsCut || back.IsCut;
            if (!late && server.IsPaused)
            {
                WaitForGreeting(server, attempt, deadline, () => LogIn(server, peer, credentials, timeouts));
                return;
            }

            PeerConnectOutcome outcome = late ? Unreachable(peer) : LogIn(server, peer, credentials, timeouts);
            if (late && loop.NowMicroseconds < deadline)
            {
                loop.Schedule(deadline, () => Finish(attempt, outcome));
                return;
            }

            Finish(attempt, outcome);
        });
        return new ValueTask<PeerConnectOutcome>(attempt.Task);
    }

    private static PeerConnectOutcome Unreachable(PeerEndpoint peer) => new(null, ClientErrors.TimedOut(peer.Hostname));

    private static PeerConnectOutcome Refused(PeerEndpoint peer) => new(null, ClientErrors.Refused(peer.Hostname));

    private PeerConnectOutcome LogIn(SimProcess server, PeerEndpoint peer, PeerCredentials credentials, PeerTimeouts timeouts)
    {
        if (!server.IsAlive)
        {
            return Refused(peer);
        }

        AdminLoginResult login = server.LogIn(credentials.Username, credentials.Password, client.Machine.Host);
        return login.Session is { } session
            ? new PeerConnectOutcome(new SimConnection(loop, client, server, session, network, timeouts, stream), null)
            : new PeerConnectOutcome(null, login.Error!.Message);
    }

    /// <summary>The kernel of the other machine has taken the connection, and the process there is paused: it greets if it goes on in time.</summary>
    private void WaitForGreeting(SimProcess server, TaskCompletionSource<PeerConnectOutcome> attempt, long deadline, Func<PeerConnectOutcome> logIn)
    {
        bool isOver = false;
        server.Holds(Occurrence.Of(() =>
        {
            if (!isOver)
            {
                isOver = true;
                Finish(attempt, logIn());
            }
        }));
        loop.Schedule(deadline, () =>
        {
            if (!isOver)
            {
                isOver = true;
                Finish(attempt, new PeerConnectOutcome(null, ClientErrors.NoGreeting));
            }
        });
    }

    private void Finish(TaskCompletionSource<PeerConnectOutcome> attempt, PeerConnectOutcome outcome)
    {
        if (client.IsPaused)
        {
            FinishLater(attempt, outcome);
        }
        else if (client.IsAlive)
        {
            attempt.SetResult(outcome);
        }
    }

    private void FinishLater(TaskCompletionSource<PeerConnectOutcome> attempt, PeerConnectOutcome outcome) =>
        client.Holds(Occurrence.Of(() => Finish(attempt, outcome)));
}
