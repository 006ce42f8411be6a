using Microsoft.Data.Sqlite;
using Sim.Engine.Seams;

namespace Sim.Tests.Configuration;

/// <summary>A data directory under the system's temporary directory, gone when disposed.</summary>
internal sealed class TemporaryDisk : IDisk, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("sim-disk-").FullName;

    public bool Exists(DatabaseFile file) => File.Exists(PathOf(file));

    public string PathOf(DatabaseFile file) => Path.Combine(_directory, file == DatabaseFile.Configuration ? "proxysql.db" : "proxysql_stats.db");

    public void SetAside(DatabaseFile file) => File.Move(PathOf(file), PathOf(file) + ".bak");

    public void Attach(SqliteConnection connection, DatabaseFile file, string schema)
    {
        using SqliteCommand attach = connection.CreateCommand();
        attach.CommandText = $"ATTACH '{PathOf(file)}' AS {schema}; PRAGMA {schema}.synchronous=0";
        attach.ExecuteNonQuery();
    }

    public void Detach(SqliteConnection connection, DatabaseFile file)
    {
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
