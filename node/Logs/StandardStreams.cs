using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Sim.Hosting.Logs;

/// <summary>Where standard output and standard error of this process go (Linux and other Unix systems).</summary>
internal static partial class StandardStreams
{
    /// <summary>Standard output.</summary>
    public const int Output = 1;

    /// <summary>Standard error.</summary>
    public const int Error = 2;

    private const int Interrupted = 4;

    private const int WriteOnly = 0x1;
    private const int Create = 0x40;
    private const int Append = 0x400;

    /// <summary>User and group read and write.</summary>
    private const int Mode = 0x1B0;

    /// <summary>Directs both to the end of a file, which is created if it is missing; false when it cannot be opened.</summary>
    public static bool DirectTo(string path)
    {
        int file = Open(path, WriteOnly | Create | Append, Mode);
        if (file < 0)
        {
            return false;
        }

        using var handle = new SafeFileHandle(file, ownsHandle: true);
        return Duplicate(file, Output) >= 0 && Duplicate(file, Error) >= 0;
    }

    /// <summary>Leaves the terminal of the process that started this one.</summary>
    public static void LeaveTerminal() => _ = NewSession();

    /// <summary>
    /// Writes to one of them, wherever it goes now; the streams of <see cref="Console"/> keep going where it went first. What cannot be written (a
    /// full disk, a reader that went away) is lost: that must not end a node.
    /// </summary>
    public static void Write(int stream, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            nint written = Write(stream, bytes, bytes.Length);
            if (written < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            {
                return;
            }

            bytes = bytes[(int)Math.Max(written, 0)..];
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int file, ReadOnlySpan<byte> bytes, nint count);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    private static partial int NewSession();
}
