using Sim.Engine.Admin;
using Sim.Engine.Events;

namespace Sim.Engine;

/// <summary>What PROXYSQL commands do to the node's process (src: lib/ProxySQL_Admin.cpp, admin_handler_command_proxysql).</summary>
internal sealed class NodeLifecycle(Node node, bool startsAtOnce) : INodeLifecycle
{
    private readonly TaskCompletionSource _decided = new();

    /// <inheritdoc/>
    public bool IsStarted { get; private set; } = startsAtOnce;

    /// <inheritdoc/>
    public bool IsPaused { get; private set; }

    /// <summary>Completes when a node that was started with -n is told to start, or ends without.</summary>
    public Task Decided => IsStarted ? Task.CompletedTask : _decided.Task;

    /// <inheritdoc/>
    public void Start()
    {
        IsStarted = true;
        _ = _decided.TrySetResult();
    }

    /// <summary>The node ends: nobody is waited for any more.</summary>
    public void GiveUp() => _ = _decided.TrySetResult();

    /// <inheritdoc/>
    public void Pause() => IsPaused = true;

    /// <inheritdoc/>
    public void Resume() => IsPaused = false;

    /// <inheritdoc/>
    public void Stop() => node.Exit(NodeExit.RestartingUnstarted, "PROXYSQL STOP");

    /// <inheritdoc/>
    public void Restart() => node.Exit(NodeExit.Restarting, "PROXYSQL RESTART");

    /// <inheritdoc/>
    public void Shutdown() => node.Exit(NodeExit.Stopped, "PROXYSQL SHUTDOWN");

    /// <inheritdoc/>
    public void Kill() => node.Exit(NodeExit.Killed, "PROXYSQL KILL");

    /// <inheritdoc/>
    public void Crash() => node.Exit(NodeExit.Crashed, "an empty statement");

    /// <inheritdoc/>
    public void FlushLogs() => node.FlushLogs();

    /// <inheritdoc/>
    public void FlushConfigurationDatabase() => node.ReopenConfigurationDatabase();
}
