using System.Runtime.InteropServices;

namespace Sim.Protocol;

/// <summary>
/// What huge commands and answers leave behind. A node at rest allocates so little that the collector would not look for hours, and the process
/// would look as if it leaked; so it is told.
/// </summary>
internal sealed class HugeCommands
{
    /// <summary>Less is not worth a collection.</summary>
    private const int HugeBytes = 8 * 1024 * 1024;

    /// <summary>More is not left until the next look.</summary>
    private const long UrgentBytes = 64 * 1024 * 1024;

    private long _garbageBytes;
    private int _isUrgent;

    /// <summary>A command, or an answer, of so many bytes is done with.</summary>
    public void Note(long bytes)
    {
        if (bytes >= HugeBytes && Interlocked.Add(ref _garbageBytes, bytes) >= UrgentBytes && Interlocked.Exchange(ref _isUrgent, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static garbage => garbage.GiveBack(), this, preferLocal: false);
        }
    }

    /// <summary>Gives the memory of those that are done with back to the system; called now and then.</summary>
    public void GiveBack()
    {
        if (Interlocked.Exchange(ref _garbageBytes, 0) > 0)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            TrimNativeMemory();
        }

        Volatile.Write(ref _isUrgent, 0);
    }

    /// <summary>SQLite's copies of a huge statement are free by now, and stay with the C library unless it is asked for them.</summary>
    private static void TrimNativeMemory()
    {
        try
        {
            _ = Trim(0);
        }
        catch (Exception unknown) when (unknown is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library than glibc, which has its own ways.
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint keep);
}
