using System.Runtime.InteropServices;
using Sim.Engine;
using Sim.Engine.Events;
using Sim.Hosting.CommandLine;
using Sim.Hosting.Execution;
using Sim.Hosting.Logs;
using Sim.Hosting.Storage;

namespace Sim.Hosting.Life;

/// <summary>
/// The process of a node: it begins the node's lives one after the other, as ProxySQL's angel does, until one ends in order (src: src/main.cpp).
/// </summary>
internal sealed class NodeProcess(NodeArguments arguments, StartupFiles files, NodeLog log) : IDisposable
{
    /// <summary>What a shell sees of a process that died of SIGSEGV.</summary>
    private const int CrashedExitCode = 139;

    private readonly CancellationTokenSource _stopping = new();
    private readonly string? _operatingSystem = OperatingSystemName.Read();
    private NodeRun? _run;
    private bool _hasStarted;

    /// <summary>Runs until the node ends for good; gives the exit code.</summary>
    public async Task<int> Run()
    {
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, FlushLogs);
        using var executor = new NodeExecutor();
        bool withoutStart = arguments.WithoutStart;
        while (true)
        {
            DateTime startedAt = DateTime.UtcNow;
            NodeExit exit = await Live(executor, withoutStart);
            if (exit is NodeExit.Stopped or NodeExit.Killed or NodeExit.Refused || _stopping.IsCancellationRequested)
            {
                return exit == NodeExit.Refused ? 1 : 0;
            }

            if (exit == NodeExit.Crashed)
            {
                if (arguments.ExitOnError)
                {
                    return CrashedExitCode;
                }

                await WaitAsAngel(startedAt);
            }

            withoutStart = exit == NodeExit.RestartingUnstarted || (withoutStart && exit == NodeExit.Crashed);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task<NodeExit> Live(NodeExecutor executor, bool withoutStart)
    {
        var options = new NodeOptions
        {
            ConfigurationFilePath = files.ConfigurationPath,
            ReadConfigurationFile = () => StartupFiles.TryRead(files.ConfigurationPath!),

            // The database is set aside once; a node that starts again finds what it had saved, merged with the file as 1.4.6 does.
            Initial = arguments.Initial && !_hasStarted,
            Reload = arguments.Reload || (arguments.Initial && _hasStarted),
            WithMonitor = !arguments.WithoutMonitor,
            WithoutStart = withoutStart,
            AdminSocket = arguments.AdminSocket,
            OpensAdminPortAtBoot = !arguments.LateAdmin,
            OperatingSystem = _operatingSystem,
            Seed = (ulong)Random.Shared.NextInt64(),
        };
        await using var run = new NodeRun(executor, arguments.Profile, options, new DataDirectory(files.DataDirectory), Heed);
        _run = run;
        run.Start();
        if (_stopping.IsCancellationRequested)
        {
            run.Stop();
        }

        return await run.Ended;
    }

    /// <summary>On the node's thread.</summary>
    private void Heed(NodeEvent happened)
    {
        switch (happened)
        {
            case NodeStarting when _hasStarted:
                // The angel's new child does not say again what it is.
                AnnounceAngel();
                break;
            case NodeStarting:
                _hasStarted = true;
                log.Write(happened);
                AnnounceBackground();
                break;
            case LogsFlushed:
                log.Reopen();
                log.Write(happened);
                break;
            case EngineDefect defect:
                log.Write(writer => writer.Error("sim-node", Describe(defect.Defect)));
                log.Write(new NodeExited(NodeExit.Crashed, "defect"));
                break;
            case NodeExited { Exit: NodeExit.Crashed } when arguments.ExitOnError:
                break;
            default:
                log.Write(happened);
                break;
        }
    }

    private void AnnounceBackground()
    {
        if (!arguments.Foreground)
        {
            log.Info("Starting ProxySQL");
            log.Info("Sucessfully started");
            AnnounceAngel();
        }
    }

    private void AnnounceAngel()
    {
        if (!arguments.Foreground)
        {
            log.Info($"Angel process started ProxySQL process {Environment.ProcessId}");
        }
    }

    /// <summary>The angel only waits when the node did not even live until the next second of the clock.</summary>
    private async Task WaitAsAngel(DateTime startedAt)
    {
        int delay = arguments.Profile.AngelRestartDelayMilliseconds;
        if (DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond != startedAt.Ticks / TimeSpan.TicksPerSecond)
        {
            return;
        }

        log.Info($"Angel process is waiting {delay / 1000} seconds before starting a new ProxySQL process");
        await Task.Delay(delay, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _stopping.Cancel();
        _run?.Stop();
    }

    private void FlushLogs(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _run?.Announce(new LogsFlushed(_operatingSystem));
    }

    private static string Describe(Exception defect)
    {
        string where = defect.StackTrace?.Split('\n')[0].Trim() ?? "";
        return $"A thread of the node ended with a defect: {defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")} {where}";
    }
}
