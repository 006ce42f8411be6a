using Sim.Engine.Seams;

namespace Sim.Engine.Monitor;

/// <summary>Opens a connection to every server of main.mysql_servers, whatever its status.</summary>
internal sealed class ConnectLoop(MonitorRun run) : CheckLoop(run)
{
    protected override long IntervalMilliseconds(MonitorSettings settings) => settings.ConnectIntervalMilliseconds;

    protected override IReadOnlyList<MonitoredServer> Servers() =>
        Read("SELECT hostname, port, MAX(use_ssl) FROM main.mysql_servers GROUP BY hostname, port");

    protected override async Task Check(MonitoredServer server)
    {
        long startedAt = Monitor.Clock.MonotonicMicroseconds;
        int timeout = RoundRules.ConnectTimeoutMilliseconds(Monitor.Settings.ConnectTimeoutMilliseconds);
        BackendAnswer answer = await Monitor.Ask(BackendCheckKind.Connect, server, timeout);
        if (Monitor.IsStopped)
        {
            return;
        }

        string? error = answer.Failure == BackendFailure.None ? null : answer.Error ?? "";
        long duration = error is null ? Monitor.Clock.MonotonicMicroseconds - startedAt : 0;
        Log.Add(server.Hostname, server.Port, new CheckResult(WallClockOf(startedAt), duration, error));
        if (PingRules.IsAccessDenied(error, StringComparison.Ordinal))
        {
            Monitor.Events.Emit(new MonitorAccessDenied(server.Hostname, server.Port));
        }
    }
}
