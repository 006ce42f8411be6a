using System.Diagnostics;
using Sim.Hosting.Logs;

namespace Sim.Hosting.Life;

/// <summary>What a process of the program is there for.</summary>
internal enum ProcessRole
{
    /// <summary>Somebody started it.</summary>
    Starter,

    /// <summary>It runs in the background and sees that a node runs.</summary>
    Angel,

    /// <summary>It is the node that an angel started.</summary>
    AngelsNode,
}

/// <summary>
/// How a process gets into the background: it starts itself once more and stays until the new one has taken its data directory and directed its
/// output to the log file. A managed process cannot fork.
/// </summary>
internal static class Background
{
    private const string Marker = "SIM_NODE_ROLE";

    /// <summary>
    /// Ends what the process in the background has to say to whoever started it. The end of the stream does not come: the runtime keeps a copy of it.
    /// </summary>
    private const char Ready = '\0';

    /// <summary>What this process is there for; asking takes the mark away, so that scripts do not inherit it.</summary>
    public static ProcessRole TakeRole()
    {
        string? mark = Environment.GetEnvironmentVariable(Marker);
        Environment.SetEnvironmentVariable(Marker, null);
        return mark switch
        {
            nameof(ProcessRole.Angel) => ProcessRole.Angel,
            nameof(ProcessRole.AngelsNode) => ProcessRole.AngelsNode,
            _ => ProcessRole.Starter,
        };
    }

    /// <summary>Starts the angel in the background and waits until it is ready or has failed; gives the exit code for this process.</summary>
    public static async Task<int> Launch(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = OwnProgram(ProcessRole.Angel, arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process child = Process.Start(start)!;
        child.StandardInput.Close();
        if (await PassOnUntilReady(child.StandardError))
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
        StandardStreams.Write(StandardStreams.Error, [(byte)Ready]);
        log.Reopen();
    }

    /// <summary>Starts the node of an angel, which writes where the angel writes.</summary>
    public static Process StartNode(IEnumerable<string> arguments) => Process.Start(OwnProgram(ProcessRole.AngelsNode, arguments))!;

    private static async Task<bool> PassOnUntilReady(StreamReader words)
    {
        var buffer = new char[256];
        while (await words.ReadAsync(buffer) is > 0 and int count)
        {
            int end = Array.IndexOf(buffer, Ready, 0, count);
            await Console.Error.WriteAsync(buffer, 0, end < 0 ? count : end);
            if (end >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static ProcessStartInfo OwnProgram(ProcessRole role, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ProgramArguments().Concat(arguments)) { UseShellExecute = false };
        start.Environment[Marker] = role.ToString();
        return start;
    }

    /// <summary>Run by <c>dotnet</c>, the program is its first argument.</summary>
    private static IEnumerable<string> ProgramArguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}
