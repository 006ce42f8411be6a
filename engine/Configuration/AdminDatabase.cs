using Microsoft.Data.Sqlite;
using Sim.Engine.Admin;
using SQLitePCL;

namespace Sim.Engine.Configuration;

/// <summary>
/// The SQLite database behind the admin port: schema <c>main</c> is the memory layer, attached are <c>disk</c>, <c>stats</c>,
/// <c>monitor</c> and <c>stats_history</c> (src: lib/ProxySQL_Admin.cpp, ProxySQL_Admin::init). All values leave it as text, as ProxySQL's
/// sqlite3db.cpp hands them out.
/// </summary>
public sealed class AdminDatabase : IDisposable
{
    private readonly SqliteConnection _connection;

    /// <summary>Opens an empty in-memory database; schemas are created by <see cref="TableSchemas"/>.</summary>
    public AdminDatabase()
    {
        _connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        _connection.Open();
    }

    /// <summary>The connection, for attaching files to it.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>
    /// Runs the first statement of <paramref name="sql"/> and ignores what follows it, as ProxySQL does (it prepares once and never looks
    /// at the tail). An SQL error is an outcome.
    /// </summary>
    public SqlResult Run(string sql)
    {
        sqlite3 handle = _connection.Handle!;
        if (raw.sqlite3_prepare_v2(handle, sql, out sqlite3_stmt statement) != raw.SQLITE_OK)
        {
            return new SqlResult(null, 0, raw.sqlite3_errmsg(handle).utf8_to_string());
        }

        using (statement)
        {
            return RunPrepared(handle, statement);
        }
    }

    /// <summary>Runs a statement of the engine's own that returns rows.</summary>
    /// <exception cref="InvalidOperationException">The statement failed: a defect of the engine.</exception>
    public ResultSet Query(string sql) =>
        Run(sql) is { Error: null, Rows: { } rows } ? rows : throw new InvalidOperationException($"{Run(sql).Error ?? "no rows"}: {sql}");

    /// <summary>Runs a statement of the engine's own that returns no rows; gives the number of rows changed.</summary>
    /// <exception cref="InvalidOperationException">The statement failed: a defect of the engine.</exception>
    public long Execute(string sql)
    {
        SqlResult result = Run(sql);
        return result.Error is null ? result.AffectedRows : throw new InvalidOperationException($"{result.Error}: {sql}");
    }

    /// <summary>
    /// Runs <paramref name="sql"/> with text values bound to ?1, ?2, …, once. A null binds NULL. Column affinity turns text into numbers, as
    /// it does for ProxySQL, which binds text too.
    /// </summary>
    public SqlResult RunBound(string sql, params ReadOnlySpan<string?> values)
    {
        sqlite3 handle = _connection.Handle!;
        if (raw.sqlite3_prepare_v2(handle, sql, out sqlite3_stmt statement) != raw.SQLITE_OK)
        {
            return new SqlResult(null, 0, raw.sqlite3_errmsg(handle).utf8_to_string());
        }

        using (statement)
        {
            for (int i = 0; i < values.Length; i++)
            {
                _ = values[i] is { } value ? raw.sqlite3_bind_text(statement, i + 1, value) : raw.sqlite3_bind_null(statement, i + 1);
            }

            return RunPrepared(handle, statement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static SqlResult RunPrepared(sqlite3 handle, sqlite3_stmt statement)
    {
        int columnCount = raw.sqlite3_column_count(statement);
        List<string?[]>? rows = columnCount > 0 ? [] : null;
        int before = raw.sqlite3_total_changes(handle);
        int code;
        while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
        {
            var row = new string?[columnCount];
            for (int i = 0; i < columnCount; i++)
            {
                row[i] = raw.sqlite3_column_type(statement, i) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(statement, i).utf8_to_string();
            }

            rows!.Add(row);
        }

        if (code != raw.SQLITE_DONE)
        {
            return new SqlResult(null, 0, raw.sqlite3_errmsg(handle).utf8_to_string());
        }

        if (rows is null)
        {
            return new SqlResult(null, raw.sqlite3_total_changes(handle) - before, null);
        }

        var columns = new string[columnCount];
        for (int i = 0; i < columnCount; i++)
        {
            columns[i] = raw.sqlite3_column_name(statement, i).utf8_to_string();
        }

        return new SqlResult(new ResultSet(columns, rows), 0, null);
    }
}
