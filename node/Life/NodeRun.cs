using Sim.Engine;
using Sim.Engine.Events;
using Sim.Engine.Profiles;
using Sim.Engine.Seams;
using Sim.Hosting.Backends;
using Sim.Hosting.Execution;
using Sim.Hosting.Peers;
using Sim.Hosting.Serving;
using Sim.Protocol;

namespace Sim.Hosting.Life;

/// <summary>One life of a node in this process: from its boot to the event that says why it ended.</summary>
internal sealed class NodeRun : IEventSink, IAsyncDisposable
{
    private readonly TaskCompletionSource<NodeExit> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<NodeEvent> _onEvent;
    private readonly NodeContext _context;
    private readonly MysqlPeers _peers = new();
    private readonly MysqlBackends _backends = new();
    private readonly Node _node;
    private readonly AdminInterfaces _interfaces;

    /// <summary>Prepares a life.</summary>
    /// <param name="executor">What it runs on.</param>
    /// <param name="profile">The version.</param>
    /// <param name="options">What the node is started with.</param>
    /// <param name="disk">Its data directory.</param>
    /// <param name="clockOffset">How far its wall clock is ahead of the machine's.</param>
    /// <param name="offer">What clients of the admin port are offered.</param>
    /// <param name="onEvent">Hears of everything, on the node's thread.</param>
    public NodeRun(NodeExecutor executor, Profile profile, NodeOptions options, IDisk disk, TimeSpan clockOffset, ProtocolOptions offer, Action<NodeEvent> onEvent)
    {
        _onEvent = onEvent;
        _context = new NodeContext(executor, defect => Emit(new EngineDefect(defect)));
        _node = new Node(profile, options, new NodeSeams(new ProcessClock(_context, clockOffset), _peers, _backends, disk, new ProcessScripts(this), this));
        _interfaces = new AdminInterfaces(new NodePort(_node, _context, this), offer, this);
    }

    /// <summary>Completes when the node has said that it ends.</summary>
    public Task<NodeExit> Ended => _ended.Task;

    /// <summary>Boots the node.</summary>
    public void Start() => _context.Post(() => _node.Threads.Start(_node.Start()));

    /// <summary>Ends the node in order, and does not wait for statements that take long. Any thread may call it.</summary>
    public void Stop()
    {
        _node.EndUsersStatements();
        _context.Post(_node.Stop);
    }

    /// <summary>Tells the node's surroundings something on the node's thread.</summary>
    public void Announce(NodeEvent happened) => _context.Post(() => Emit(happened));

    /// <summary>Takes the life away: nothing of it runs any more, its connections and files are closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _interfaces.DisposeAsync();
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _context.Post(() =>
        {
            _node.Dispose();
            _peers.Dispose();
            _backends.Dispose();
            _context.Dispose();
            gone.SetResult();
        });
        await gone.Task;
    }

    /// <inheritdoc/>
    public void Emit(NodeEvent happened)
    {
        _onEvent(happened);
        switch (happened)
        {
            case AdminListening listening:
                _interfaces.Listen(listening.Interfaces);
                break;
            case NodeExited exited:
                _ended.TrySetResult(exited.Exit);
                break;
            case EngineDefect:
                _ended.TrySetResult(NodeExit.Crashed);
                break;
            default:
                break;
        }
    }
}
