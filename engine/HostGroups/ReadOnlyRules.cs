using Sim.Engine.Configuration;
using Sim.Engine.Events;

namespace Sim.Engine.HostGroups;

/// <summary>What a read_only value asks for.</summary>
public enum ReadOnlyDecision
{
    /// <summary>The server is where it belongs.</summary>
    Nothing,

    /// <summary>It is writable and in no writer hostgroup.</summary>
    Promote,

    /// <summary>It is writable, in a writer hostgroup, and missing or removed in another one.</summary>
    Complete,

    /// <summary>It is read-only and in a writer hostgroup.</summary>
    Demote,
}

/// <summary>The branch of the rules by which such a decision came to be.</summary>
[Branches("hostgroups.read_only")]
public enum ReadOnlyBranch
{
    /// <summary>Nothing: it is read-only and in no writer hostgroup.</summary>
    ReaderReads,

    /// <summary>Demote: it is read-only and in a writer hostgroup.</summary>
    WriterReads,

    /// <summary>Promote: it is writable and in no writer hostgroup.</summary>
    ReaderWrites,

    /// <summary>Nothing: it is writable and in every writer hostgroup where it belongs.</summary>
    WriterWrites,

    /// <summary>Complete: it is writable, in a writer hostgroup, and missing or removed in another one.</summary>
    WriterIsMissing,
}

/// <summary>Whether a server that becomes a writer goes on being read from.</summary>
[Branches("hostgroups.new_writer")]
public enum WriterBranch
{
    /// <summary>It does: mysql-monitor_writer_is_also_reader is true.</summary>
    ReadsToo,

    /// <summary>It does not.</summary>
    WritesOnly,
}

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
    public static ReadOnlyDecision Decide(IReadOnlyList<ServerRow> rows, IReadOnlyList<HostgroupPair> pairs, bool readOnly) =>
        DecisionOf(BranchOf(rows, pairs, readOnly));

    /// <summary>The branch that <see cref="Decide"/> takes for these values.</summary>
    public static ReadOnlyBranch BranchOf(IReadOnlyList<ServerRow> rows, IReadOnlyList<HostgroupPair> pairs, bool readOnly)
    {
        bool isWriter = WriterRows(rows, pairs) > 0;
        return (readOnly, isWriter) switch
        {
            (true, true) => ReadOnlyBranch.WriterReads,
            (true, false) => ReadOnlyBranch.ReaderReads,
            (false, false) => ReadOnlyBranch.ReaderWrites,
            (false, true) => pairs.Any(p => BelongsTo(p, rows) && !IsPresentAsWriter(p, rows)) ? ReadOnlyBranch.WriterIsMissing : ReadOnlyBranch.WriterWrites,
        };
    }

    /// <summary>What a branch leads to.</summary>
    public static ReadOnlyDecision DecisionOf(ReadOnlyBranch branch) => branch switch
    {
        ReadOnlyBranch.WriterReads => ReadOnlyDecision.Demote,
        ReadOnlyBranch.ReaderWrites => ReadOnlyDecision.Promote,
        ReadOnlyBranch.WriterIsMissing => ReadOnlyDecision.Complete,
        _ => ReadOnlyDecision.Nothing,
    };

    private static bool BelongsTo(HostgroupPair pair, IReadOnlyList<ServerRow> rows) =>
        rows.Any(r => r.HostgroupId == pair.Writer || r.HostgroupId == pair.Reader);

    private static bool IsPresentAsWriter(HostgroupPair pair, IReadOnlyList<ServerRow> rows) =>
        rows.Any(r => r.HostgroupId == pair.Writer && r.Status != ServerStatus.OfflineHard);
}
