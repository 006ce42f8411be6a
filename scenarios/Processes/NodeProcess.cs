using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Processes;

/// <summary>The operating system's process of a node. Its output goes to a log file; it is ended by its own id.</summary>
internal sealed partial class NodeProcess : IDisposable
{
    private const int TerminateSignal = 15;
    private const int ContinueSignal = 18;
    private const int StopSignal = 19;

    /// <summary>Where a shell counts signals from.</summary>
    private const int SignalExitCodes = 128;

    /// <summary>Becomes the node: the shell only directs its output.</summary>
    private const string Launch = "log=$1; shift; exec \"$@\" </dev/null >>\"$log\" 2>&1";

    private readonly Process _process;
    private bool _isEndedByUs;

    private NodeProcess(Process process)
    {
        _process = process;
        Exited = WaitForExit();
    }

    /// <summary>Its id; the shell that began it has become the node.</summary>
    public int Id => _process.Id;

    /// <summary>Completes when it has ended, for whatever reason.</summary>
    public Task Exited { get; }

    /// <summary>Whether it runs.</summary>
    public bool IsAlive => !Exited.IsCompleted && !_process.HasExited;

    /// <summary>Why it ended although nobody asked it to; null while it runs, or when it ended as asked or in order.</summary>
    public string? UnexpectedEnd => IsAlive || _isEndedByUs || _process.ExitCode == 0 ? null : Ending;

    /// <summary>How it ended.</summary>
    public string Ending => _process.ExitCode > SignalExitCodes
        ? $"by signal {_process.ExitCode - SignalExitCodes}"
        : $"with exit code {_process.ExitCode}";

    /// <summary>Starts it.</summary>
    /// <exception cref="WorldException">The operating system refuses.</exception>
    public static NodeProcess Start(IReadOnlyList<string> command, string logFile, string timeZoneFile)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Launch, "sh", logFile, .. command]) { UseShellExecute = false };
        start.Environment["TZ"] = timeZoneFile;

        // A program of this platform finds its runtime where this one has it.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        try
        {
            return new NodeProcess(LivingProcesses.Add(() => Process.Start(start)!));
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new WorldException($"{command[0]} cannot be started: {failure.Message}");
        }
    }

    /// <summary>Asks it to end in order.</summary>
    public void Terminate()
    {
        _isEndedByUs = true;
        if (IsAlive)
        {
            _ = Signal(_process.Id, TerminateSignal);
        }
    }

    /// <summary>Stops it for a while.</summary>
    public void Pause() => _ = Signal(_process.Id, StopSignal);

    /// <summary>Lets it go on.</summary>
    public void GoOn() => _ = Signal(_process.Id, ContinueSignal);

    /// <summary>Ends it, and what it has started, at once.</summary>
    public void Kill()
    {
        _isEndedByUs = true;
        LivingProcesses.Kill(_process);
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private async Task WaitForExit()
    {
        await _process.WaitForExitAsync();
        LivingProcesses.Remove(_process);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
