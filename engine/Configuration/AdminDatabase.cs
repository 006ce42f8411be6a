using Microsoft.Data.Sqlite;
using Sim.Engine.Admin;
using Sim.Engine.Configuration.Schemas;
using Sim.Engine.Seams;
using SQLitePCL;

namespace Sim.Engine.Configuration;

/// <summary>
/// The SQLite database behind the admin port: schema <c>main</c> is the memory layer, attached are <c>disk</c>, <c>stats</c>,
/// <c>monitor</c> and <c>stats_history</c> (src: lib/ProxySQL_Admin.cpp, ProxySQL_Admin::init). All values leave it as text, as ProxySQL's
/// sqlite3db.cpp hands them out, and errors carry the words of the SQLite that 1.4.6 bundles.
/// </summary>
public sealed class AdminDatabase : IDisposable
{
    /// <summary>How many compiled statements of the engine are kept; a full cache is emptied.</summary>
    private const int CachedStatementsMax = 48;

    /// <summary>What a value takes beside its characters, about.</summary>
    private const int ValueBytes = 32;

    private readonly SqliteConnection _connection;
    private readonly SqlFunctions _functions;
    private readonly RunawayGuard _runaways;
    private readonly Dictionary<string, sqlite3_stmt> _compiled = new(StringComparer.Ordinal);
    private DormantSchemas? _dormant;

    /// <summary>Opens an empty in-memory database; schemas are created by <see cref="TableSchemas"/>.</summary>
    /// <param name="clock">What SQL's date and time functions read; without one they see 1970-01-01.</param>
    /// <param name="seed">Where SQL's random() and randomblob() begin.</param>
    /// <param name="limits">How far statements may go; without them, as far as they like.</param>
    public AdminDatabase(IClock? clock = null, ulong seed = 0, StatementLimits? limits = null)
    {
        Limits = limits ?? StatementLimits.None;
        _connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        _connection.Open();
        BehaveAsBundled(Handle);
        _functions = new SqlFunctions(clock, seed);
        _functions.Register(Handle);
        _runaways = new RunawayGuard(Handle, Limits);
        if (Limits.ValueBytes > 0)
        {
            _ = raw.sqlite3_limit(Handle, raw.SQLITE_LIMIT_LENGTH, Limits.ValueBytes);
        }

        if (!Limits.MayNameFiles)
        {
            ExecuteScript("PRAGMA temp_store = MEMORY");
        }
    }

    /// <summary>How far statements may go.</summary>
    public StatementLimits Limits { get; }

    /// <summary>The connection, for attaching files to it.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>
    /// Whether a statement that has columns may fail while its rows are read. 1.4.6 stops reading and answers with the rows so far
    /// (src: include/sqlite3db.h, SQLite3_result); see <see cref="Profiles.Profile.RowErrorsEndResult"/>.
    /// </summary>
    public bool ReportsRowErrors { get; init; }

    /// <summary>
    /// Hears of a statement of the node's own that failed and that nobody looks at any more: the statement, and SQLite's words
    /// (src: lib/sqlite3db.cpp, SQLite3DB::execute).
    /// </summary>
    public Action<string, string>? OwnStatementFailed { get; set; }

    /// <summary>
    /// Whether nobody has looked at schemas <c>stats</c>, <c>monitor</c> and <c>stats_history</c> yet: their tables are made when somebody does.
    /// </summary>
    public bool HasDormantSchemas => _dormant is not null;

    /// <summary>Called when they have been made, before the statement that looks at them runs.</summary>
    public Action? Woken { get; set; }

    internal sqlite3 Handle => _connection.Handle!;

    /// <summary>
    /// Runs the first statement of <paramref name="sql"/> and ignores what follows it, as ProxySQL does (it prepares once and never looks
    /// at the tail). An SQL error is an outcome; so is a text without a statement.
    /// </summary>
    public SqlResult Run(string sql)
    {
        WakeFor(sql);
        using FileGuard? files = FileGuard.For(Handle, sql, Limits.MayNameFiles);
        _runaways.IsUsers = true;
        SqlResult result = RunOnce(sql);
        _runaways.IsUsers = false;
        return files?.Refusal is { } refusal ? new SqlResult(null, 0, refusal) : result;
    }

    /// <summary>
    /// Runs <paramref name="sql"/> with text values bound to ?1, ?2, …. A null binds NULL. Column affinity turns text into numbers, as it
    /// does for ProxySQL, which binds text too. The compiled statement is kept for the next time.
    /// </summary>
    public SqlResult RunBound(string sql, params ReadOnlySpan<string?> values)
    {
        if (Compiled(sql) is not { } statement)
        {
            return Failure(sql);
        }

        for (int i = 0; i < values.Length; i++)
        {
            _ = values[i] is { } value ? raw.sqlite3_bind_text(statement, i + 1, SqliteText.Of(value)) : raw.sqlite3_bind_null(statement, i + 1);
        }

        SqlResult result = Step(statement, sql);
        _ = raw.sqlite3_reset(statement);
        _ = raw.sqlite3_clear_bindings(statement);
        return result;
    }

    /// <summary>Runs a statement of the engine's own that returns rows.</summary>
    /// <exception cref="TablesUnusableException">The statement failed: a defect of the engine.</exception>
    public ResultSet Query(string sql)
    {
        SqlResult result = RunBound(sql);
        return result.Rows ?? throw new TablesUnusableException($"{result.Error ?? "no rows"}: {sql}");
    }

    /// <summary>Whether a table has rows: many have none, and most other statements take longer to compile than this one.</summary>
    /// <exception cref="TablesUnusableException">There is no such table: a defect of the engine.</exception>
    public bool HasRows(string table) => Query($"SELECT 1 FROM {table} LIMIT 1").Rows.Count > 0;

    /// <summary>Runs a statement of the engine's own that returns no rows; gives the number of rows changed.</summary>
    /// <exception cref="TablesUnusableException">The statement failed: a defect of the engine.</exception>
    public long Execute(string sql)
    {
        SqlResult result = RunBound(sql);
        return result.Error is null ? result.AffectedRows : throw new TablesUnusableException($"{result.Error}: {sql}");
    }

    /// <summary>Runs a statement of the engine's own; a failure is reported and otherwise ignored, as 1.4.6 does it.</summary>
    public void ExecuteOrReport(string sql)
    {
        if (RunBound(sql).Error is { } error)
        {
            OwnStatementFailed?.Invoke(sql, error);
        }
    }

    /// <summary>The first column of the first row, or null when there is none or it is NULL.</summary>
    /// <exception cref="TablesUnusableException">The statement failed: a defect of the engine.</exception>
    public string? Scalar(string sql, params ReadOnlySpan<string?> values)
    {
        SqlResult result = RunBound(sql, values);
        return result.Rows is { } set
            ? set.Rows.Count > 0 ? set.Rows[0][0] : null
            : throw new TablesUnusableException($"{result.Error ?? "no rows"}: {sql}");
    }

    /// <summary>Runs several statements of the engine's own at once, without keeping them compiled.</summary>
    /// <exception cref="TablesUnusableException">A statement failed: a defect of the engine.</exception>
    public void ExecuteScript(string sql)
    {
        if (raw.sqlite3_exec(Handle, sql) != raw.SQLITE_OK)
        {
            throw new TablesUnusableException($"{raw.sqlite3_errmsg(Handle).utf8_to_string()}: {sql}");
        }
    }

    /// <summary>Does several writes as one, which is many times quicker; may stand inside a transaction.</summary>
    public void Together(Action writes)
    {
        ArgumentNullException.ThrowIfNull(writes);
        ExecuteScript("SAVEPOINT together");
        try
        {
            writes();
        }
        finally
        {
            ExecuteScript("RELEASE together");
        }
    }

    /// <summary>
    /// Does several writes as one where they may fail for want of room: an error may take all of them back at once, and there may be no room
    /// left to keep them in the end. The latter is reported for <paramref name="last"/>, the statement that came last.
    /// </summary>
    public void TogetherIfThereIsRoom(Action writes, string last)
    {
        ArgumentNullException.ThrowIfNull(writes);
        ExecuteScript("SAVEPOINT together");
        writes();
        bool wasTakenBack = raw.sqlite3_get_autocommit(Handle) != 0;
        if (!wasTakenBack && raw.sqlite3_exec(Handle, "RELEASE together") != raw.SQLITE_OK)
        {
            OwnStatementFailed?.Invoke(last, SqliteText.Read(raw.sqlite3_errmsg(Handle)));
            _ = raw.sqlite3_exec(Handle, "ROLLBACK TO together; RELEASE together");
        }
    }

    /// <summary>Gives back what statements that will not come again occupy: compiled ones and unused pages. Asking them again still works.</summary>
    public void ReleaseMemory()
    {
        ForgetCompiled();
        ExecuteScript("PRAGMA shrink_memory");
    }

    /// <summary>
    /// The host has to end: a statement given to <see cref="Run"/> that takes long ends with the error <c>interrupted</c>, the one that is running
    /// too. The only member that may be called from outside the node's executor, which is busy with that statement.
    /// </summary>
    public void EndUsersStatements() => _runaways.EndUsersStatements();

    /// <inheritdoc/>
    public void Dispose()
    {
        ForgetCompiled();
        _functions.Dispose();
        _connection.Dispose();
    }

    /// <summary>
    /// Text may stand in double quotes, as ProxySQL's users write it, and numbers show 15 significant digits; SQLite of today does neither
    /// unless it is told to.
    /// </summary>
    private static void BehaveAsBundled(sqlite3 handle)
    {
        const int DoubleQuotedTextInQueries = 1013;
        const int DoubleQuotedTextInSchemas = 1014;
        const int SignificantDigits = 1023;
        _ = raw.sqlite3_db_config(handle, DoubleQuotedTextInQueries, 1, out _);
        _ = raw.sqlite3_db_config(handle, DoubleQuotedTextInSchemas, 1, out _);
        _ = raw.sqlite3_db_config(handle, SignificantDigits, 15, out _);
    }

    /// <summary>Schemas that are attached and empty have their tables made when a statement could tell.</summary>
    internal void Postpone(DormantSchemas schemas) => _dormant = schemas;

    private void WakeFor(string sql)
    {
        if (_dormant is { } dormant && DormantSchemas.MayBeReachedBy(sql))
        {
            _dormant = null;
            dormant.Wake(this);
            Woken?.Invoke();
        }
    }

    private SqlResult RunOnce(string sql)
    {
        if (raw.sqlite3_prepare_v2(Handle, SqliteText.Of(sql), out sqlite3_stmt statement) != raw.SQLITE_OK)
        {
            return Failure(sql);
        }

        using (statement)
        {
            return statement.IsInvalid ? new SqlResult(null, 0, "not an error") : Step(statement, sql);
        }
    }

    private sqlite3_stmt? Compiled(string sql)
    {
        if (_compiled.TryGetValue(sql, out sqlite3_stmt? statement))
        {
            return statement;
        }

        WakeFor(sql);
        if (raw.sqlite3_prepare_v2(Handle, SqliteText.Of(sql), out statement) != raw.SQLITE_OK)
        {
            return null;
        }

        if (_compiled.Count == CachedStatementsMax)
        {
            ForgetCompiled();
        }

        _compiled.Add(sql, statement);
        return statement;
    }

    private void ForgetCompiled()
    {
        foreach (sqlite3_stmt statement in _compiled.Values)
        {
            statement.Dispose();
        }

        _compiled.Clear();
    }

    private SqlResult Failure(string sql) => new(null, 0, SqlErrorText.AsBundled(Handle, sql));

    private SqlResult Step(sqlite3_stmt statement, string sql)
    {
        int columnCount = raw.sqlite3_column_count(statement);
        List<string?[]> rows = [];
        long bytes = 0;
        int code;
        _runaways.Begin();
        while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW && _runaways.Allows(rows.Count + 1, bytes))
        {
            rows.Add(ReadRow(statement, columnCount, ref bytes));
        }

        if (_runaways.Reason is { } reason)
        {
            return new SqlResult(null, 0, reason);
        }

        if (code != raw.SQLITE_DONE && (columnCount == 0 || ReportsRowErrors))
        {
            return Failure(sql);
        }

        return columnCount == 0
            ? new SqlResult(null, raw.sqlite3_changes(Handle), null)
            : new SqlResult(new ResultSet(ReadColumns(statement, columnCount), rows), 0, null);
    }

    private static string?[] ReadRow(sqlite3_stmt statement, int columnCount, ref long bytes)
    {
        var row = new string?[columnCount];
        for (int i = 0; i < columnCount; i++)
        {
            row[i] = raw.sqlite3_column_type(statement, i) == raw.SQLITE_NULL ? null : SqliteText.Column(statement, i);
            bytes += ValueBytes + ((row[i]?.Length ?? 0) * sizeof(char));
        }

        return row;
    }

    private static string[] ReadColumns(sqlite3_stmt statement, int columnCount)
    {
        var columns = new string[columnCount];
        for (int i = 0; i < columnCount; i++)
        {
            columns[i] = SqliteText.Read(raw.sqlite3_column_name(statement, i));
        }

        return columns;
    }
}
