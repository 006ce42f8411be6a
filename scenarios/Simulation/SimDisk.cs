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
    }

    public void Detach(SqliteConnection connection) => Keep();

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

        foreach ((DatabaseFile file, string schema) in _attached)
        {
            _files[file] = SqliteImage.Take(_connection.Handle!, schema);
        }

        _attached.Clear();
        _connection = null;
    }

    /// <summary>Removes all files.</summary>
    public void Lose() => _files.Clear();
}

/// <summary>A database as the bytes of its file.</summary>
internal static class SqliteImage
{
    public static byte[] Take(sqlite3 database, string schema)
    {
        IntPtr image = raw.sqlite3_serialize(database, schema, out long size, 0);
        if (image == IntPtr.Zero)
        {
            return [];
        }

        var bytes = new byte[size];
        System.Runtime.InteropServices.Marshal.Copy(image, bytes, 0, bytes.Length);
        raw.sqlite3_free(image);
        return bytes;
    }

    public static void Restore(sqlite3 database, string schema, byte[] image)
    {
        if (image.Length == 0)
        {
            return;
        }

        IntPtr copy = raw.sqlite3_malloc64(image.Length);
        System.Runtime.InteropServices.Marshal.Copy(image, 0, copy, image.Length);
        const int FreeOnClose = 1;
        const int Resizeable = 2;
        int code = raw.sqlite3_deserialize(database, schema, copy, image.Length, image.Length, FreeOnClose | Resizeable);
        if (code != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"the image of {schema} cannot be restored: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }
    }
}
