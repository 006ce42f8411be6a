using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Concurrency;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;

namespace Sim.Engine.Cluster;

/// <summary>
/// The thread that polls one peer for as long as it is listed (src: lib/ProxySQL_Cluster.cpp, ProxySQL_Cluster_Monitor_thread and
/// set_checksums). One turn of its inner loop is a check; a settled check allocates nothing.
/// </summary>
internal sealed class PeerWatcher(ClusterContext context, PeerEndpoint endpoint)
{
    private const long MicrosecondsPerMillisecond = 1000;

    private readonly Profile _profile = context.Profile;
    private readonly IClock _clock = context.Seams.Clock;
    private readonly IMutex _peersLock = context.Locks.Peers;
    private readonly PeerComparison _comparison = new(context, endpoint);

    private Peer? _lookedUp;
    private long _lookedUpAt = -1;
    private ResultSet? _lastGlobalAnswer;
    private int _checksSinceMetrics;
    private bool _leftConnectionOpen;

    /// <summary>Runs until the peer is no longer listed or the node stops.</summary>
    public async Task Run()
    {
        await _clock.ThreadStart();
        Emit(new PeerThreadStarted(endpoint));
        bool listed = true;
        while (listed && !context.Stopping)
        {
            ClusterSettings settings = context.Settings();
            if (settings.Username.Length == 0)
            {
                Take(ConnectionBranch.NoCredentials);
                await _clock.Sleep(_profile.NoCredentialsSleepMilliseconds * MicrosecondsPerMillisecond);
            }
            else
            {
                await ConnectAndWatch(settings);
                if (context.Stopping)
                {
                    return;
                }
            }

            listed = await IsListed();
        }

        if (!context.Stopping)
        {
            Take(ConnectionBranch.NotListed);
            Emit(new PeerThreadClosed(endpoint));
        }
    }

    private async ValueTask ConnectAndWatch(ClusterSettings settings)
    {
        if (_leftConnectionOpen && _profile.PeerSqlErrorCrashesNode)
        {
            Take(ConnectionBranch.LeftOpen);
            context.Crash($"SQL error on the connection to peer {endpoint}: the next connect uses a null connection");
            return;
        }

        PeerConnectOutcome outcome = await context.Seams.Peers.Connect(endpoint, new(settings.Username, settings.Password), _profile.PeerTimeouts);
        if (outcome.Connection is { } connection)
        {
            bool failed = await Watch(connection);
            if (failed)
            {
                Take(ConnectionBranch.CheckFailed);
            }

            if (!failed || _profile.FailedCheckIsRepeatedAtOnce)
            {
                return;
            }
        }
        else
        {
            Take(ConnectionBranch.NotMade);
            Emit(new PeerUnreachable(endpoint, outcome.Error ?? ""));
        }

        await _clock.Sleep(context.Settings().CheckIntervalMilliseconds * MicrosecondsPerMillisecond);
    }

    /// <summary>
    /// Checks the peer again and again on one connection, until a check fails (true) or the peer is removed. It waits for the peer here and
    /// nowhere below: a method that waits costs memory each time it does, this one only once.
    /// </summary>
    private async ValueTask<bool> Watch(IPeerConnection connection)
    {
        bool listed = true;
        while (listed && !context.Stopping)
        {
            long startedAt = _clock.MonotonicMicroseconds;
            PeerAnswer answer = await connection.Query(WireStatements.GlobalChecksum);
            if (answer.Rows is null)
            {
                EndConnection(connection, answer);
                return true;
            }

            (bool changed, ulong knownBefore) = await TakeGlobalChecksum(answer.Rows);
            ResultSet? rows = null;
            if (changed)
            {
                answer = await connection.Query(WireStatements.Checksums);
                if (answer.Rows is null)
                {
                    Take(CheckBranch.RowsNotRead);
                    ForgetUnlessQuirk(knownBefore);
                    EndConnection(connection, answer);
                    return true;
                }

                rows = answer.Rows;
            }

            listed = await CompareAndPull(rows);
            if (context.Stopping)
            {
                return false;
            }

            if (MetricsAreDue())
            {
                long askedAt = _clock.MonotonicMicroseconds;
                answer = await connection.Query(WireStatements.Metrics);
                if (answer.Rows is null)
                {
                    EndConnection(connection, answer);
                    return true;
                }

                listed = await TakeMetrics(answer.Rows, _clock.MonotonicMicroseconds - askedAt);
            }

            long rest = RestOfInterval(startedAt);
            if (rest > 0)
            {
                await _clock.Sleep(rest);
            }
        }

        _leftConnectionOpen = true;
        connection.Close();
        return false;
    }

    /// <summary>Whether GLOBAL_CHECKSUM() says something new, and what was known before.</summary>
    private async ValueTask<(bool Changed, ulong KnownBefore)> TakeGlobalChecksum(ResultSet answer)
    {
        await _peersLock.Enter();
        ulong knownBefore = FindPeer()?.GlobalChecksum ?? 0;
        CheckBranch branch = StoreGlobalChecksum(answer);
        _peersLock.Exit();
        Take(branch);
        return (branch != CheckBranch.NothingNew, knownBefore);
    }

    /// <summary>Compares the peer's checksums with the node's own and pulls what has to be pulled; false when the peer is no longer listed.</summary>
    private async ValueTask<bool> CompareAndPull(ResultSet? rows)
    {
        await _peersLock.Enter();
        try
        {
            if (FindPeer() is not { } peer)
            {
                // As in 1.4.6, only a check that read rows notices here that the peer is gone.
                return rows is null;
            }

            _comparison.Read(peer, rows);
            for (int i = 0; peer.IsCounting && i < ClusterSettings.SyncedModules.Length; i++)
            {
                Module module = ClusterSettings.SyncedModules[i];
                if (_comparison.Decide(peer, module) == SyncDecision.Pull)
                {
                    await context.Puller.Pull(module);
                }
            }

            return true;
        }
        finally
        {
            _peersLock.Exit();
        }
    }

    private bool MetricsAreDue()
    {
        MetricsBranch branch = CheckRules.MetricsBranchOf(++_checksSinceMetrics, context.Settings().CheckStatusFrequency);
        Take(branch);
        if (branch != MetricsBranch.Due)
        {
            return false;
        }

        _checksSinceMetrics = 0;
        return true;
    }

    /// <summary>Stores the metrics; false when the peer is no longer listed.</summary>
    private async ValueTask<bool> TakeMetrics(ResultSet rows, long responseTimeMicroseconds)
    {
        await _peersLock.Enter();
        Peer? peer = FindPeer();
        peer?.Store(PeerMetrics.Read(rows, _clock.MonotonicMicroseconds, responseTimeMicroseconds));
        _peersLock.Exit();
        return peer is not null;
    }

    /// <summary>Microseconds until the next check is due; intervals and what was used of them count in whole milliseconds.</summary>
    private long RestOfInterval(long startedAt)
    {
        long elapsedMilliseconds = (_clock.MonotonicMicroseconds - startedAt) / MicrosecondsPerMillisecond;
        return (context.Settings().CheckIntervalMilliseconds - elapsedMilliseconds) * MicrosecondsPerMillisecond;
    }

    /// <summary>
    /// The rows behind a new global checksum could not be read. 1.4.6 keeps the checksum all the same, and so misses the change.
    /// </summary>
    private void ForgetUnlessQuirk(ulong knownBefore)
    {
        if (!_profile.GlobalChecksumStoredBeforeRows && FindPeer() is { } peer)
        {
            peer.GlobalChecksum = knownBefore;
            _lastGlobalAnswer = null;
        }
    }

    private void EndConnection(IPeerConnection connection, PeerAnswer answer)
    {
        _leftConnectionOpen = !answer.ConnectionLost;
        connection.Close();
        Emit(new PeerConnectionEnded(endpoint, answer.Error ?? "", answer.ConnectionLost));
    }

    /// <summary>Stores what GLOBAL_CHECKSUM() returned.</summary>
    private CheckBranch StoreGlobalChecksum(ResultSet answer)
    {
        if (FindPeer() is not { } peer)
        {
            return CheckBranch.NotListed;
        }

        if (ReferenceEquals(answer, _lastGlobalAnswer))
        {
            return CheckBranch.NothingNew;
        }

        bool changed = true;
        foreach (string?[] row in answer.Rows)
        {
            ulong value = CText.Atoll(row.Length > 0 ? row[0] : null);
            if (value == peer.GlobalChecksum)
            {
                changed = false;
            }
            else
            {
                peer.GlobalChecksum = value;
            }
        }

        _lastGlobalAnswer = answer;
        return changed ? CheckBranch.SomethingNew : CheckBranch.NothingNew;
    }

    private async ValueTask<bool> IsListed()
    {
        await _peersLock.Enter();
        bool listed = FindPeer() is not null;
        _peersLock.Exit();
        return listed;
    }

    /// <summary>The peer's entry of the moment: one that was removed and added again is a new entry that starts from nothing.</summary>
    private Peer? FindPeer()
    {
        if (_lookedUpAt != context.Peers.Generation)
        {
            _lookedUpAt = context.Peers.Generation;
            Peer? found = context.Peers.Find(endpoint);
            _lastGlobalAnswer = ReferenceEquals(found, _lookedUp) ? _lastGlobalAnswer : null;
            _lookedUp = found;
        }

        return _lookedUp;
    }

    private void Emit(NodeEvent happened) => context.Seams.Events.Emit(happened);

    private void Take<TBranch>(TBranch branch)
        where TBranch : struct, Enum => context.Seams.Events.Take(branch);
}
