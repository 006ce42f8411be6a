using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.Events;

namespace Sim.Engine.HostGroups;

/// <summary>
/// Moves servers between writer and reader hostgroups (src: read_only_action). It saves the runtime to memory, changes memory and loads it
/// again: edits in memory that were not loaded are lost, and the module's version grows.
/// </summary>
internal sealed class ReadOnlyAction(HostGroupsManager manager, AdminDatabase database, IEventSink events)
{
    private const string AtServer = "hostname = ?1 AND port = ?2";
    private const string InReaderHostgroup = "hostgroup_id IN (SELECT reader_hostgroup FROM mysql_replication_hostgroups)";
    private const string InWriterHostgroup = "hostgroup_id IN (SELECT writer_hostgroup FROM mysql_replication_hostgroups)";

    private const string DeleteRemovedWriters = $"DELETE FROM mysql_servers WHERE {AtServer} AND {InWriterHostgroup} AND status = 'OFFLINE_HARD'";
    private const string DeleteReaders = $"DELETE FROM mysql_servers WHERE {AtServer} AND {InReaderHostgroup}";
    private const string DeleteWriters = $"DELETE FROM mysql_servers WHERE {AtServer} AND {InWriterHostgroup}";

    private const string ReadersToWriters =
        $"""
        UPDATE OR IGNORE mysql_servers
        SET hostgroup_id = (SELECT writer_hostgroup FROM mysql_replication_hostgroups WHERE reader_hostgroup = mysql_servers.hostgroup_id)
        WHERE {AtServer} AND {InReaderHostgroup}
        """;

    private const string WritersToReaders =
        $"""
        UPDATE OR IGNORE mysql_servers
        SET hostgroup_id = (SELECT reader_hostgroup FROM mysql_replication_hostgroups WHERE writer_hostgroup = mysql_servers.hostgroup_id)
        WHERE {AtServer} AND {InWriterHostgroup}
        """;

    // Compression is not copied: the reader's copy gets the default.
    private const string CopyWritersToReaders =
        $"""
        INSERT OR IGNORE INTO mysql_servers
            (hostgroup_id, hostname, port, status, weight, max_connections, max_replication_lag, use_ssl, max_latency_ms, comment)
        SELECT reader_hostgroup, hostname, port, status, weight, max_connections, max_replication_lag, use_ssl, max_latency_ms, mysql_servers.comment
        FROM mysql_servers JOIN mysql_replication_hostgroups ON mysql_servers.hostgroup_id = mysql_replication_hostgroups.writer_hostgroup
        WHERE {AtServer}
        """;

    private readonly AsyncMutex _oneAtATime = new("readonly_mutex");

    /// <summary>Carries out what the value asks for.</summary>
    public async ValueTask Act(string hostname, int port, bool readOnly)
    {
        await _oneAtATime.Enter();
        try
        {
            await DecideAndAct(hostname, port, readOnly);
        }
        finally
        {
            _oneAtATime.Exit();
        }
    }

    private async ValueTask DecideAndAct(string hostname, int port, bool readOnly)
    {
        ServerRow[] rows = [.. manager.Runtime.TableRows.Where(r => r.Hostname == hostname && r.Port == port)];
        IReadOnlyList<HostgroupPair> pairs = HostgroupPair.Of(manager.Runtime.ReplicationHostgroups);
        ReadOnlyDecision decision = ReadOnlyRules.DecisionOf(events.Take(ReadOnlyRules.BranchOf(rows, pairs, readOnly)));
        if (decision != ReadOnlyDecision.Nothing)
        {
            var target = new Target(hostname, port, readOnly, ReadOnlyRules.WriterRows(rows, pairs));
            await manager.WithServersLock(() => CarryOut(decision, target));
        }
    }

    private void CarryOut(ReadOnlyDecision decision, Target target)
    {
        switch (decision)
        {
            case ReadOnlyDecision.Promote:
                Promote(target);
                break;
            case ReadOnlyDecision.Complete:
                Complete(target);
                break;
            default:
                Demote(target);
                break;
        }

        manager.LoadToRuntime();
    }

    private void Promote(Target target)
    {
        Dump(target, phase: 1);
        manager.SaveToMemory();
        Dump(target, phase: 2);
        Change(ReadersToWriters, target);
        ChangeReaders(target);
        Dump(target, phase: 3);
    }

    private void Complete(Target target)
    {
        Dump(target, phase: 1, target.WriterRows);
        manager.SaveToMemory();
        Change(DeleteRemovedWriters, target);
        Change(ReadersToWriters, target);
        Dump(target, phase: 2, target.WriterRows);
        ChangeReaders(target);
        Dump(target, phase: 3, target.WriterRows);
    }

    private void Demote(Target target)
    {
        Dump(target, phase: 1);
        manager.SaveToMemory();
        Change(WritersToReaders, target);
        Dump(target, phase: 2);
        Change(DeleteWriters, target);
        Dump(target, phase: 3);
    }

    private void ChangeReaders(Target target)
    {
        WriterBranch branch = manager.WriterIsAlsoReader ? WriterBranch.ReadsToo : WriterBranch.WritesOnly;
        events.Take(branch);
        Change(branch == WriterBranch.ReadsToo ? CopyWritersToReaders : DeleteReaders, target);
    }

    private void Change(string sql, Target target) => _ = database.RunBound(sql, target.Hostname, ServerRow.Text(target.Port));

    private void Dump(Target target, int phase, int? writerRows = null)
    {
        if (!manager.IsVerbose)
        {
            return;
        }

        SqlResult result = database.RunBound($"SELECT * FROM mysql_servers WHERE {AtServer}", target.Hostname, ServerRow.Text(target.Port));
        if (result.Rows is { } table)
        {
            events.Emit(new ReadOnlyActionDumped(target.Hostname, target.Port, target.ReadOnly, writerRows, phase, table));
        }
    }

    private readonly record struct Target(string Hostname, int Port, bool ReadOnly, int WriterRows);
}
