using Microsoft.Data.Sqlite;
using Sim.Engine.Seams;

namespace Sim.Hosting.Storage;

/// <summary>
/// A data directory with ProxySQL's SQLite files. They are written through SQLite's rollback journal, so that after a kill at any moment the
/// next process, ours or a real ProxySQL, finds the last complete SAVE.
/// </summary>
/// <param name="directory">The directory; it exists.</param>
public sealed class DataDirectory(string directory) : IDisk
{
    private static readonly DatabaseFile[] _files = [DatabaseFile.Configuration, DatabaseFile.StatsHistory];

    /// <summary>Where it is.</summary>
    public string Location => directory;

    /// <inheritdoc/>
    public bool Exists(DatabaseFile file) => File.Exists(PathOf(file));

    /// <inheritdoc/>
    public string PathOf(DatabaseFile file) =>
        Path.Join(directory, file == DatabaseFile.Configuration ? "proxysql.db" : "proxysql_stats.db");

    /// <inheritdoc/>
    public void SetAside(DatabaseFile file) => File.Move(PathOf(file), $"{PathOf(file)}.bak", overwrite: true);

    /// <inheritdoc/>
    public void Attach(SqliteConnection connection, DatabaseFile file, string schema)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using SqliteCommand attach = connection.CreateCommand();
        attach.CommandText = $"ATTACH $path AS {schema}";
        attach.Parameters.AddWithValue("$path", PathOf(file));
        attach.ExecuteNonQuery();
        using SqliteCommand settle = connection.CreateCommand();
        settle.CommandText = $"PRAGMA {schema}.journal_mode=DELETE; PRAGMA {schema}.synchronous={SynchronousOf(file)}";
        settle.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Detach(SqliteConnection connection, DatabaseFile file)
    {
    }

    /// <summary>What is wrong with the directory, or null when a node can work in it.</summary>
    public string? FindFault()
    {
        if (!Directory.Exists(directory))
        {
            return $"Could not chdir into datadir: {directory} . Error: No such file or directory";
        }

        return _files.Select(FindFault).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>Configuration survives a loss of power too; a history of statistics need not.</summary>
    private static string SynchronousOf(DatabaseFile file) => file == DatabaseFile.Configuration ? "FULL" : "OFF";

    private static string Reason(int code) => code switch
    {
        SQLitePCL.raw.SQLITE_NOTADB => "file is not a database",
        SQLitePCL.raw.SQLITE_CORRUPT => "database disk image is malformed",
        SQLitePCL.raw.SQLITE_CANTOPEN => "unable to open database file",
        SQLitePCL.raw.SQLITE_READONLY => "attempt to write a readonly database",
        SQLitePCL.raw.SQLITE_BUSY => "database is locked",
        SQLitePCL.raw.SQLITE_FULL => "database or disk is full",
        _ => "cannot be used as a database",
    };

    private string? FindFault(DatabaseFile file)
    {
        string path = PathOf(file);
        bool existed = File.Exists(path);
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        try
        {
            using var connection = new SqliteConnection(settings.ConnectionString);
            connection.Open();
            using SqliteCommand probe = connection.CreateCommand();
            probe.CommandText = "BEGIN IMMEDIATE; SELECT count(*) FROM sqlite_master; ROLLBACK";
            probe.ExecuteNonQuery();
            return null;
        }
        catch (SqliteException error)
        {
            return $"{path}: {Reason(error.SqliteErrorCode)}";
        }
        finally
        {
            if (!existed && File.Exists(path))
            {
                File.Delete(path);
            }
        }
    }
}
