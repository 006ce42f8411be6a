using Sim.Engine.Events;
using Sim.Engine.Seams;

namespace Sim.Engine.Monitor;

/// <summary>
/// Pings every server of main.mysql_servers that is not offline, then shuns those that missed their heartbeats and updates latencies. The
/// decision is taken as soon as the round's pings are sent: a server that never answers is counted one round later.
/// </summary>
internal sealed class PingLoop(MonitorRun run) : CheckLoop(run)
{
    protected override long IntervalMilliseconds(MonitorSettings settings) => settings.PingIntervalMilliseconds;

    protected override IReadOnlyList<MonitoredServer> Servers() =>
        Read("SELECT hostname, port, MAX(use_ssl) FROM main.mysql_servers WHERE status NOT LIKE 'OFFLINE%' GROUP BY hostname, port");

    protected override async Task Check(MonitoredServer server)
    {
        long startedAt = Monitor.Clock.MonotonicMicroseconds;
        BackendAnswer answer = await Monitor.Ask(BackendCheckKind.Ping, server, (int)Monitor.Settings.PingTimeoutMilliseconds);
        if (Monitor.IsStopped)
        {
            return;
        }

        string? error = answer.Failure switch
        {
            BackendFailure.None => null,
            BackendFailure.TimedOut => "timeout during ping",
            _ => answer.Error ?? "",
        };
        long duration = error is null ? answer.DurationMicroseconds : 0;
        Log.Add(server.Hostname, server.Port, new CheckResult(WallClockOf(startedAt), duration, error));
    }

    protected override void Conclude(MonitorSettings settings)
    {
        IReadOnlyList<MonitoredServer> servers = Read("SELECT DISTINCT hostname, port, 0 FROM main.mysql_servers WHERE status NOT LIKE 'OFFLINE%'");
        foreach (MonitoredServer server in servers)
        {
            IReadOnlyList<CheckResult> last = Log.Last(server.Hostname, server.Port, settings.PingMaxFailures);
            if (Monitor.Events.Take(PingRules.BranchOf(last, settings.PingMaxFailures)) == PingBranch.AllFailed)
            {
                Monitor.Events.Emit(new HeartbeatsMissed(server.Hostname, server.Port, settings.PingMaxFailures));
                Monitor.HostGroups.ShunAndKillAll(server.Hostname, server.Port);
            }
        }

        foreach (MonitoredServer server in servers)
        {
            if (PingRules.AverageLatencyMicroseconds(Log.Last(server.Hostname, server.Port, PingRules.LatencySamples)) is { } latency)
            {
                Monitor.HostGroups.SetLatency(server.Hostname, server.Port, latency);
            }
        }
    }
}
