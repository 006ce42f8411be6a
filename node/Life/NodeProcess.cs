using System.Runtime.InteropServices;
using Sim.Engine;
using Sim.Engine.Cluster;
using Sim.Engine.Configuration;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Hosting.CommandLine;
using Sim.Hosting.Execution;
using Sim.Hosting.Logs;
using Sim.Hosting.Storage;
using Sim.Protocol;

namespace Sim.Hosting.Life;

/// <summary>
/// The process of a node: it begins the node's lives one after the other, as PROXYSQL RESTART and STOP ask, until one ends for good
/// (src: src/main.cpp).
/// </summary>
internal sealed class NodeProcess(NodeArguments arguments, StartupFiles files, ProtocolOptions offer, NodeLog log) : IDisposable
{
    /// <summary>What a client may make a node hold. Instructions and files are not limited: the operator's statements are as free as in ProxySQL.</summary>
    private static readonly StatementLimits _limits = new() { ResultMegabytes = 256, ValueBytes = 32 << 20 };

    private readonly Profile _profile = Robustness.Of(arguments);
    private readonly CancellationTokenSource _stopping = new();
    private readonly string? _operatingSystem = OperatingSystemName.Read();
    private NodeRun? _run;
    private bool _hasStarted;

    /// <summary>Runs until the node ends for good; gives the exit code.</summary>
    public async Task<int> Run()
    {
        ProcessSignals.ExpectHangUp();
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, FlushLogs);
        using var executor = new NodeExecutor();
        bool withoutStart = arguments.WithoutStart;
        while (true)
        {
            NodeExit exit = await Live(executor, withoutStart);
            if (_stopping.IsCancellationRequested || exit is not (NodeExit.Restarting or NodeExit.RestartingUnstarted))
            {
                return ExitCode(exit);
            }

            withoutStart = exit == NodeExit.RestartingUnstarted;
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
            Limits = _limits,
            Seed = (ulong)Random.Shared.NextInt64(),
        };
        await using var run = new NodeRun(executor, _profile, options, new DataDirectory(files.DataDirectory), arguments.ClockOffset, offer, Heed);
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
            case NodeStarting:
                if (arguments.Foreground && !_hasStarted)
                {
                    log.Write(happened);
                }

                _hasStarted = true;
                break;
            case LogsFlushed:
                log.Reopen();
                log.Write(happened);
                break;
            case EngineDefect defect:
                log.Write(writer => writer.Error("sim-node", Describe(defect.Defect)));
                break;
            case PeerConnectionEnded { ConnectionLost: false } failed when !arguments.IsStrict:
                log.Write(writer => writer.Warning("sim-node", Describe(failed)));
                break;
            case NodeExited { Exit: NodeExit.Crashed }:
                // A crash says nothing; an angel may.
                break;
            default:
                log.Write(happened);
                break;
        }
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (signal.Signal == PosixSignal.SIGTERM)
        {
            log.Write(writer => writer.Warning("ProxySQL_GloVars.cpp:9:term_handler()", "Received TERM signal: shutdown in progress..."));
        }

        _stopping.Cancel();
        _run?.Stop();
    }

    private void FlushLogs(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _run?.Announce(new LogsFlushed(_operatingSystem));
    }

    private static int ExitCode(NodeExit exit) => exit switch
    {
        NodeExit.Refused => 1,
        NodeExit.Crashed => AngelRules.CrashedExitCode,
        _ => 0,
    };

    private static string Describe(PeerConnectionEnded failed) => failed.Error.Length > 0
        ? $"Cluster: peer {failed.Peer} answered a check with an error: {failed.Error}"
        : $"Cluster: peer {failed.Peer} answered a check without rows";

    private static string Describe(Exception defect)
    {
        string where = defect.StackTrace?.Split('\n')[0].Trim() ?? "";
        return $"A thread of the node ended with a defect: {defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")} {where}";
    }
}
