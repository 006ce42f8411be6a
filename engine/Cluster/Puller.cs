using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>
/// Pulls a module from the peer that the rules choose: over a connection of its own, into memory, to runtime and, where the settings say so,
/// to disk (src: lib/ProxySQL_Cluster.cpp, pull_*_from_peer). The caller holds the lock of the peer table all the while, so a slow peer
/// freezes everything else that needs it.
/// </summary>
internal sealed class Puller(
    Profile profile, PeerTable peers, Func<ClusterSettings> settings, AdminDatabase memory, NodeLocks locks, NodeSeams seams, IReadOnlyList<PullTarget> targets)
{
    private const string NotTheTable = "the answer is not the table that was asked for";

    private readonly PulledRows _rows = new(memory, seams.Events);
    private SyncCandidate[] _candidates = [];

    /// <summary>Pulls one module, if there is a source for it.</summary>
    public async ValueTask Pull(Module module) => seams.Events.Take(await TryPull(module));

    private async ValueTask<PullBranch> TryPull(Module module)
    {
        if (FindSource(module) is not { } source)
        {
            return PullBranch.NoSource;
        }

        string expectedChecksum = source[module].Checksum;
        ClusterSettings current = settings();
        if (current.Username.Length == 0)
        {
            return PullBranch.NoCredentials;
        }

        bool guarded = module == Module.MysqlServers;
        Emit(new PullProgress(source.Endpoint, module, PullStep.Started, guarded ? expectedChecksum : null));
        PeerConnectOutcome outcome = await seams.Peers.Connect(source.Endpoint, new(current.Username, current.Password), profile.PeerTimeouts);
        if (outcome.Connection is not { } connection)
        {
            Emit(new PullFailed(source.Endpoint, module, outcome.Error ?? ""));
            return PullBranch.NoConnection;
        }

        try
        {
            return await PullFrom(connection, source.Endpoint, module, expectedChecksum);
        }
        catch (TablesUnusableException)
        {
            // An operator dropped or altered the tables that the rows go to; that must not end the node.
            Emit(new TablesUnusable($"pull of {module.Name()} from {source.Endpoint}"));
            return PullBranch.TablesUnusable;
        }
        finally
        {
            connection.Close();
        }
    }

    private async ValueTask<PullBranch> PullFrom(IPeerConnection connection, PeerEndpoint source, Module module, string expectedChecksum)
    {
        if (profile.PullsHoldStatementMutex)
        {
            await locks.AdminStatements.Enter();
        }

        try
        {
            return await (module == Module.MysqlServers ? PullServersLocked(connection, source, expectedChecksum) : PullRows(connection, source, module));
        }
        finally
        {
            if (profile.PullsHoldStatementMutex)
            {
                locks.AdminStatements.Exit();
            }
        }
    }

    private async ValueTask<PullBranch> PullServersLocked(IPeerConnection connection, PeerEndpoint source, string expectedChecksum)
    {
        await locks.MysqlServers.Enter();
        try
        {
            return await PullServers(connection, source, expectedChecksum);
        }
        finally
        {
            locks.MysqlServers.Exit();
        }
    }

    private Peer? FindSource(Module module)
    {
        IReadOnlyList<Peer> inMapOrder = peers.InMapOrder;
        if (_candidates.Length < inMapOrder.Count)
        {
            _candidates = new SyncCandidate[inMapOrder.Count];
        }

        for (int i = 0; i < inMapOrder.Count; i++)
        {
            RemoteModule remote = inMapOrder[i][module];
            _candidates[i] = new SyncCandidate(remote.Version, remote.Epoch, remote.DiffCheck);
        }

        SyncSource source = SyncRules.ChooseSource(_candidates.AsSpan(0, inMapOrder.Count), settings().For(module).DiffsBeforeSync, profile);
        seams.Events.Take(source.Branch);
        if (source.YoungerEpoch != 0)
        {
            Emit(new SyncSkipped(module, source.YoungerEpoch, source.Epoch));
        }

        if (source.Index < 0)
        {
            return null;
        }

        Peer peer = inMapOrder[source.Index];
        Emit(new SourceChosen(peer.Endpoint, module, peer[module].Version, peer[module].Epoch));
        return peer;
    }

    private async ValueTask<PullBranch> PullRows(IPeerConnection connection, PeerEndpoint source, Module module)
    {
        string statement = module switch
        {
            Module.MysqlQueryRules => WireStatements.QueryRules,
            Module.MysqlUsers => WireStatements.Users,
            _ => WireStatements.ProxysqlServers,
        };
        PeerAnswer answer = await connection.Query(statement);
        if (answer.Rows is not { } rows || !PulledRows.Fit(module, rows))
        {
            Emit(new PullFailed(source, module, answer.Error ?? NotTheTable));
            return answer.Succeeded ? PullBranch.NotTheTable : PullBranch.NoRows;
        }

        _rows.Replace(module, rows);
        Emit(new PullProgress(source, module, PullStep.Completed));
        Emit(new PullProgress(source, module, PullStep.Loading));
        PullTarget target = Target(module);
        target.LoadToRuntime();
        if (!SavesToDisk(module))
        {
            return PullBranch.Loaded;
        }

        Emit(new PullProgress(source, module, PullStep.Saving));
        target.SaveToDisk();
        return PullBranch.LoadedAndSaved;
    }

    private async ValueTask<PullBranch> PullServers(IPeerConnection connection, PeerEndpoint source, string expectedChecksum)
    {
        PeerAnswer servers = await connection.Query(WireStatements.Servers);
        PeerAnswer hostgroups = servers.Succeeded ? await connection.Query(WireStatements.ReplicationHostgroups) : servers;
        if (servers.Rows is not { } serverRows || hostgroups.Rows is not { } hostgroupRows
            || !PulledRows.Fit(Module.MysqlServers, serverRows) || !PulledRows.FitReplicationHostgroups(hostgroupRows))
        {
            Emit(new PullFailed(source, Module.MysqlServers, hostgroups.Error ?? NotTheTable));
            return hostgroups.Succeeded ? PullBranch.NotTheTable : PullBranch.NoRows;
        }

        Emit(new PullProgress(source, Module.MysqlServers, PullStep.Completed));
        Emit(new PullProgress(source, Module.MysqlServers, PullStep.AskingChecksum));
        PeerAnswer checksum = await connection.Query(WireStatements.ServersChecksum);
        if (checksum.Rows is not { } checksumRows)
        {
            Emit(new PullFailed(source, Module.MysqlServers, checksum.Error ?? "", WhileAskingChecksum: true));
            return PullBranch.NoChecksum;
        }

        string? found = LastChecksum(checksumRows);
        if (!string.Equals(found, expectedChecksum, StringComparison.Ordinal))
        {
            Emit(new PullDiscarded(source, Module.MysqlServers, expectedChecksum, found));
            return PullBranch.OtherChecksum;
        }

        Emit(new PullProgress(source, Module.MysqlServers, PullStep.ChecksumConfirmed, found));
        return ApplyServers(source, serverRows, hostgroupRows, found);
    }

    private PullBranch ApplyServers(PeerEndpoint source, ResultSet servers, ResultSet hostgroups, string? checksum)
    {
        Emit(new PullProgress(source, Module.MysqlServers, PullStep.WritingServers));
        _rows.ReplaceServers(servers);
        Emit(new PullProgress(source, Module.MysqlServers, PullStep.WritingReplicationHostgroups));
        _rows.ReplaceReplicationHostgroups(hostgroups);
        Emit(new PullProgress(source, Module.MysqlServers, PullStep.Loading));
        PullTarget target = Target(Module.MysqlServers);
        target.LoadToRuntime();
        if (SavesToDisk(Module.MysqlServers))
        {
            Emit(new PullProgress(source, Module.MysqlServers, PullStep.Saving));
            target.SaveToDisk();
            return PullBranch.LoadedAndSaved;
        }

        if (profile.UnsavedServersPullLooksFailed)
        {
            Emit(new PullProgress(source, Module.MysqlServers, PullStep.LooksFailed, checksum));
        }

        return PullBranch.Loaded;
    }

    private static string? LastChecksum(ResultSet rows) => rows.Rows.LastOrDefault(row => row.Length > 3 && row[3] is not null)?[3];

    private bool SavesToDisk(Module module) =>
        settings().For(module == Module.MysqlUsers && profile.UsersAreSavedAsQueryRules ? Module.MysqlQueryRules : module).SaveToDisk;

    private PullTarget Target(Module module) => targets.First(target => target.Module == module);

    private void Emit(NodeEvent happened) => seams.Events.Emit(happened);
}
