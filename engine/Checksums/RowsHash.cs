namespace Sim.Engine.Checksums;

/// <summary>Hash of a result set (src: sqlite3db.cpp, raw_checksum).</summary>
public static class RowsHash
{
    /// <summary>0 for no rows, else SpookyHash(19,3).H1 over all fields.</summary>
    public static ulong Of(IReadOnlyList<string?[]> rows) => throw new NotSupportedException($"{rows}");
}
