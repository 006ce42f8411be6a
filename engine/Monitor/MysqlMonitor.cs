using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.HostGroups;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Monitor;

/// <summary>
/// Watches the MySQL servers: connect, ping and read_only checks, each on its own interval (src: lib/MySQL_Monitor.cpp). A node that runs
/// with <c>-M</c> never starts it.
/// </summary>
public sealed class MysqlMonitor(
    Profile profile,
    AdminDatabase database,
    Func<MonitorSettings> settings,
    HostGroupsManager hostGroups,
    IClock clock,
    IBackends backends,
    IEventSink events)
{
    private const long LookWhileEnabledMicroseconds = 500_000;
    private const long LookWhileDisabledMicroseconds = 200_000;
    private const int MaxWorkers = 16;

    private MonitorRun? _run;
    private MonitorTables? _tables;

    /// <summary>How many checks run at the same time, by the number of mysql-threads.</summary>
    public static int Workers(int mysqlThreads) => mysqlThreads == 0 ? MaxWorkers / 2 : Math.Min(2 * mysqlThreads, MaxWorkers);

    /// <summary>Starts the monitor, with empty logs. The task ends after <see cref="Stop"/>; it fails only by a defect of the engine.</summary>
    /// <param name="mysqlThreads">mysql-threads, as it was when the process started.</param>
    public Task Start(int mysqlThreads)
    {
        Stop();
        _run = new MonitorRun(profile, database, settings, hostGroups, clock, backends, events, Workers(mysqlThreads));
        var connect = new ConnectLoop(_run);
        var ping = new PingLoop(_run);
        var readOnly = new ReadOnlyLoop(_run);
        _tables = new MonitorTables(database, connect.Log, ping.Log, readOnly.Log);
        return Run(_run, [connect, ping, readOnly]);
    }

    /// <summary>Stops the monitor. Checks under way are forgotten, loops end when they next wake.</summary>
    public void Stop()
    {
        if (_run is not null)
        {
            _run.IsStopped = true;
        }
    }

    /// <summary>Fills the tables of schema monitor; to be called before a statement that names one of them.</summary>
    public void RefreshLogTables() => _tables?.Refresh();

    private async Task Run(MonitorRun run, CheckLoop[] loops)
    {
        while (!run.IsStopped)
        {
            run.Workers.Clear();
            Task[] running = [.. loops.Select(l => l.Run())];
            while (!run.IsStopped && settings().IsEnabled)
            {
                await FirstFailure(run, running);
                await clock.Sleep(LookWhileEnabledMicroseconds);
            }

            foreach (Task loop in running)
            {
                await loop;
            }

            while (!run.IsStopped && !settings().IsEnabled)
            {
                await clock.Sleep(LookWhileDisabledMicroseconds);
            }
        }
    }

    private static Task FirstFailure(MonitorRun run, Task[] running) => Array.Find(running, t => t.IsFaulted) ?? run.Workers.FirstFailure;
}
