using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sim.Hosting.Life;

/// <summary>Signals to this process, and to one that it started.</summary>
internal static partial class ProcessSignals
{
    /// <summary>SIGHUP.</summary>
    public const int HangUp = 1;

    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;

    private const nint DefaultHandler = 0;

    /// <summary>Sends a signal, unless the process has ended.</summary>
    public static void Send(Process process, int signal)
    {
        if (!process.HasExited)
        {
            _ = Kill(process.Id, signal);
        }
    }

    /// <summary>
    /// Makes SIGHUP arrive although the process was started with nohup: to a node it is the word to open its log anew, not the end of a terminal.
    /// </summary>
    public static void ExpectHangUp() => _ = Handle(HangUp, DefaultHandler);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
