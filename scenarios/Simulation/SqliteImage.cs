using System.Runtime.InteropServices;
using SQLitePCL;

namespace Sim.Scenarios.Simulation;

/// <summary>A database as the bytes of its file.</summary>
internal static class SqliteImage
{
    /// <summary>The bytes; null when the connection knows no such schema.</summary>
    public static byte[]? Take(sqlite3 database, string schema)
    {
        IntPtr image = raw.sqlite3_serialize(database, schema, out long size, 0);
        if (image == IntPtr.Zero)
        {
            return null;
        }

        var bytes = new byte[size];
        Marshal.Copy(image, bytes, 0, bytes.Length);
        raw.sqlite3_free(image);
        return bytes;
    }

    /// <summary>Makes the attached schema what the bytes say.</summary>
    /// <exception cref="InvalidOperationException">The bytes are no database.</exception>
    public static void Restore(sqlite3 database, string schema, byte[] image)
    {
        IntPtr copy = raw.sqlite3_malloc64(image.Length);
        Marshal.Copy(image, 0, copy, image.Length);
        const int FreeOnClose = 1;
        const int Resizeable = 2;
        int code = raw.sqlite3_deserialize(database, schema, copy, image.Length, image.Length, FreeOnClose | Resizeable);
        if (code != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"the image of {schema} cannot be restored: {raw.sqlite3_errmsg(database).utf8_to_string()}");
        }
    }
}
