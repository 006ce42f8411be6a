using System.Runtime.InteropServices;

namespace Sim.Hosting.Life;

/// <summary>How many files and connections this process may have open at once (Linux).</summary>
internal static partial class Descriptors
{
    private const int NumberOfFiles = 7;

    /// <summary>What most systems give a process, where the limit cannot be read.</summary>
    private const long Usual = 1024;

    /// <summary>Raises the limit as far as the process may raise it itself, and gives it.</summary>
    public static long RaiseLimit()
    {
        if (!OperatingSystem.IsLinux() || Get(NumberOfFiles, out Limit limit) != 0)
        {
            return Usual;
        }

        var raised = new Limit { Soft = limit.Hard, Hard = limit.Hard };
        nuint reached = Set(NumberOfFiles, in raised) == 0 ? raised.Soft : limit.Soft;
        return (long)Math.Min(reached, int.MaxValue);
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int Get(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int Set(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
