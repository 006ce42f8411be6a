using Sim.Engine.Configuration;

namespace Sim.Engine.HostGroups;

/// <summary>A writer hostgroup and its reader hostgroup.</summary>
public readonly record struct HostgroupPair(int Writer, int Reader)
{
    /// <summary>Reads the rows of mysql_replication_hostgroups.</summary>
    public static IReadOnlyList<HostgroupPair> Of(IReadOnlyList<string?[]> rows) =>
        [.. rows.Select(r => new HostgroupPair(CText.Atoi(r[0] ?? ""), CText.Atoi(r[1] ?? "")))];
}

/// <summary>What read_only means for a server's place, as pure functions of the manager's tables (src: read_only_action, the queries Q1 and Q1B).</summary>
public static class ReadOnlyRules
{
    /// <summary>In how many writer hostgroups the server is and has not been removed.</summary>
    /// <param name="rows">The rows of one server in the manager's table.</param>
    /// <param name="pairs">The replication hostgroups.</param>
    public static int WriterRows(IReadOnlyList<ServerRow> rows, IReadOnlyList<HostgroupPair> pairs) =>
        rows.Count(r => r.Status != ServerStatus.OfflineHard && pairs.Any(p => p.Writer == r.HostgroupId));

    /// <summary>What the value asks for.</summary>
    /// <param name="rows">The rows of one server in the manager's table.</param>
    /// <param name="pairs">The replication hostgroups.</param>
    /// <param name="readOnly">The server's read_only.</param>
    public static ReadOnlyDecision Decide(IReadOnlyList<ServerRow> rows, IReadOnlyList<HostgroupPair> pairs, bool readOnly)
    {
        bool isWriter = WriterRows(rows, pairs) > 0;
        return (readOnly, isWriter) switch
        {
            (true, true) => ReadOnlyDecision.Demote,
            (true, false) => ReadOnlyDecision.Nothing,
            (false, false) => ReadOnlyDecision.Promote,
            (false, true) => pairs.Any(p => BelongsTo(p, rows) && !IsPresentAsWriter(p, rows)) ? ReadOnlyDecision.Complete : ReadOnlyDecision.Nothing,
        };
    }

    private static bool BelongsTo(HostgroupPair pair, IReadOnlyList<ServerRow> rows) =>
        rows.Any(r => r.HostgroupId == pair.Writer || r.HostgroupId == pair.Reader);

    private static bool IsPresentAsWriter(HostgroupPair pair, IReadOnlyList<ServerRow> rows) =>
        rows.Any(r => r.HostgroupId == pair.Writer && r.Status != ServerStatus.OfflineHard);
}
