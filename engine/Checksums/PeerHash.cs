using System.Buffers.Binary;

namespace Sim.Engine.Checksums;

/// <summary>Hash of a peer's address, the key under which a node keeps it (src: lib/ProxySQL_Cluster.cpp, generate_hash_proxysql_node).</summary>
public static class PeerHash
{
    private const string Delimiter = "-gtyw23a-";

    /// <summary>The first half of SpookyHash(21,12) over host name, delimiter and the port's two bytes, little-endian.</summary>
    public static ulong Of(string hostname, ushort port)
    {
        ArgumentNullException.ThrowIfNull(hostname);
        Span<byte> portBytes = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(portBytes, port);
        var hash = new SpookyHash(21, 12);
        hash.Update(hostname);
        hash.Update(Delimiter);
        hash.Update(portBytes);
        return hash.Finish().H1;
    }
}
