using System.Runtime.InteropServices;
using SQLitePCL;

namespace Sim.Engine.Configuration.Schemas;

/// <summary>
/// A schema as the bytes of its database, built once in a process and copied into each node: many times quicker than running the statements that
/// create its tables.
/// </summary>
internal sealed class SchemaImage
{
    private readonly byte[] _bytes;

    private SchemaImage(byte[] bytes) => _bytes = bytes;

    /// <summary>Takes the image of what a fresh database is filled with.</summary>
    /// <param name="pageSizeBytes">The size of its pages.</param>
    /// <param name="fill">Creates the tables in schema main, inside a transaction.</param>
    public static SchemaImage Of(int pageSizeBytes, Action<AdminDatabase> fill)
    {
        using var database = new AdminDatabase();
        database.ExecuteScript($"PRAGMA page_size={pageSizeBytes}; BEGIN");
        fill(database);
        database.ExecuteScript("COMMIT");
        return Of(database, "main");
    }

    /// <summary>Takes the image of a schema as it is.</summary>
    public static SchemaImage Of(AdminDatabase database, string schema)
    {
        nint image = raw.sqlite3_serialize(database.Handle, schema, out long length, 0);
        byte[] bytes = new byte[length];
        Marshal.Copy(image, bytes, 0, bytes.Length);
        raw.sqlite3_free(image);
        return new SchemaImage(bytes);
    }

    /// <summary>Whether a schema can be replaced by an image: one in memory can, one in a file cannot.</summary>
    public static bool Fits(sqlite3 handle, string schema) => raw.sqlite3_db_filename(handle, schema).utf8_to_string().Length == 0;

    /// <summary>Replaces a schema of a connection by a copy.</summary>
    /// <exception cref="InvalidOperationException">SQLite refused: a defect of the engine.</exception>
    public void CopyInto(sqlite3 handle, string schema)
    {
        nint copy = raw.sqlite3_malloc64(_bytes.Length);
        Marshal.Copy(_bytes, 0, copy, _bytes.Length);
        int code = raw.sqlite3_deserialize(
            handle, schema, copy, _bytes.Length, _bytes.Length, raw.SQLITE_DESERIALIZE_FREEONCLOSE | raw.SQLITE_DESERIALIZE_RESIZEABLE);
        if (code != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"schema {schema} cannot be copied: {raw.sqlite3_errmsg(handle).utf8_to_string()}");
        }
    }
}
