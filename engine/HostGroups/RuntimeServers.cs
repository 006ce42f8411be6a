using Sim.Engine.Admin;
using Sim.Engine.Checksums;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;

namespace Sim.Engine.HostGroups;

/// <summary>What a commit does with one server.</summary>
[Branches("hostgroups.commit")]
public enum CommitBranch
{
    /// <summary>It is known: it takes over the values and keeps its state and its connections.</summary>
    Reconfigured,

    /// <summary>It is new in a known hostgroup.</summary>
    Created,

    /// <summary>It is the first of its hostgroup.</summary>
    CreatedWithHostgroup,

    /// <summary>It is no longer configured: it stays as OFFLINE_HARD until its connections are gone.</summary>
    Removed,
}

/// <summary>What a commit brings in: rows of main's three tables, in their order; null where a table could not be read.</summary>
public sealed record IncomingServers(
    IReadOnlyList<ServerRow> Servers, IReadOnlyList<string?[]>? ReplicationHostgroups, IReadOnlyList<string?[]>? GroupReplicationHostgroups);

/// <summary>
/// The runtime layer of mysql_servers: hostgroups, their servers, and the manager's own tables (src: lib/MySQL_HostGroups_Manager.cpp).
/// </summary>
public sealed class RuntimeServers(Profile profile, IEventSink events)
{
    // Addresses look like those of a 64-bit process; each object of the real program takes 128 bytes.
    private const long FirstMemoryAddress = 0x7F00_0000_0000;
    private const int BytesPerServer = 128;

    private readonly List<Hostgroup> _hostgroups = [];
    private readonly Dictionary<int, Hostgroup> _byId = [];
    private readonly ServersTable _table = new();
    private long _nextMemoryAddress = FirstMemoryAddress;

    /// <summary>The hostgroups in the order of their creation.</summary>
    public IReadOnlyList<Hostgroup> Hostgroups => _hostgroups;

    /// <summary>Rows of mysql_replication_hostgroups at runtime: writer_hostgroup, reader_hostgroup, comment.</summary>
    public IReadOnlyList<string?[]> ReplicationHostgroups { get; private set; } = [];

    /// <summary>Rows of mysql_group_replication_hostgroups at runtime, all columns.</summary>
    public IReadOnlyList<string?[]> GroupReplicationHostgroups { get; private set; } = [];

    /// <summary>The rows of the manager's table, as they were when it was last filled.</summary>
    public IEnumerable<ServerRow> TableRows => _table.Rows;

    /// <summary>All servers in the order of their hostgroups.</summary>
    public IEnumerable<BackendServer> Servers => _hostgroups.SelectMany(h => h.Servers);

    /// <summary>The hostgroup with this number, or null.</summary>
    public Hostgroup? Find(int hostgroupId) => _byId.GetValueOrDefault(hostgroupId);

    /// <summary>Purges, refills the manager's table (which logs it) and returns it.</summary>
    public ResultSet Dump(bool verbose)
    {
        PurgeAndFill(verbose);
        return _table.Dump();
    }

    /// <summary>Makes the runtime what <paramref name="incoming"/> says (src: commit). Call <see cref="Checksum"/> afterwards.</summary>
    public void Commit(IncomingServers incoming, bool verbose)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        PurgeAndFill(verbose);
        if (verbose)
        {
            events.Emit(new IncomingServersDumped(ServersTable.Incoming(incoming.Servers)));
        }

        RemoveMissing(incoming.Servers);
        Dictionary<ServerKey, BackendServer> known = FirstOfEachKey();
        foreach (ServerRow row in incoming.Servers)
        {
            ConfigureOrCreate(row, known);
        }

        ReplicationHostgroups = incoming.ReplicationHostgroups ?? [];
        if (incoming.ReplicationHostgroups is not null)
        {
            events.Emit(new ReplicationHostgroupsReplaced(ReplicationHostgroups, verbose));
        }

        if (incoming.GroupReplicationHostgroups is not null)
        {
            GroupReplicationHostgroups = incoming.GroupReplicationHostgroups;
            events.Emit(new GroupReplicationHostgroupsReplaced(GroupReplicationHostgroups));
        }
    }

    /// <summary>Refills the manager's table (which logs it) and hashes the three tables.</summary>
    public ulong Checksum(bool verbose)
    {
        Fill(verbose);
        return ServersHash.Of(
            [
                .. _table.Rows
                    .Where(r => r.Status != ServerStatus.OfflineHard)
                    .OrderBy(r => r.HostgroupId).ThenBy(r => r.Hostname, StringComparer.Ordinal).ThenBy(r => r.Port)
                    .Select(r => r.MemoryFields(ServerRow.Text((int)StatusInChecksum(r.Status)))),
            ],
            ByWriter(ReplicationHostgroups),
            ByWriter(GroupReplicationHostgroups));
    }

    private static IReadOnlyList<string?[]> ByWriter(IReadOnlyList<string?[]> rows) => [.. rows.OrderBy(r => CText.Atoi(r[0] ?? ""))];

    private ServerStatus StatusInChecksum(ServerStatus status) => status switch
    {
        ServerStatus.Shunned => ServerStatus.Online,
        ServerStatus.ShunnedReplicationLag when !profile.ServersChecksumShowsReplicationLag => ServerStatus.Online,
        _ => status,
    };

    private void PurgeAndFill(bool verbose)
    {
        foreach (Hostgroup hostgroup in _hostgroups)
        {
            hostgroup.Purge();
        }

        Fill(verbose);
    }

    private void Fill(bool verbose)
    {
        BackendServer[] servers = [.. Servers];
        _table.Fill(servers);
        if (verbose)
        {
            events.Emit(new ServersDumped([.. servers.Select(s => s.Row)], _table.Everything()));
        }
    }

    private void RemoveMissing(IReadOnlyList<ServerRow> incoming)
    {
        HashSet<ServerKey> kept = [.. incoming.Select(r => r.Key)];
        BackendServer[] missing = [.. _table.Entries.Where(e => !kept.Contains(e.Row.Key)).Select(e => e.Server)];
        foreach (BackendServer server in missing)
        {
            events.Take(CommitBranch.Removed);
            events.Emit(new ServerRemoved(server.MemoryAddress, server.Row.Key));
            server.Remove();
        }

        _table.Remove([.. missing]);
    }

    /// <summary>A server that was removed and is still there can have a namesake: the first in the hostgroup's order is the one that is found.</summary>
    private Dictionary<ServerKey, BackendServer> FirstOfEachKey()
    {
        Dictionary<ServerKey, BackendServer> first = [];
        foreach (BackendServer server in Servers)
        {
            first.TryAdd(server.Row.Key, server);
        }

        return first;
    }

    private void ConfigureOrCreate(ServerRow incoming, Dictionary<ServerKey, BackendServer> known)
    {
        if (known.TryGetValue(incoming.Key, out BackendServer? present))
        {
            events.Take(CommitBranch.Reconfigured);
            present.Configure(incoming);
            return;
        }

        Hostgroup? hostgroup = Find(incoming.HostgroupId);
        events.Take(hostgroup is null ? CommitBranch.CreatedWithHostgroup : CommitBranch.Created);
        if (hostgroup is null)
        {
            hostgroup = new Hostgroup(incoming.HostgroupId);
            _hostgroups.Add(hostgroup);
            _byId.Add(hostgroup.Id, hostgroup);
        }

        // A server's port has 16 bits. One above that is never found again: every load removes the server and makes it anew.
        var server = new BackendServer(incoming with { Port = unchecked((ushort)incoming.Port) }, _nextMemoryAddress);
        _nextMemoryAddress += BytesPerServer;
        hostgroup.Add(server);
        known.TryAdd(server.Row.Key, server);
        _table.Add(server);
    }
}
