using Sim.Engine.Events;
using Sim.Engine.HostGroups;
using Sim.Engine.Seams;

namespace Sim.Engine.Monitor;

/// <summary>
/// Asks every server of a replication hostgroup for read_only and lets the hostgroups manager act. The servers come from the manager's own
/// table, in which a removed server stays until it is purged.
/// </summary>
internal sealed class ReadOnlyLoop(MonitorRun run) : CheckLoop(run)
{
    protected override long IntervalMilliseconds(MonitorSettings settings) => settings.ReadOnlyIntervalMilliseconds;

    protected override IReadOnlyList<MonitoredServer> Servers()
    {
        RuntimeServers runtime = Monitor.HostGroups.Runtime;
        if (runtime.ReplicationHostgroups.Count == 0)
        {
            return [];
        }

        HashSet<int> replicated = [.. HostgroupPair.Of(runtime.ReplicationHostgroups).SelectMany(p => new[] { p.Writer, p.Reader })];
        return
        [
            .. runtime.TableRows
                .Where(r => replicated.Contains(r.HostgroupId))
                .GroupBy(r => (r.Hostname, r.Port))
                .Select(g => new MonitoredServer(g.Key.Hostname, g.Key.Port, g.Any(r => r.UseSsl != 0)))
                .OrderBy(s => s.Hostname, StringComparer.Ordinal).ThenBy(s => s.Port),
        ];
    }

    protected override async Task Check(MonitoredServer server)
    {
        long startedAt = Monitor.Clock.MonotonicMicroseconds;
        BackendAnswer answer = await Monitor.Ask(BackendCheckKind.ReadOnly, server, (int)Monitor.Settings.ReadOnlyTimeoutMilliseconds);
        if (Monitor.IsStopped)
        {
            return;
        }

        if (answer.Failure == BackendFailure.TimedOut)
        {
            Monitor.Events.Emit(new ReadOnlyTimedOut(server.Hostname, server.Port, answer.DurationMicroseconds / 1000));
        }

        await Act(server, startedAt, answer);
    }

    private async ValueTask Act(MonitoredServer server, long startedAt, BackendAnswer answer)
    {
        int timeoutsToDemote = Monitor.Profile.ReadOnlyTimeoutsToDemote;
        int timeouts = 1 + Log.Last(server.Hostname, server.Port, timeoutsToDemote - 1).TakeWhile(r => r.Error == ReadOnlyCheckRules.TimeoutText).Count();
        Monitor.Events.Take(ReadOnlyCheckRules.BranchOf(answer, timeouts, timeoutsToDemote));
        ReadOnlyOutcome outcome = ReadOnlyCheckRules.Judge(answer, timeouts, timeoutsToDemote);
        if (outcome.IsRecorded)
        {
            bool succeeded = outcome.Error is null;
            var result = new CheckResult(
                WallClockOf(startedAt), succeeded ? answer.DurationMicroseconds : 0, outcome.Error, succeeded ? outcome.ReadOnly : null);
            Log.Add(server.Hostname, server.Port, result);
        }

        if (outcome.ReadOnly is { } readOnly)
        {
            await Monitor.HostGroups.ActOnReadOnly(server.Hostname, server.Port, readOnly);
        }
    }
}
