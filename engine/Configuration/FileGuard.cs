using System.Buffers;
using System.Text.RegularExpressions;
using SQLitePCL;

namespace Sim.Engine.Configuration;

/// <summary>
/// Looks at the files that a statement names while it is compiled and run: whether the host lets it open them, and whether the SQLite that
/// 1.4.6 bundles knew such a statement at all. Only statements that can name a file pay for it.
/// </summary>
internal sealed partial class FileGuard : IDisposable
{
    /// <summary>Keywords are plain text in SQL, whatever stands around them: without one of these no statement reaches a file.</summary>
    private static readonly SearchValues<string> _keywords = SearchValues.Create(["attach", "vacuum", "temp_store"], StringComparison.OrdinalIgnoreCase);

    private readonly sqlite3 _handle;
    private readonly string _sql;
    private readonly bool _mayNameFiles;
    private bool _isAttach;

    private FileGuard(sqlite3 handle, string sql, bool mayNameFiles)
    {
        _handle = handle;
        _sql = sql;
        _mayNameFiles = mayNameFiles;
        _ = raw.sqlite3_set_authorizer(handle, Authorize, null);
    }

    /// <summary>The error of a statement that was refused; null if none was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Watches over one statement; null when it cannot name a file.</summary>
    public static FileGuard? For(sqlite3 handle, string sql, bool mayNameFiles) =>
        sql.AsSpan().ContainsAny(_keywords) ? new FileGuard(handle, sql, mayNameFiles) : null;

    /// <inheritdoc/>
    public void Dispose() => _ = raw.sqlite3_set_authorizer(_handle, (strdelegate_authorizer?)null, null);

    private int Authorize(object? state, int action, string first, string second, string schema, string trigger) => action switch
    {
        raw.SQLITE_ATTACH => Attach(first),
        raw.SQLITE_PRAGMA => Pragma(first, second),
        _ => raw.SQLITE_OK,
    };

    private int Attach(string? path)
    {
        // VACUUM attaches its own work space, without a name; with INTO, which came with SQLite 3.27, the file of that name.
        bool isOfVacuum = !_isAttach && VacuumPattern().IsMatch(_sql);
        _isAttach = !isOfVacuum;
        if (path is "" or ":memory:")
        {
            return raw.SQLITE_OK;
        }

        if (isOfVacuum)
        {
            return Refuse($"near \"{IntoPattern().Match(_sql).Value}\": syntax error");
        }

        return _mayNameFiles ? raw.SQLITE_OK : Refuse(path is null ? "unable to open database" : $"unable to open database: {path}");
    }

    private int Pragma(string name, string? value)
    {
        if (_mayNameFiles || string.IsNullOrEmpty(value))
        {
            return raw.SQLITE_OK;
        }

        return name.ToUpperInvariant() switch
        {
            "TEMP_STORE_DIRECTORY" => Refuse("not a writable directory"),
            "TEMP_STORE" => raw.SQLITE_IGNORE,
            _ => raw.SQLITE_OK,
        };
    }

    private int Refuse(string error)
    {
        Refusal = error;
        return raw.SQLITE_DENY;
    }

    [GeneratedRegex(@"^(\s|/\*.*?\*/|--[^\n]*\n|EXPLAIN|QUERY|PLAN)*VACUUM\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex VacuumPattern();

    [GeneratedRegex(@"\bINTO\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IntoPattern();
}
