using System.Buffers.Binary;

namespace Sim.Engine.Checksums;

/// <summary>Hash of the module mysql_servers (src: lib/MySQL_HostGroups_Manager.cpp, commit).</summary>
public static class ServersHash
{
    /// <summary>
    /// The first half of SpookyHash(19,3) over the row hashes of those tables that have rows, 8 bytes little-endian each; 0 when all
    /// three are empty. Rows come selected and ordered as the module orders them.
    /// </summary>
    public static ulong Of(
        IReadOnlyList<string?[]> servers,
        IReadOnlyList<string?[]> replicationHostgroups,
        IReadOnlyList<string?[]> groupReplicationHostgroups)
    {
        ArgumentNullException.ThrowIfNull(servers);
        ArgumentNullException.ThrowIfNull(replicationHostgroups);
        ArgumentNullException.ThrowIfNull(groupReplicationHostgroups);
        if (servers.Count + replicationHostgroups.Count + groupReplicationHostgroups.Count == 0)
        {
            return 0;
        }

        var hash = new SpookyHash(19, 3);
        Add(ref hash, servers);
        Add(ref hash, replicationHostgroups);
        Add(ref hash, groupReplicationHostgroups);
        return hash.Finish().H1;
    }

    private static void Add(ref SpookyHash hash, IReadOnlyList<string?[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Span<byte> inner = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(inner, RowsHash.Of(rows));
        hash.Update(inner);
    }
}
