using Microsoft.Data.Sqlite;
using Sim.Engine.Seams;

namespace Sim.Testing;

/// <summary>A disk that is empty at first and gone with its node.</summary>
internal sealed class MemoryDisk : IDisk
{
    public bool Exists(DatabaseFile file) => false;

    public string PathOf(DatabaseFile file) => "";

    public void SetAside(DatabaseFile file)
    {
    }

    public void Attach(SqliteConnection connection, DatabaseFile file, string schema)
    {
        using SqliteCommand attach = connection.CreateCommand();
        attach.CommandText = $"ATTACH ':memory:' AS {schema}";
        _ = attach.ExecuteNonQuery();
    }

    public void Detach(SqliteConnection connection, DatabaseFile file)
    {
    }
}
