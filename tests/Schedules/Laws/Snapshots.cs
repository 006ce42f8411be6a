using Microsoft.Coyote.Specifications;
using Sim.Schedules.World;

namespace Sim.Schedules.Laws;

/// <summary>
/// A reader sees one generation, whole: servers and replication hostgroups of the same number, with the checksum that this number has for every reader
/// on every node, and that no other has.
/// </summary>
internal sealed class Snapshots
{
    private readonly Dictionary<string, string> _checksums = new(StringComparer.Ordinal);

    /// <summary>Takes what a reader found (generation of the servers, of the hostgroups, checksum) and gives the generation; fails if it is torn.</summary>
    public string Take(NodeHost at, IReadOnlyList<string?[]> rows)
    {
        Specification.Assert(rows.Count == 1, $"a reader of {at.Address} found {rows.Count} generations of servers at the same time");
        (string servers, string hostgroups, string checksum) = (rows[0][0]!, rows[0][1]!, rows[0][2]!);
        Specification.Assert(servers == hostgroups, $"a reader of {at.Address} found servers of generation {servers} and hostgroups of generation {hostgroups}");
        _ = _checksums.TryAdd(servers, checksum);
        Specification.Assert(
            _checksums[servers] == checksum && _checksums.Values.Count(known => known == checksum) == 1,
            $"a reader of {at.Address} found generation {servers} with the checksum of another one");
        return servers;
    }
}
