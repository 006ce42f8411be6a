using System.ComponentModel;
using System.Diagnostics;

namespace Sim.Scenarios.Processes;

/// <summary>
/// The processes that this program has started and that have not ended. When this program ends, whyever, they end too; only a program that is
/// itself killed can leave them behind.
/// </summary>
internal static class LivingProcesses
{
    private static readonly Lock _gate = new();
    private static readonly HashSet<Process> _living = [];
    private static readonly HashSet<string> _folders = [];
    private static bool _isClosed;

    static LivingProcesses() => AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll();

    /// <summary>Starts a process that is to end with this program.</summary>
    public static Process Add(Func<Process> start)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(LivingProcesses));
            Process process = start();
            _living.Add(process);
            return process;
        }
    }

    /// <summary>A folder that is to vanish with this program.</summary>
    public static string AddFolder(string prefix)
    {
        lock (_gate)
        {
            string folder = Directory.CreateTempSubdirectory(prefix).FullName;
            _folders.Add(folder);
            return folder;
        }
    }

    /// <summary>The process has ended.</summary>
    public static void Remove(Process process)
    {
        lock (_gate)
        {
            _living.Remove(process);
        }
    }

    /// <summary>Removes a folder before this program ends.</summary>
    public static void RemoveFolder(string folder)
    {
        lock (_gate)
        {
            _folders.Remove(folder);
        }

        Delete(folder);
    }

    /// <summary>Ends a process and what it has started, at once.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended already.
        }
    }

    private static void EndAll()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (Process process in _living)
            {
                Kill(process);
            }

            foreach (string folder in _folders)
            {
                Delete(folder);
            }
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A process that is just ending may still have written: the system's own cleaning takes what is left.
        }
    }
}
