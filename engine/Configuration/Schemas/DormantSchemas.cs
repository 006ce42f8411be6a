using System.Buffers;
using System.Collections.Immutable;

namespace Sim.Engine.Configuration.Schemas;

/// <summary>
/// Schemas that are attached, but have their tables made only when a statement comes that could tell the difference. Most nodes are never asked
/// for their statistics, and SQLite reads every table's definition for the first statement of a connection.
/// </summary>
internal sealed class DormantSchemas(ImmutableArray<(string Schema, SchemaImage Image)> schemas)
{
    /// <summary>
    /// A statement reaches a table only by its name, which stands in its text whatever is around it; the rest of these look at, change or lock
    /// schemas as a whole. Who created a view or a trigger on such a table has named it then. SQLite's own tables, such as sqlite_master, are
    /// main's unless the schema is named.
    /// </summary>
    private static readonly SearchValues<string> _words = SearchValues.Create(
        [
            "stats", "monitor", "mysql_server_", "mysql_connections", "mysql_query_cache", "system_", "pragma", "attach", "detach", "vacuum",
            "analyze", "reindex", "alter", "drop", "immediate", "exclusive",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a statement could see that the tables are missing.</summary>
    public static bool MayBeReachedBy(string sql) => sql.AsSpan().ContainsAny(_words);

    /// <summary>Makes the tables.</summary>
    public void Wake(AdminDatabase database)
    {
        foreach ((string schema, SchemaImage image) in schemas)
        {
            image.CopyInto(database.Handle, schema);
        }

        TableSchemas.KeepFewPages(database, [.. schemas.Select(schema => schema.Schema)]);
    }
}
