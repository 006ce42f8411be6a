using Sim.Engine.Seams;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Simulation;

/// <summary>The MySQL servers of a world by <c>host:port</c>; one that was never named does not answer at all.</summary>
internal sealed class BackendStates
{
    private readonly Dictionary<string, BackendState> _states = [];

    public void Set(string address, BackendState state) => _states[address] = state;

    public bool Knows(string address) => _states.ContainsKey(address);

    public BackendState? Find(string hostname, int port) => _states.GetValueOrDefault($"{hostname}:{port}");
}

/// <summary>How a process of the simulation reaches them.</summary>
internal sealed class SimBackends(SimProcess client, BackendStates states, Network network, EventLoop loop) : IBackends
{
    private const int LegsOfAConnect = 4;

    public ValueTask<BackendAnswer> Check(BackendCheck check)
    {
        var answer = new TaskCompletionSource<BackendAnswer>();
        long timeout = check.TimeoutMilliseconds * 1000L;
        string backend = $"mysql {check.Hostname}:{check.Port}";
        Link there = network.Between(client.Machine.Host, backend);
        Link back = network.Between(backend, client.Machine.Host);
        long duration = RoundTrips(check, there, back);
        BackendState? state = there.IsCut || back.IsCut ? null : states.Find(check.Hostname, check.Port);
        BackendAnswer outcome;
        if (state is null)
        {
            duration = timeout;
            outcome = new BackendAnswer(timeout, BackendFailure.TimedOut, null, false);
        }
        else if (!state.IsUp)
        {
            outcome = new BackendAnswer(duration, BackendFailure.ConnectFailed, $"Can't connect to MySQL server on '{check.Hostname}' (107)", false);
        }
        else
        {
            duration += (long)state.AnswersAfter.TotalMicroseconds;
            bool late = duration > timeout;
            duration = Math.Min(duration, timeout);
            outcome = new BackendAnswer(duration, late ? BackendFailure.TimedOut : BackendFailure.None, null, state.IsReadOnly);
        }

        loop.Schedule(loop.NowMicroseconds + duration, () =>
        {
            if (client.IsAlive)
            {
                answer.SetResult(outcome);
            }
        });
        return new ValueTask<BackendAnswer>(answer.Task);
    }

    private static long RoundTrips(BackendCheck check, Link there, Link back)
    {
        long duration = 0;
        for (int leg = 0; leg < (check.Kind == BackendCheckKind.Connect ? LegsOfAConnect : 2); leg++)
        {
            duration += leg % 2 == 0 ? there.Delay() : back.Delay();
        }

        return duration;
    }
}
