namespace Sim.Engine.Checksums;

/// <summary>Hash of a result set (src: lib/sqlite3db.cpp, raw_checksum).</summary>
public static class RowsHash
{
    /// <summary>
    /// 0 for no rows, else the first half of SpookyHash(19,3) over the UTF-8 bytes of all fields, row by row. Nothing stands between
    /// fields and NULL counts as the empty text, so <c>('ab','c')</c> and <c>('a','bc')</c> have the same hash, in every version.
    /// </summary>
    public static ulong Of(IReadOnlyList<string?[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return 0;
        }

        var hash = new SpookyHash(19, 3);
        for (int i = 0; i < rows.Count; i++)
        {
            foreach (string? field in rows[i])
            {
                hash.Update(field);
            }
        }

        return hash.Finish().H1;
    }
}
