using System.Diagnostics;
using System.Runtime.InteropServices;
using Sim.Engine.Events;
using Sim.Hosting.CommandLine;
using Sim.Hosting.Logs;

namespace Sim.Hosting.Life;

/// <summary>
/// The process in the background that sees that a node runs: it starts one, and another when it did not end in order (src: src/main.cpp,
/// ProxySQL_daemonize_phase3). Signals to it concern the node, which is what the pid file is for.
/// </summary>
internal sealed class Angel(IReadOnlyList<string> commandLine, NodeArguments arguments, NodeLog log) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly object _gate = new();
    private Process? _node;

    /// <summary>Runs until a node ends for good; gives the exit code.</summary>
    public async Task<int> Run()
    {
        ProcessSignals.ExpectHangUp();
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, FlushLogs);
        IReadOnlyList<string> options = commandLine;
        while (true)
        {
            DateTime startedAt = DateTime.UtcNow;
            int exitCode = await Live(options);
            if (exitCode == 0)
            {
                Say(writer => writer.Info("Shutdown angel process"));
                return 0;
            }

            if (arguments.ExitOnError || _stopping.IsCancellationRequested)
            {
                return exitCode;
            }

            Say(writer => AngelRules.WriteEnd(writer, exitCode));
            await Pause(startedAt);
            options = AngelRules.OptionsOfNext(commandLine);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task<int> Live(IReadOnlyList<string> options)
    {
        using Process node = Background.StartNode(options);
        Say(writer => writer.Info($"Angel process started ProxySQL process {node.Id}"));
        lock (_gate)
        {
            _node = node;
            if (_stopping.IsCancellationRequested)
            {
                ProcessSignals.Send(node, ProcessSignals.Terminate);
            }
        }

        await node.WaitForExitAsync();
        lock (_gate)
        {
            _node = null;
        }

        return node.ExitCode;
    }

    private async Task Pause(DateTime startedAt)
    {
        int delay = arguments.Profile.AngelRestartDelayMilliseconds;
        if (AngelRules.IsTooSoon(startedAt, DateTime.UtcNow))
        {
            Say(writer => writer.Info($"Angel process is waiting {delay / 1000} seconds before starting a new ProxySQL process"));
            await Task.Delay(delay, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The node may have opened the log anew meanwhile.</summary>
    private void Say(Action<LogWriter> write)
    {
        log.Reopen();
        log.Write(write);
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _stopping.Cancel();
        Forward(ProcessSignals.Terminate);
    }

    private void FlushLogs(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Forward(ProcessSignals.HangUp);
    }

    private void Forward(int signal)
    {
        lock (_gate)
        {
            if (_node is { } node)
            {
                ProcessSignals.Send(node, signal);
            }
        }
    }
}
