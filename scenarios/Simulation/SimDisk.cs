using Microsoft.Data.Sqlite;
using Sim.Engine.Seams;
using SQLitePCL;

namespace Sim.Scenarios.Simulation;

/// <summary>
/// The data directory of a machine. While a process runs, its files are databases in memory; when it ends, however it ends, what was written
/// is kept as their bytes, for the next process.
/// </summary>
internal sealed class SimDisk(string directory) : IDisk
{
    private readonly Dictionary<DatabaseFile, byte[]> _files = [];
    private readonly Dictionary<DatabaseFile, string> _attached = [];
    private SqliteConnection? _connection;

    /// <summary>Whether nothing more can be written to the configuration's database.</summary>
    public bool IsFull { get; private set; }

    public bool Exists(DatabaseFile file) => _files.ContainsKey(file);

    public string PathOf(DatabaseFile file) =>
        $"{directory}/{(file == DatabaseFile.Configuration ? "proxysql.db" : "proxysql_stats.db")}";

    public void SetAside(DatabaseFile file) => _files.Remove(file);

    public void Attach(SqliteConnection connection, DatabaseFile file, string schema)
    {
        using (SqliteCommand attach = connection.CreateCommand())
        {
            attach.CommandText = $"ATTACH ':memory:' AS {schema}";
            attach.ExecuteNonQuery();
        }

        if (_files.TryGetValue(file, out byte[]? image))
        {
            SqliteImage.Restore(connection.Handle!, schema, image);
        }

        _connection = connection;
        _attached[file] = schema;
        if (IsFull && file == DatabaseFile.Configuration)
        {
            FullDisk.Refuse(connection.Handle!, schema);
        }
    }

    public void Detach(SqliteConnection connection, DatabaseFile file)
    {
        if (_connection is not null)
        {
            Write(file);
        }
    }

    /// <summary>Takes all room away, or gives it back.</summary>
    public void SetFull(bool isFull)
    {
        if (isFull == IsFull)
        {
            return;
        }

        IsFull = isFull;
        if (_connection is { } connection && _attached.TryGetValue(DatabaseFile.Configuration, out string? schema))
        {
            if (isFull)
            {
                FullDisk.Refuse(connection.Handle!, schema);
            }
            else
            {
                FullDisk.Accept(connection.Handle!);
            }
        }
    }

    /// <summary>Keeps what was written; called when the process ends, in order or not.</summary>
    public void Keep()
    {
        if (_connection is null)
        {
            return;
        }

        if (raw.sqlite3_get_autocommit(_connection.Handle!) == 0)
        {
            // What was not committed dies with the process.
            _ = raw.sqlite3_exec(_connection.Handle!, "ROLLBACK");
        }

        foreach (DatabaseFile file in _attached.Keys)
        {
            Write(file);
        }

        _attached.Clear();
        _connection = null;
    }

    /// <summary>Removes all files.</summary>
    public void Lose() => _files.Clear();

    private void Write(DatabaseFile file)
    {
        // Somebody may have detached the schema by hand: then the file stays as it was.
        if (SqliteImage.Take(_connection!.Handle!, _attached[file]) is { } image)
        {
            _files[file] = image;
        }
    }
}
