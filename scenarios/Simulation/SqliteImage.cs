using System.Runtime.InteropServices;
using SQLitePCL;

namespace Sim.Scenarios.Simulation;

/// <summary>A database as the bytes of its file.</summary>
internal static class SqliteImage
{
    /// <summary>The bytes; null when the connection knows no such schema.</summary>
    public static byte[]? Take(sqlite3 database, string schema)
    {
        // A schema that came from an image already lies in one piece.
        const int InPlace = 1;
        IntPtr own = raw.sqlite3_serialize(database, schema, out long size, InPlace);
        IntPtr image = own != IntPtr.Zero ? own : raw.sqlite3_serialize(database, schema, out size, 0);
        if (image == IntPtr.Zero)
        {
            return null;
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)size);
        Marshal.Copy(image, bytes, 0, bytes.Length);
        if (own == IntPtr.Zero)
        {
            raw.sqlite3_free(image);
        }

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
