using Sim.Engine.Seams;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Simulation;

/// <summary>
/// How a process of the simulation reaches MySQL servers. The monitor keeps the connection of a ping or read_only check for the next one, and that
/// decides how a server that falls silent is seen: on a kept connection the check times out, a new connection cannot be made.
/// </summary>
internal sealed class SimBackends(SimProcess client, BackendStates states, Network network, EventLoop loop) : IBackends
{
    private const int LegsOfAConnect = 4;

    /// <summary>mysql-monitor_connect_timeout in whole seconds, of which there is at least one, microseconds.</summary>
    private const long ConnectTimeoutMicroseconds = 1_000_000;

    private const long Never = long.MaxValue / 2;

    private readonly HashSet<string> _kept = [];

    public ValueTask<BackendAnswer> Check(BackendCheck check)
    {
        string backend = $"mysql {check.Hostname}:{check.Port}";
        Link there = network.Between(client.Machine.Host, backend);
        Link back = network.Between(backend, client.Machine.Host);
        bool onKeptConnection = check.Kind != BackendCheckKind.Connect && _kept.Remove(backend);
        BackendState? state = there.IsCut || back.IsCut ? null : states.Find(check.Hostname, check.Port);
        BackendAnswer outcome = Answer(check, state, onKeptConnection, RoundTrips(check, there, back));
        if (outcome.Failure == BackendFailure.None && check.Kind != BackendCheckKind.Connect)
        {
            _kept.Add(backend);
        }

        var answer = new TaskCompletionSource<BackendAnswer>();
        loop.Schedule(loop.NowMicroseconds + outcome.DurationMicroseconds, () => Finish(answer, outcome));
        return new ValueTask<BackendAnswer>(answer.Task);
    }

    private void Finish(TaskCompletionSource<BackendAnswer> answer, BackendAnswer outcome)
    {
        if (client.IsPaused)
        {
            FinishLater(answer, outcome);
        }
        else if (client.IsAlive)
        {
            answer.SetResult(outcome);
        }
    }

    private void FinishLater(TaskCompletionSource<BackendAnswer> answer, BackendAnswer outcome) =>
        client.Holds(Occurrence.Of(() => Finish(answer, outcome)));

    private static BackendAnswer Answer(BackendCheck check, BackendState? state, bool onKeptConnection, long roundTrips)
    {
        long timeout = check.TimeoutMilliseconds * 1000L;
        long connectTimeout = check.Kind == BackendCheckKind.Connect ? timeout : ConnectTimeoutMicroseconds;
        long patience = onKeptConnection ? timeout : connectTimeout;
        if (state is { IsUp: false } && roundTrips <= patience)
        {
            return onKeptConnection
                ? new BackendAnswer(roundTrips, BackendFailure.ServerError, "Lost connection to MySQL server during query", false)
                : new BackendAnswer(roundTrips, BackendFailure.ConnectFailed, ClientErrors.Refused(check.Hostname), false);
        }

        long answersAfter = state is { IsUp: true } ? (long)state.AnswersAfter.TotalMicroseconds : Never;
        if (!onKeptConnection && roundTrips + answersAfter > connectTimeout)
        {
            string error = answersAfter == Never ? ClientErrors.TimedOut(check.Hostname) : ClientErrors.NoGreeting;
            return new BackendAnswer(connectTimeout, BackendFailure.ConnectFailed, error, false);
        }

        long duration = roundTrips + answersAfter;
        return duration > timeout
            ? new BackendAnswer(timeout, BackendFailure.TimedOut, null, false)
            : new BackendAnswer(duration, BackendFailure.None, null, state!.IsReadOnly);
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
