using Sim.Engine.Admin;
using Sim.Engine.Configuration;
using Sim.Engine.Events;

namespace Sim.Engine.Monitor;

/// <summary>
/// One kind of check as the monitor repeats it: every interval a round, in which every server is put into the queue, and then what is
/// already known is looked at (src: lib/MySQL_Monitor.cpp, monitor_connect, monitor_ping, monitor_read_only).
/// </summary>
internal abstract class CheckLoop(MonitorRun run)
{
    // Between rounds a loop looks this often whether the variables have changed.
    private const long LookMicroseconds = 500_000;

    /// <summary>Recent results.</summary>
    public CheckLog Log { get; } = new();

    protected MonitorRun Monitor { get; } = run;

    /// <summary>Repeats rounds until the monitor is stopped or disabled. Changed variables start a round at once, even the change that disables.</summary>
    public async Task Run()
    {
        MonitorSettings settings = Monitor.Settings;
        long nextRound = 0;
        while (!Monitor.IsStopped && settings.IsEnabled)
        {
            long now = Monitor.Clock.MonotonicMicroseconds;
            MonitorSettings latest = Monitor.Settings;
            RoundBranch branch = Monitor.Events.Take(RoundRules.BranchOf(latest.Version > settings.Version, now, nextRound));
            if (branch == RoundBranch.VariablesLoaded)
            {
                settings = latest;
            }

            if (branch != RoundBranch.NotYet)
            {
                nextRound = now + (IntervalMilliseconds(settings) * 1000);
                await Round(settings);
            }

            long left = nextRound - Monitor.Clock.MonotonicMicroseconds;
            if (left > 0)
            {
                await Monitor.Clock.Sleep(Math.Min(left, LookMicroseconds));
            }
        }
    }

    protected abstract long IntervalMilliseconds(MonitorSettings settings);

    /// <summary>The servers to check in this round, in order.</summary>
    protected abstract IReadOnlyList<MonitoredServer> Servers();

    /// <summary>Checks one server and records the result.</summary>
    protected abstract Task Check(MonitoredServer server);

    /// <summary>What is decided once a round's checks are on their way.</summary>
    protected virtual void Conclude(MonitorSettings settings)
    {
    }

    /// <summary>When a check that began at <paramref name="startedAt"/> (monotonic) began on the wall clock, as seen now.</summary>
    protected long WallClockOf(long startedAt) =>
        Monitor.Clock.UnixMicroseconds - (Monitor.Clock.MonotonicMicroseconds - startedAt);

    /// <summary>Reads servers from rows of hostname, port, use_ssl.</summary>
    protected IReadOnlyList<MonitoredServer> Read(string sql)
    {
        ResultSet set = Monitor.Database.Query(sql);
        return [.. set.Rows.Select(r => new MonitoredServer(r[0] ?? "", CText.Atoi(r[1] ?? ""), CText.Atoi(r[2] ?? "") != 0))];
    }

    private async ValueTask Round(MonitorSettings settings)
    {
        IReadOnlyList<MonitoredServer> servers = Servers();
        long spacing = RoundRules.SpacingMicroseconds(
            IntervalMilliseconds(settings), servers.Count, Monitor.Profile.MonitorSpreadsRoundsInMicroseconds);
        foreach (MonitoredServer server in servers)
        {
            Monitor.Workers.Add(() => Check(server));
            await Monitor.Clock.Sleep(spacing);
            if (Monitor.IsStopped)
            {
                return;
            }
        }

        if (settings.IsEnabled)
        {
            Log.Prune(Monitor.Clock.UnixMicroseconds - (settings.KeptHistoryMilliseconds * 1000));
        }

        Conclude(settings);
    }
}
