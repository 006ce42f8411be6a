using System.Text.Json;

namespace Sim.Engine.Events;

/// <summary>Why a node's process ends.</summary>
public enum NodeExit
{
    /// <summary>An orderly stop: SIGTERM or PROXYSQL SHUTDOWN.</summary>
    Stopped,

    /// <summary>PROXYSQL RESTART: the process begins again.</summary>
    Restarting,

    /// <summary>PROXYSQL STOP: the process begins again and waits for PROXYSQL START.</summary>
    RestartingUnstarted,

    /// <summary>PROXYSQL KILL: no farewell.</summary>
    Killed,

    /// <summary>The configuration file cannot be used: the process does not come up.</summary>
    Refused,

    /// <summary>A faithful crash of the real program; its angel starts it again.</summary>
    Crashed,
}

/// <summary>The node's process ends now; the host acts on it.</summary>
public sealed record NodeExited(NodeExit Exit, string Reason) : NodeEvent, IVariantEvent<NodeExit>
{
    /// <inheritdoc/>
    public NodeExit Variant => Exit;

    /// <inheritdoc/>
    public override string Kind => "node.exited";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        switch (Exit)
        {
            case NodeExit.Stopped:
                log.Info("Starting shutdown...");
                log.Info("Shutdown completed!");
                log.Info("Exiting...");
                break;
            case NodeExit.Restarting or NodeExit.RestartingUnstarted:
                log.Info("Starting shutdown...");
                log.Info("Shutdown completed!");
                break;
            case NodeExit.Crashed:
                log.Error("main.cpp:905:ProxySQL_daemonize_phase3()", "ProxySQL crashed. Restarting!");
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("exit", Exit.ToString());
        json.WriteString("reason", Reason);
    }
}

/// <summary>
/// The angel does not start a crashed node at once because it had started it in the same second (src: main.cpp, the loop around fork).
/// </summary>
/// <param name="DelayMilliseconds">How long it waits.</param>
public sealed record AngelWaits(int DelayMilliseconds) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "node.angel_waits";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        log.Info($"Angel process is waiting {DelayMilliseconds / 1000} seconds before starting a new ProxySQL process");
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteNumber("delay_ms", DelayMilliseconds);
    }
}

/// <summary>The admin port answers (or no longer answers) at these interfaces.</summary>
public sealed record AdminListening(IReadOnlyList<string> Interfaces) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "node.admin_listening";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("interfaces", string.Join(';', Interfaces));
    }
}

/// <summary>An exception escaped the engine: a defect that the host must not hide.</summary>
public sealed record EngineDefect(Exception Defect) : NodeEvent
{
    /// <inheritdoc/>
    public override string Kind => "node.defect";

    /// <inheritdoc/>
    public override void WriteLog(LogWriter log)
    {
    }

    /// <inheritdoc/>
    public override void WriteFields(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("defect", Defect.GetType().Name);
    }
}
