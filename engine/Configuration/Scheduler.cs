using Sim.Engine.Events;
using Sim.Engine.Seams;

namespace Sim.Engine.Configuration;

/// <summary>What the scheduler does with its table.</summary>
[Branches("configuration.schedule")]
public enum ScheduleBranch
{
    /// <summary>The table was loaded: all intervals begin anew.</summary>
    TableLoaded,

    /// <summary>A row is inactive.</summary>
    Inactive,

    /// <summary>A row is not due, but another one is.</summary>
    NotYet,

    /// <summary>A row is due: its script is started.</summary>
    Due,
}

/// <summary>
/// Starts the scripts of the scheduler table when they are due (src: lib/ProxySQL_Admin.cpp, ProxySQL_External_Scheduler::run_once and
/// admin_main_loop). A load starts all intervals anew; a row is due one interval after it ran last.
/// </summary>
public sealed class Scheduler(SchedulerTable table, IScripts scripts, IClock clock, IEventSink events)
{
    /// <summary>How long the admin main loop waits between two looks at the scheduler when no client connects.</summary>
    public const int LookIntervalMilliseconds = 500;

    private const int MicrosecondsPerMillisecond = 1000;

    private readonly List<long> _dueMilliseconds = [];
    private long _version;
    private long _nextRunMilliseconds;

    /// <summary>Looks at the scheduler every <see cref="LookIntervalMilliseconds"/> until <paramref name="isStopped"/> says so.</summary>
    public async Task Run(Func<bool> isStopped)
    {
        ArgumentNullException.ThrowIfNull(isStopped);
        while (!isStopped())
        {
            RunOnce();
            await clock.Sleep(LookIntervalMilliseconds * (long)MicrosecondsPerMillisecond);
        }
    }

    /// <summary>Starts what is due now. The admin main loop does this also whenever a client connects.</summary>
    public void RunOnce()
    {
        long now = clock.MonotonicMicroseconds / MicrosecondsPerMillisecond;
        if (table.Version > _version)
        {
            events.Take(ScheduleBranch.TableLoaded);
            StartIntervals(now);
        }

        if (now >= _nextRunMilliseconds)
        {
            LaunchDue(now);
            _nextRunMilliseconds = EarliestDue();
        }
    }

    private void StartIntervals(long now)
    {
        _version = table.Version;
        _dueMilliseconds.Clear();
        foreach (SchedulerRow row in table.Rows)
        {
            _dueMilliseconds.Add(now + row.IntervalMilliseconds);
        }

        _nextRunMilliseconds = EarliestDue();
    }

    private void LaunchDue(long now)
    {
        for (int i = 0; i < table.Rows.Count; i++)
        {
            SchedulerRow row = table.Rows[i];
            ScheduleBranch branch = !row.IsActive ? ScheduleBranch.Inactive : now >= _dueMilliseconds[i] ? ScheduleBranch.Due : ScheduleBranch.NotYet;
            events.Take(branch);
            if (branch == ScheduleBranch.Due)
            {
                _dueMilliseconds[i] = now + row.IntervalMilliseconds;
                events.Emit(new ScriptStarted(row.Id, row.Filename));
                scripts.Launch(row.Filename, row.Arguments);
            }
        }
    }

    /// <summary>When the first active row is due; 0 without one.</summary>
    private long EarliestDue()
    {
        long earliest = long.MaxValue;
        for (int i = 0; i < table.Rows.Count; i++)
        {
            if (table.Rows[i].IsActive)
            {
                earliest = Math.Min(earliest, _dueMilliseconds[i]);
            }
        }

        return earliest == long.MaxValue ? 0 : earliest;
    }
}
