using Microsoft.Data.Sqlite;
using Sim.Engine.Seams;

namespace Sim.Tests.HostGroups;

/// <summary>A data directory that is forgotten with the process.</summary>
internal sealed class MemoryDisk : IDisk
{
    public bool Exists(DatabaseFile file) => false;

    public string PathOf(DatabaseFile file) => ":memory:";

    public void SetAside(DatabaseFile file)
    {
    }

    public void Attach(SqliteConnection connection, DatabaseFile file, string schema)
    {
        using SqliteCommand attach = connection.CreateCommand();
        attach.CommandText = $"ATTACH ':memory:' AS {schema}";
        attach.ExecuteNonQuery();
    }

    public void Detach(SqliteConnection connection, DatabaseFile file)
    {
    }
}
