using Sim.Engine.Configuration;
using Sim.Engine.Seams;

namespace Sim.Engine.Admin.Statistics;

/// <summary>
/// What stats sessions see: a database of its own whose main schema is <c>stats</c>, with <c>monitor</c> and <c>stats_history</c> attached
/// (src: lib/ProxySQL_Admin.cpp, statsdb). Tables that a statement names are copied from the node's database before it runs; nothing flows back.
/// </summary>
internal sealed class StatsDatabase : IDisposable
{
    private static readonly (string Source, string Own)[] _schemas =
        [("stats", "main"), ("monitor", "monitor"), ("stats_history", "stats_history")];

    private readonly AdminDatabase _source;
    private readonly AdminDatabase _own;
    private readonly List<(string Source, string Own, string Name)> _tables = [];

    /// <summary>Creates the same empty tables.</summary>
    public StatsDatabase(AdminDatabase source, IClock clock)
    {
        _source = source;
        _own = new AdminDatabase(clock, limits: source.Limits);
        foreach ((string from, string own) in _schemas)
        {
            if (own != "main")
            {
                _own.Execute($"ATTACH DATABASE ':memory:' AS {own}");
            }

            CreateTables(from, own);
        }
    }

    /// <summary>Runs one statement without letting it write.</summary>
    public SqlResult Run(string sql)
    {
        CopyTablesIn(sql);
        _own.Run("PRAGMA query_only = ON");
        SqlResult result = _own.Run(sql);
        _own.Run("PRAGMA query_only = OFF");
        return result;
    }

    /// <summary>No statement runs for long any more; may be called from any thread.</summary>
    public void EndUsersStatements() => _own.EndUsersStatements();

    /// <inheritdoc/>
    public void Dispose() => _own.Dispose();

    private void CreateTables(string from, string own)
    {
        const string Create = "CREATE TABLE ";
        SqlResult tables = _source.Run(
            $"SELECT name, sql FROM {from}.sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
        foreach (string?[] table in tables.Rows?.Rows ?? [])
        {
            if (table is [{ } name, { } sql] && sql.StartsWith(Create, StringComparison.Ordinal))
            {
                _own.Run($"{Create}{own}.{sql[Create.Length..]}");
                _tables.Add(($"{from}.{Quoted(name)}", $"{own}.{Quoted(name)}", name));
            }
        }
    }

    private void CopyTablesIn(string sql)
    {
        foreach ((string source, string own, string name) in _tables)
        {
            if (sql.Contains(name, StringComparison.OrdinalIgnoreCase) && _source.Run($"SELECT * FROM {source}").Rows is { } rows)
            {
                Copy(rows, own);
            }
        }
    }

    private void Copy(ResultSet rows, string own)
    {
        string insert = $"INSERT INTO {own} VALUES ({string.Join(',', Enumerable.Repeat('?', rows.Columns.Count))})";
        _own.Run("BEGIN");
        _own.Run($"DELETE FROM {own}");
        foreach (string?[] row in rows.Rows)
        {
            _own.RunBound(insert, row);
        }

        _own.Run("COMMIT");
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
