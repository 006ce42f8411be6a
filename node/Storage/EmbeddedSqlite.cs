using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace Sim.Hosting.Storage;

/// <summary>
/// SQLite inside the published executable: the very library that lies beside the program when it runs unpublished, as SQLite's words are part of
/// a node's answers. It is loaded from memory, so that nothing is unpacked and the file system may be read-only.
/// </summary>
internal static partial class EmbeddedSqlite
{
    private const string ImportedName = "e_sqlite3";
    private const string ResourceName = "libe_sqlite3.so";

    private const uint CloseOnExec = 1;

    private static readonly Lazy<nint> _library = new(Load);

    /// <summary>Before the first use of SQLite: lets it be found. Without an embedded library it is looked for as usual.</summary>
    public static void Offer() => NativeLibrary.SetDllImportResolver(
        typeof(SQLite3Provider_e_sqlite3).Assembly,
        (name, _, _) => name == ImportedName ? _library.Value : nint.Zero);

    private static nint Load()
    {
        using Stream? embedded = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName);
        if (embedded is null || CreateMemoryFile(ResourceName, CloseOnExec) is not (>= 0 and int descriptor))
        {
            return nint.Zero;
        }

        using var file = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Write, bufferSize: 0);
        embedded.CopyTo(file);
        return NativeLibrary.Load($"/proc/self/fd/{descriptor}");
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateMemoryFile(string name, uint flags);
}
