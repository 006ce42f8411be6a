using System.Diagnostics;
using System.Text;
using Sim.Hosting.Logs;

namespace Sim.Hosting.Life;

/// <summary>
/// How a process gets into the background: it starts itself once more and stays until the new one has taken its data directory and directed its
/// output to the log file. A managed process cannot fork.
/// </summary>
internal static class Background
{
    private const string Marker = "SIM_NODE_BACKGROUND";
    private static ReadOnlySpan<byte> Ready => "+"u8;

    /// <summary>Whether this is the process in the background; asking takes the mark away, so that scripts do not inherit it.</summary>
    public static bool TakeMark()
    {
        bool isMarked = Environment.GetEnvironmentVariable(Marker) is not null;
        Environment.SetEnvironmentVariable(Marker, null);
        return isMarked;
    }

    /// <summary>Starts the process in the background and waits until it is ready or has failed; gives the exit code for this process.</summary>
    public static async Task<int> Launch(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ProgramArguments().Concat(arguments))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Marker] = "1";
        using Process child = Process.Start(start)!;
        child.StandardInput.Close();
        Task<string> complaints = child.StandardError.ReadToEndAsync();
        string said = await child.StandardOutput.ReadToEndAsync();
        await Console.Error.WriteAsync(await complaints);
        if (said == Encoding.ASCII.GetString(Ready))
        {
            return 0;
        }

        await child.WaitForExitAsync();
        return child.ExitCode;
    }

    /// <summary>In the background: tells the starting process that all is well, and lets it go.</summary>
    public static void Detach(NodeLog log)
    {
        StandardStreams.LeaveTerminal();
        StandardStreams.Write(StandardStreams.Output, Ready);
        log.Reopen();
    }

    /// <summary>Run by <c>dotnet</c>, the program is its first argument.</summary>
    private static IEnumerable<string> ProgramArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}
