using Microsoft.Data.Sqlite;

namespace Sim.Engine.Seams;

/// <summary>The files of a node's data directory.</summary>
public enum DatabaseFile
{
    /// <summary>proxysql.db: the disk layer.</summary>
    Configuration,

    /// <summary>proxysql_stats.db: history of statistics.</summary>
    StatsHistory,
}

/// <summary>A node's data directory. A database attached here outlives the process.</summary>
public interface IDisk
{
    /// <summary>Whether the file existed before it was attached.</summary>
    bool Exists(DatabaseFile file);

    /// <summary>The path to show for it (<c>SHOW DATABASES</c>).</summary>
    string PathOf(DatabaseFile file);

    /// <summary>Moves the file out of the way, as <c>--initial</c> does; the next attach starts empty.</summary>
    void SetAside(DatabaseFile file);

    /// <summary>Attaches the file, created if missing, under the schema name.</summary>
    void Attach(SqliteConnection connection, DatabaseFile file, string schema);

    /// <summary>Called before the file is detached, or the connection closed in order: what was written is what the next attach finds.</summary>
    void Detach(SqliteConnection connection, DatabaseFile file);
}
