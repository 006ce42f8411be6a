using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sim.Hosting.Life;

/// <summary>Signals to a process that this one started.</summary>
internal static partial class ProcessSignals
{
    /// <summary>SIGHUP.</summary>
    public const int HangUp = 1;

    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;

    /// <summary>Sends a signal, unless the process has ended.</summary>
    public static void Send(Process process, int signal)
    {
        if (!process.HasExited)
        {
            _ = Kill(process.Id, signal);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
